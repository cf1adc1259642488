"""What the programmes did, and which facilities came."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from campaigns.choices import ActivityKind, ModelKind, ParticipantRole, SupportKind
from campaigns.models import Activity, DemonstrationModel, Officer, Participation, SupportCase
from core.reference import read_rows
from sxsh_portal.demo.chance import Chance, decimal
from sxsh_portal.demo.places import Province
from sxsh_portal.demo.plans import Calendar
from sxsh_portal.demo.sites import BATCH, Site

DATA = Path(__file__).parent / "data"
MILLION = 10**6
# How often a facility that knows of the programme comes again, in a year.
COMES_AGAIN = 0.2
PROGRAMME_BEGINS = date(2009, 9, 7)  # QĐ 1419/QĐ-TTg
# What Hà Nội reported for 2009-2018.
MODELS, SUPPORT_CASES = 15, 85
EQUIPMENT = (
    "Hỗ trợ lò gas con thoi bọc bông gốm",
    "Hỗ trợ biến tần cho hệ thống quạt, bơm",
    "Hỗ trợ máy ép nhựa tiết kiệm điện",
    "Hỗ trợ hệ thống lọc, tuần hoàn nước",
    "Hỗ trợ lò trung tần có điều khiển",
    "Hỗ trợ máy nhuộm dung tỷ thấp",
    "Hỗ trợ hệ thống hút và thu hồi bụi",
)
# What a kind of activity has of its own.
OWN: dict[str, dict[str, str]] = {
    ActivityKind.TOUR: {"destination": "Khu công nghiệp sinh thái (minh họa)"},
    ActivityKind.MEDIA: {"channel": "Báo Công Thương (minh họa)"},
    ActivityKind.INSPECTION: {
        "team": "Sở Công Thương, Sở Nông nghiệp và Môi trường",
        "finding": "Hơi và khí nén rò rỉ; chưa theo dõi nước theo công đoạn.",
        "remedy": "Bảo ôn đường hơi, lắp đồng hồ nước từng công đoạn.",
    },
    ActivityKind.AWARD: {"proposal": "Khen thưởng cơ sở tiết kiệm năng lượng tiêu biểu."},
}
Row = dict[str, str]


@dataclass(slots=True, kw_only=True)
class Agenda:
    """A province's activities by year."""

    province: Province
    by_year: dict[int, list[Activity]] = field(default_factory=dict)

    def trainings(self, year: int) -> list[Activity]:
        return [item for item in self.by_year[year] if item.kind == ActivityKind.TRAINING]

    def open_to_all(self, year: int) -> list[Activity]:
        """Those that count as awareness; a seat in a training is for those who are due."""
        return [
            item
            for item in self.by_year[year]
            if item.counts_as_awareness and item.kind != ActivityKind.TRAINING
        ]

    def support(self, year: int) -> list[Activity]:
        return [item for item in self.by_year[year] if item.kind == ActivityKind.SUPPORT]


def write_agenda(province: Province, calendar: Calendar, last_year: int) -> Agenda:
    chance = Chance(f"activities {province.key}")
    agenda = Agenda(province=province)
    for year in range(2009, last_year + 1):
        agenda.by_year[year] = list(_activities_of(year, province, calendar, chance))
    activities = [item for items in agenda.by_year.values() for item in items]
    Activity.objects.bulk_create(activities, batch_size=BATCH)
    return agenda


def _activities_of(
    year: int, province: Province, calendar: Calendar, chance: Chance
) -> Iterator[Activity]:
    rows = [
        row
        for row in read_rows(DATA / "activities.csv")
        if row["programme"] == province.key and int(row["first"]) <= year <= int(row["last"])
    ]
    turns = [(row, number) for row in rows for number in range(1, int(row["times"]) + 1)]
    for position, (row, number) in enumerate(turns, start=1):
        activity = _activity(row, year, chance)
        activity.code = f"{province.key}-{year}-{position:02d}"
        activity.title = row["title"].format(
            year=year, number=number, trade=_trade(province, chance)
        )
        activity.plan = calendar.plan_of(province, year)
        activity.admin_unit, activity.agency = province.unit, province.department
        activity.place = _place(activity, province, chance)
        yield activity


def _activity(row: Row, year: int, chance: Chance) -> Activity:
    """Courses are held after the summer, everything else from March on."""
    is_course = row["kind"] == ActivityKind.TRAINING
    starts_on = chance.day(date(year, 8 if is_course else 3, 1), date(year, 11, 25))
    budget = decimal(chance.around(float(row["budget_million"]), 0.15)) * MILLION
    spent = budget * decimal(chance.uniform(0.82, 1), 2)
    return Activity(
        kind=row["kind"],
        starts_on=starts_on,
        counts_as_awareness=row["counts"] == "yes",
        budget_vnd=budget,
        spent_vnd=round(spent, -5),
        copies=_number(row["copies"]),
        booths=_number(row["booths"]),
        reach=_number(row["reach"]),
        **OWN.get(row["kind"], {}),
    )


