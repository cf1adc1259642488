"""Two rounds of local reports of Hà Nội: one that is over, and one that is open on the day of the
first start, in which Bát Tràng has still to send its report."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Count, Q, Sum
from django.utils import timezone

from accounts.models import User
from assessments.choices import HANDED_IN, AssessmentKind
from assessments.models import Assessment
from campaigns.choices import LocalReportState
from campaigns.models import (
    DemonstrationModel,
    LocalReport,
    LocalRound,
    Participation,
    SupportCase,
)
from campaigns.selectors.local_figures import Values, frozen
from campaigns.selectors.local_reports import Place, units_to_ask
from enterprises.models import AdminUnit
from reports.models import FacilityYear
from sxsh_portal.demo import EMAIL_DOMAIN
from sxsh_portal.demo.users import BAT_TRANG, HANOI

DRAFT, SENT, ACCEPTED, RETURNED = LocalReportState
# Of so many reports of the round that is over all but one are accepted; of the open one few came.
OVER = 9
STATES = (SENT, ACCEPTED, DRAFT, DRAFT, DRAFT, DRAFT, DRAFT, DRAFT, RETURNED)
OPENED_AGO, DUE_IN, SENT_AGO = timedelta(days=20), timedelta(days=12), timedelta(days=5)
FACTS = {
    "facilities": Count("pk"),
    "aware": Count("pk", filter=Q(is_aware=True)),
    "applying": Count("pk", filter=Q(is_applying=True)),
    "assessed": Count("pk", filter=Q(is_assessed=True)),
    "solutions": Sum("solutions_implemented", default=0),
}
# Of these a facility counts once, however often it stands there.
DISTINCT = ("supported", "self_assessed")
NONE: Values = dict.fromkeys((*FACTS, "self_assessed", "participations", "supported", "models"), 0)
WORDS = {
    "done": "Đã tuyên truyền sản xuất sạch hơn tại các cuộc họp thôn và phối hợp mở lớp tập huấn.",
    "difficulties": "Cơ sở nhỏ, thiếu vốn và thiếu cán bộ kỹ thuật.",
    "next_year": "Vận động thêm cơ sở đăng ký đánh giá nhanh.",
    "proposals": "Đề nghị Sở Công Thương mở lớp tập huấn tại địa phương.",
}


def write_local_reports(*, year: int, today: date) -> None:
    """The round of last year, from the districts of that time, and that of the year; the facts of
    the facilities must be there by now."""
    officer = User.objects.get(email=f"officer.hanoi@{EMAIL_DOMAIN}")
    hanoi, bat_trang = (
        AdminUnit.objects.get(edition=edition, code=code) for edition, code in (HANOI, BAT_TRANG)
    )
    for of_year, due_on in ((year - 1, date(year - 1, 12, 25)), (year, today + DUE_IN)):
        local_round = LocalRound.objects.create(
            admin_unit=hanoi,
            year=of_year,
            opens_on=due_on - OPENED_AGO - DUE_IN,
            due_on=due_on,
            message="Đề nghị gửi báo cáo đúng hạn. Mọi tên và số ở đây là minh họa.",
            created_by=officer,
        )
        figures = _figures(of_year)
        writer = Writer(local_round=local_round, figures=figures, by=officer)
        LocalReport.objects.bulk_create(
            writer.report(place, DRAFT if place[0] == bat_trang.pk else writer.state(number))
            for number, place in enumerate(units_to_ask(local_round))
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """Writes the reports of one round."""

    local_round: LocalRound
    figures: Mapping[Place, Values]
    by: User

    @property
    def is_over(self) -> bool:
        return self.local_round.due_on < timezone.localdate()

    def state(self, number: int) -> LocalReportState:
        if self.is_over:
            return DRAFT if number % OVER == OVER - 1 else ACCEPTED
        return STATES[number % len(STATES)]

    def report(self, place: Place, state: LocalReportState) -> LocalReport:
        unit, zone = place
        report = LocalReport(round=self.local_round, admin_unit_id=unit, zone_id=zone, state=state)
        if state == DRAFT:
            return report
        sent_at = timezone.now() - SENT_AGO
        if self.is_over:
            noon = datetime.combine(self.local_round.due_on, time(12))
            sent_at = timezone.make_aware(noon) - SENT_AGO
        report.sent_at = sent_at
        for name, words in WORDS.items():
            setattr(report, name, words)
        if state != SENT:
            report.decided_at, report.decided_by = sent_at + timedelta(days=2), self.by
        if state == RETURNED:
            report.reason = "Ghi rõ số cơ sở đã được tuyên truyền."
        else:
            report.figures = frozen(self.figures.get(place, NONE), day=sent_at.date())
        return report


def _figures(year: int) -> dict[Place, Values]:
    """What the facts and records say of every commune, former district and zone, in as many queries
    as there are kinds of figures; officers are left unknown."""
    self_assessed = Assessment.objects.filter(
        reporting_year=year, kind=AssessmentKind.SELF, status__in=HANDED_IN
    )
    counted = {
        "self_assessed": self_assessed,
        "participations": Participation.objects.filter(activity__starts_on__year=year),
        "supported": SupportCase.objects.filter(supported_on__year=year),
        "models": DemonstrationModel.objects.filter(established_on__year=year),
    }
    found: dict[Place, Values] = {}
    for path in ("commune", "former_commune__parent", "zone"):
        key = f"facility__{path}"
        facts = FacilityYear.objects.filter(year=year).order_by().values(key)
        for row in facts.annotate(**FACTS):
            place = (None, row[key]) if path == "zone" else (row[key], None)
            found[place] = {name: row[name] for name in FACTS} | dict.fromkeys(counted, 0)
        for name, records in counted.items():
            rows = (
                records.order_by()
                .values(key)
                .annotate(n=Count("facility", distinct=name in DISTINCT))
            )
            for row in rows:
                place = (None, row[key]) if path == "zone" else (row[key], None)
                found.get(place, {})[name] = row["n"]
    return found
