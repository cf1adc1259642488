"""Officers who carry the programme, and the courses they sat in. All names are invented."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from campaigns.choices import ParticipantRole
from campaigns.models import Officer, Participation
from sxsh_portal.demo.activities import Agenda
from sxsh_portal.demo.chance import Chance
from sxsh_portal.demo.places import Province
from sxsh_portal.demo.sites import BATCH, Site
from sxsh_portal.demo.timetable import (
    FIRST,
    OFFICERS_TRAINED,
    ZONES_TRAINED,
    Curve,
    due_for_training,
)

FAMILY = "Nguyễn Trần Lê Phạm Hoàng Phan Vũ Đặng Bùi Đỗ Ngô Dương Đinh Trịnh"
MIDDLE = "Văn Thị Đức Thu Minh Ngọc Quang Thanh Hữu Hồng Xuân Kim"
GIVEN = (
    "An Bình Chi Dung Giang Hà Hải Hiền Hòa Hùng Lan Linh Long Mai Nam Nga Phong Sơn Thảo Tú Yến"
)
OFFICERS_OF_DEPARTMENT = 4
# Communes took over from districts on 1 July 2025.
REFORM = date(2025, 7, 1)
LAST_DAY_OF_DISTRICTS = date(2025, 6, 30)


@dataclass(slots=True, kw_only=True, eq=False)
class Trainee:
    """An officer and the years of the courses."""

    officer: Officer
    trained_in: list[int] = field(default_factory=list)

    def in_office(self, year: int) -> bool:
        end = date(year, 12, 31)
        started, left = self.officer.started_on, self.officer.left_on
        return (started is None or started <= end) and (left is None or left > end)


def write_staff(province: Province, agenda: Agenda, last_year: int) -> None:
    """Officers of the department, its districts or communes, and the zone boards."""
    names = _names(Chance(f"officers {province.key}"))
    of_agencies = [Trainee(officer=officer) for officer in _of_agencies(province, names, last_year)]
    of_zones = [Trainee(officer=officer) for officer in _of_zones(province, names)]
    trainees = [*of_agencies, *of_zones]
    Officer.objects.bulk_create([item.officer for item in trainees], batch_size=BATCH)
    chance = Chance(f"courses {province.key}")
    for group, shares in ((of_agencies, OFFICERS_TRAINED), (of_zones, ZONES_TRAINED)):
        _train(chance.shuffled(group), shares, last_year)
    seats = [seat for item in trainees for seat in _seats(item, agenda, chance)]
    Participation.objects.bulk_create(seats, batch_size=BATCH)


def write_facility_officers(sites: Sequence[Site]) -> dict[int, Officer]:
    """A named officer for every large enterprise's facility that was ever trained."""
    trained = [site for site in sites if site.is_large and site.trained_in]
    if not trained:
        return {}
    names = _names(Chance(f"facility officers {trained[0].province.key}"))
    officers = [
        Officer(
            name=next(names),
            position="Cán bộ chuyên trách SXSH",
            admin_unit=site.province.unit,
            facility=site.facility,
            started_on=date(max(FIRST, site.first_year), 1, 1),
        )
        for site in trained
    ]
    Officer.objects.bulk_create(officers, batch_size=BATCH)
    return {site.facility.pk: officer for site, officer in zip(trained, officers, strict=True)}


def _names(chance: Chance) -> Iterator[str]:
    whole = [
        f"{family} {middle} {given}"
        for family in FAMILY.split()
        for middle in MIDDLE.split()
        for given in GIVEN.split()
    ]
    return (f"{name} (minh họa)" for name in chance.shuffled(whole))


def _of_agencies(province: Province, names: Iterator[str], last_year: int) -> Iterator[Officer]:
    for agency in [province.department] * OFFICERS_OF_DEPARTMENT:
        yield _officer(province, names, "Chuyên viên quản lý năng lượng, SXSH", agency=agency)
    for agency in province.districts:
        officer = _officer(province, names, "Chuyên viên phụ trách công nghiệp", agency=agency)
        officer.left_on = LAST_DAY_OF_DISTRICTS if last_year >= REFORM.year else None
        yield officer
    for agency in province.communes if last_year >= REFORM.year else ():
        officer = _officer(province, names, "Công chức kinh tế", agency=agency)
        officer.started_on = REFORM
        yield officer


def _of_zones(province: Province, names: Iterator[str]) -> Iterator[Officer]:
    for place in province.zones:
        if place.zone.board:
            yield _officer(province, names, "Cán bộ môi trường", zone=place.zone)


def _officer(
    province: Province, names: Iterator[str], position: str, **employer: object
) -> Officer:
    return Officer(
        name=next(names),
        position=position,
        admin_unit=province.unit,
        started_on=date(2009, 10, 1),
        **employer,
    )


def _train(group: Sequence[Trainee], shares: Curve, last_year: int) -> None:
    for year in range(FIRST, last_year + 1):
        present = [item for item in group if item.in_office(year)]
        count = round(shares[year] * len(present))
        for item in due_for_training(present, year, count, lambda item: item.trained_in):
            item.trained_in.append(year)


def _seats(item: Trainee, agenda: Agenda, chance: Chance) -> Iterator[Participation]:
    for year in item.trained_in:
        course = chance.choice(agenda.trainings(year))
        yield Participation(
            activity=course,
            agency=item.officer.agency,
            zone=item.officer.zone,
            officer=item.officer,
            person=item.officer.name,
            role=ParticipantRole.STATE,
            certificate=course.code,
        )