def _number(text: str) -> int | None:
    return int(text) if text else None


def _trade(province: Province, chance: Chance) -> str:
    place = chance.choice(province.zones)
    return chance.choice(place.trades).word.lower()


def _place(activity: Activity, province: Province, chance: Chance) -> str:
    if activity.kind in (ActivityKind.LEAFLET, ActivityKind.MEDIA):
        return ""
    if chance.happens(0.5):
        return f"Hội trường {province.department.name}"
    return chance.choice(province.zones).zone.name


def write_visits(
    agenda: Agenda, sites: Sequence[Site], officers: dict[int, Officer], last_year: int
) -> None:
    """Who came: to a course when due, to an open event in the year of becoming aware, and now and
    then again. `officers`: the named person of a facility, by its id."""
    chance = Chance(f"visits {agenda.province.key}")
    visits = [
        visit
        for year in range(2010, last_year + 1)
        for visit in _visits_of(year, agenda, sites, officers, chance)
    ]
    Participation.objects.bulk_create(visits, batch_size=BATCH)


def _visits_of(
    year: int,
    agenda: Agenda,
    sites: Sequence[Site],
    officers: dict[int, Officer],
    chance: Chance,
) -> Iterator[Participation]:
    courses, events = agenda.trainings(year), agenda.open_to_all(year)
    for site in sites:
        officer = officers.get(site.facility.pk)
        if year in site.trained_in:
            yield _seat(chance.choice(courses), site, officer)
        if (site.aware_from == year and year not in site.trained_in) or (
            site.is_aware(year) and site.in_scope(year) and chance.happens(COMES_AGAIN)
        ):
            yield _visit(chance.choice(events), site, chance)
        if year in site.assessed_in:
            yield from (_helped(activity, site) for activity in agenda.support(year))


def _seat(course: Activity, site: Site, officer: Officer | None) -> Participation:
    return Participation(
        activity=course,
        facility=site.facility,
        officer=officer,
        person=officer.name if officer else "",
        role=ParticipantRole.TECHNICAL,
        certificate=f"{course.code}/{site.facility.code}",
    )


def _helped(support: Activity, site: Site) -> Participation:
    return Participation(activity=support, facility=site.facility, role=ParticipantRole.TECHNICAL)


def _visit(event: Activity, site: Site, chance: Chance) -> Participation:
    role = chance.pick({ParticipantRole.TECHNICAL: 75, ParticipantRole.COMMUNITY: 25})
    return Participation(activity=event, facility=site.facility, role=role)


def write_support(sites: Sequence[Site], calendar: Calendar) -> None:
    """Fifteen models and 85 instances of equipment support in Hà Nội, 2009 to 2018."""
    chance = Chance("support")
    models = [_model(number, sites, calendar, chance) for number in range(MODELS)]
    DemonstrationModel.objects.bulk_create(models)
    cases = [_case(sites, calendar, chance) for _ in range(SUPPORT_CASES)]
    SupportCase.objects.bulk_create(cases)


def _model(
    number: int, sites: Sequence[Site], calendar: Calendar, chance: Chance
) -> DemonstrationModel:
    kinds = tuple(ModelKind)
    site, day = _supported(sites, chance)
    return DemonstrationModel(
        facility=site.facility,
        plan=calendar.plan_of(site.province, day.year),
        kind=kinds[number % len(kinds)],
        title=f"Mô hình sản xuất sạch hơn ngành {site.trade.word.lower()}",
        established_on=day,
    )


def _case(sites: Sequence[Site], calendar: Calendar, chance: Chance) -> SupportCase:
    """Instances, not firms: the same facility may be helped twice."""
    site, day = _supported(sites, chance)
    return SupportCase(
        facility=site.facility,
        plan=calendar.plan_of(site.province, day.year),
        kind=SupportKind.EQUIPMENT,
        supported_on=day,
        title=chance.choice(EQUIPMENT),
        amount_vnd=decimal(chance.around(140, 0.5)) * MILLION,
    )


def _supported(sites: Sequence[Site], chance: Chance) -> tuple[Site, date]:
    """More in later years; a facility that applies from then on, or soon."""
    year = chance.pick({year: year - 2005 for year in range(2009, 2019)})
    fit = [site for site in sites if site.is_applying(year + 3) and site.in_scope(year)]
    first = max(date(year, 2, 1), PROGRAMME_BEGINS)
    return chance.choice(fit), chance.day(first, date(year, 12, 15))
