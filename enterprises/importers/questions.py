"""What an import of facilities asks a person, and what it makes of the answers.

A question is a warning on its row, with all that is needed to ask it (imports.services.questions
reads it from there); a row with an open question can be written. An answered one is not asked
again: in a later file the row is known by its subject (enterprises.importers.answers).
"""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.shelf import Shelf
from core.spreadsheets.rows import Row, Source
from core.spreadsheets.wordings import DUPLICATE, wording
from core.staging import Staged
from enterprises.importers.answers import Remembered, subject_of, subject_of_row
from enterprises.importers.duplicate_queries import staged_newcomers
from enterprises.importers.duplicates import Newcomer, Resemblance, find_likely_duplicates
from enterprises.importers.places import DIVIDED_COMMUNE, SAME_NAME_ELSEWHERE, Place

PART_ANSWERED = wording(
    "part_answered",
    _("“%(value)s” was divided in July 2025; the facility lies in %(commune)s, as was answered."),
    _("Open the questions of the import to change the answer."),
)
PART_LEFT_OPEN = wording(
    "part_left_open",
    _("“%(value)s” was divided in July 2025; the former commune is kept, as was answered."),
    _("Open the questions of the import to change the answer."),
)
LIKELY_DUPLICATE = wording(
    "likely_duplicate",
    _("It looks like “%(name)s” (%(code)s) in %(place)s, which is in the register."),
    _("Answer whether it is the same facility; until then it counts as another one."),
)
LIKELY_TWIN = wording(
    "likely_twin",
    _("It looks like “%(name)s” in row %(first)s."),
    _("Answer whether it is the same facility; until then it counts as another one."),
)
SAME_FACILITY = wording(
    "same_facility",
    _("It is the facility %(code)s of the register, as was answered."),
    _("Open the questions of the import to change the answer."),
)
CODE_KEPT = wording(
    "code_kept",
    _("The code of the file is “%(value)s”; the register keeps %(code)s."),
    _("Write %(code)s into the file, or change the code in the register."),
)


class Questions:
    """The questions and answers of one import of facilities."""

    def __init__(self, user: User) -> None:
        self.user = user
        self.remembered = Remembered(user)
        self._lines: Shelf[str, int] = Shelf()
        # Their enterprise may have a tax code all the same, of which the row knows nothing.
        self._without_codes: Shelf[int, bool] = Shelf()

    def settle_part(self, row: Row, place: Place) -> None:
        """Of a divided commune: takes the answer into the record, or keeps the question there
        until `ask_place`. The record must have its place, code, name and owner."""
        former = place.former_commune
        if former is None or place.commune is not None or not place.options:
            return
        subject = subject_of_row(row)
        answered, commune = self.remembered.part(
            province=place.province.pk, former=former.pk, subject=subject
        )
        options = {unit.pk: unit.name for unit in place.options}
        text = row.values.get("commune") or former.name
        asked = {"value": text, "former": former.pk, "subject": subject}
        asked["label"] = row.record["name"]
        if commune in options:
            row.record["commune_id"] = commune
            row.warn("commune", PART_ANSWERED, commune=options[commune], **asked)
        elif answered:
            row.warn("commune", PART_LEFT_OPEN, **asked)
        else:
            names, ids = list(options.values()), list(options)
            row.record["part"] = asked | {"candidates": names, "options": ids}

    def ask_place(self, row: Row, stored_commune: int | None) -> None:
        """Puts the question about the part, unless the row's stored facility is known to lie in
        one. What it may be that a commune's name means is settled once the facility lies there."""
        asked = row.record.get("part")
        if asked is not None and stored_commune not in asked["options"]:
            row.warn("commune", DIVIDED_COMMUNE, **asked)
        if row.messages and stored_commune == row.record["commune_id"]:
            doubt = SAME_NAME_ELSEWHERE.code
            row.messages = [message for message in row.messages if message["code"] != doubt]

    def same_facilities(self, rows: Iterable[Row]) -> dict[int, int]:
        """By row number, the stored facility that a row was said to be."""
        if not self.remembered.facilities:
            return {}
        said = self.remembered.facilities
        found = {row.number: said.get(subject_of_row(row)) for row in rows}
        return {number: pk for number, pk in found.items() if pk is not None}

    def say_same(self, row: Row, code: str) -> None:
        """Tells the row which stored facility it is taken for, and that this keeps its code."""
        asked = {"subject": subject_of_row(row), "label": row.record["name"]}
        row.warn("name", SAME_FACILITY, code=code, **asked)
        if row.record["code"] and row.record["code"].casefold() != code.casefold():
            row.warn("code", CODE_KEPT, code=code)

    def meet(self, row: Row) -> None:
        """To be called for each right row, in their order: one that was said to be one with an
        earlier row of the file is marked wrong."""
        if not row.record["code"] and not row.record["owner_code"]:
            self._without_codes[row.number] = True
        if not self.remembered.twins:
            return
        subject = subject_of_row(row)
        self._lines.setdefault(subject, row.number)
        twins = self.remembered.twins.get(subject, ())
        first = min((self._lines.get(other) or row.number for other in twins), default=row.number)
        if first < row.number:
            row.error("name", DUPLICATE, first=first)

    def ask(self, *, facilities: Staged, owners: Staged, source: Source) -> list[Row]:
        """Rows with the questions on likely duplicates of the new facilities that are staged; to
        be called at the end of the file, before codes are given out."""
        facilities.flush()
        owners.flush()
        newcomers = staged_newcomers(facilities.table, owners.table)
        found = find_likely_duplicates(newcomers, user=self.user)
        denied = self.remembered.denied(map(self._subject, _newcomers(found)))
        rows: dict[int, Row] = {}
        for each in found:
            one, other = self._pair(each)
            if (one, other) not in denied and (other, one) not in denied:
                number = each.newcomer.line
                row = Row(sheet="facilities", number=number, source=source)
                row.cells["name"] = each.newcomer.name
                _put(rows.setdefault(number, row), each, one, other)
        return list(rows.values())

    def _pair(self, found: Resemblance) -> tuple[str, int | str]:
        """The row, and the stored facility or the other row."""
        other = found.known.pk if found.known else ""
        if found.earlier is not None:
            other = self._subject(found.earlier)
        return self._subject(found.newcomer), other

    def _subject(self, newcomer: Newcomer) -> str:
        """The same as of its row."""
        has_none = newcomer.line in self._without_codes
        return subject_of(
            code=newcomer.code,
            tax_code="" if has_none else newcomer.tax_code,
            name=newcomer.name,
            place=newcomer.former_commune_id or newcomer.commune_id,
        )


def _put(row: Row, found: Resemblance, subject: str, other: int | str) -> None:
    asked = {
        "subject": subject,
        "label": found.newcomer.name,
        "why": found.likeness.why.value,
        "likeness": str(round(found.likeness.degree, 2)),
    }
    if found.known is not None:
        known = found.known
        asked |= {"name": known.name, "code": known.code, "place": known.commune}
        row.warn("name", LIKELY_DUPLICATE, facility=other, **asked)
    elif found.earlier is not None:
        asked |= {"name": found.earlier.name, "other": str(other)}
        row.warn("name", LIKELY_TWIN, first=found.earlier.line, **asked)


def _newcomers(found: Iterable[Resemblance]) -> Iterator[Newcomer]:
    for each in found:
        yield each.newcomer
        if each.earlier is not None:
            yield each.earlier
