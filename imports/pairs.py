"""Two facilities side by side: the row of a file, and the stored one or the row it looks like."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.roles import Permission
from core.spreadsheets.wordings import Text
from core.text import fold
from enterprises.choices import AnswerKind
from enterprises.importers.records import masked
from enterprises.models import Facility
from imports.models import ImportBatch, ImportRow
from imports.questions import Question

FIELDS: dict[str, Text] = {
    "code": _("Facility code"),
    "name": _("Name"),
    "tax_code": _("Tax code"),
    "address": _("Address"),
    "commune": _("Commune"),
    "industry": _("Industry"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One field on both sides; `url` leads to the page of what is theirs."""

    label: Text
    mine: str
    theirs: str
    url: str = ""

    @property
    def is_alike(self) -> bool:
        return bool(self.mine) and fold(self.mine) == fold(self.theirs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A question on likeness with both sides. `title` says what the other side is."""

    question: Question
    title: str
    lines: tuple[Line, ...]


def pairs_of(batch: ImportBatch, questions: Sequence[Question], *, reader: User) -> list[Pair]:
    """Those whose other side is still there and may be seen."""
    stored = _stored(questions, reader)
    rows = _rows(batch, questions)
    found = []
    for question in questions:
        if question.kind == AnswerKind.SAME and question.about in stored:
            facility = stored[question.about]
            url = reverse("enterprises:facility_detail", args=[facility.pk])
            found.append(_pair(question, gettext("In the register"), _values_of(facility), url))
        elif question.kind == AnswerKind.TWIN and question.params["first"] in rows:
            row = rows[question.params["first"]]
            title = gettext("Row %(number)s of the file") % {"number": row.number}
            found.append(_pair(question, title, row.values))
    return found


def _pair(question: Question, title: str, theirs: dict[str, str], url: str = "") -> Pair:
    lines = tuple(
        Line(
            label=label,
            mine=question.values.get(name, ""),
            theirs=theirs.get(name, ""),
            url=url if name == "code" else "",
        )
        for name, label in FIELDS.items()
    )
    return Pair(question=question, title=title, lines=lines)


def _values_of(facility: Facility) -> dict[str, str]:
    owner, place = facility.enterprise, facility.commune or facility.former_commune
    person = masked(owner.personal_code) if owner.personal_code else ""
    return {
        "code": facility.code,
        "name": facility.name,
        "tax_code": owner.tax_code or person,
        "address": facility.address,
        "commune": place.name if place else "",
        "industry": facility.industry.code,
    }


def _stored(questions: Iterable[Question], reader: User) -> dict[str, Facility]:
    ids = [question.about for question in questions if question.kind == AnswerKind.SAME]
    visible = Facility.objects.for_user(reader, Permission.IMPORT).filter(pk__in=ids)
    related = visible.select_related("enterprise", "industry", "commune", "former_commune")
    return {str(facility.pk): facility for facility in related.defer("search")}


def _rows(batch: ImportBatch, questions: Iterable[Question]) -> dict[int, ImportRow]:
    numbers = [q.params["first"] for q in questions if q.kind == AnswerKind.TWIN]
    rows = ImportRow.objects.of_batch(batch).filter(sheet="facilities", number__in=numbers)
    return {row.number: row for row in rows}
