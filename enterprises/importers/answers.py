"""What was answered before, looked up while a file is checked."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import Any

from accounts.models import User
from accounts.roles import Permission
from core.spreadsheets.rows import Row
from core.spreadsheets.spelling import spelling
from enterprises.choices import AnswerKind
from enterprises.models import Answer, Facility

HEX_DIGITS = 32


def subject_of(*, code: str, tax_code: str, name: str, place: int | None) -> str:
    """How a row is known again in another file: by its code, else by tax code, name and place
    (the former commune before today's). A digest, since tax codes of persons are personal data."""
    identity = f"code {code.casefold()}" if code else f"{tax_code} {spelling(name)} {place}"
    return hashlib.sha256(identity.encode()).hexdigest()[:HEX_DIGITS]


def subject_of_code(code: str) -> str:
    """The same of a row that says no more than a code."""
    return subject_of(code=code, tax_code="", name="", place=None)


def subject_of_row(row: Row) -> str:
    """The same of a row whose record has been made."""
    record: dict[str, Any] = row.record
    return subject_of(
        code=record["code"],
        tax_code=record["owner_code"],
        name=record["name"],
        place=record.get("former_commune_id") or record.get("commune_id"),
    )


class Remembered:
    """The answers that concern a file. Those to "the same" and "one row" are few and are read all
    at once; those about divided communes are read by province."""

    def __init__(self, user: User) -> None:
        self._user = user
        self._parts: dict[int, dict[int, dict[str, int | None]]] = {}

    def part(self, *, province: int, former: int, subject: str) -> tuple[bool, int | None]:
        """Whether it was answered where the row's facility lies, and the commune: None when it
        was left open. `province` is today's."""
        if province not in self._parts:
            self._parts[province] = _parts(province)
        answered = self._parts[province].get(former, {})
        return subject in answered, answered.get(subject)

    def denied(self, subjects: Iterable[str]) -> set[tuple[str, int | str]]:
        """The pairs (row, stored facility or other row) that were said to be two."""
        said = Answer.objects.filter(subject__in=set(subjects), is_same=False)
        pairs = said.values_list("subject", "facility_id", "other")
        return {(subject, facility or other) for subject, facility, other in pairs}

    @cached_property
    def facilities(self) -> dict[str, int]:
        """The stored facility that a row was said to be, while it is there and in the territory
        of the user."""
        said = Answer.objects.filter(kind=AnswerKind.SAME, is_same=True).order_by("answered_at")
        found = {subject: pk or 0 for subject, pk in said.values_list("subject", "facility_id")}
        kept = Facility.objects.for_user(self._user, Permission.IMPORT).filter(
            pk__in=found.values()
        )
        known = set(kept.values_list("pk", flat=True)) if found else set()
        return {subject: pk for subject, pk in found.items() if pk in known}

    @cached_property
    def twins(self) -> dict[str, set[str]]:
        """The other rows that a row was said to be one with."""
        said = Answer.objects.filter(kind=AnswerKind.TWIN, is_same=True)
        found: dict[str, set[str]] = defaultdict(set)
        for one, other in said.values_list("subject", "other"):
            found[one].add(other)
            found[other].add(one)
        return dict(found)


def _parts(province: int) -> dict[int, dict[str, int | None]]:
    """By former commune and row, the commune that was answered."""
    said = Answer.objects.filter(
        kind=AnswerKind.PART, former_commune__current_province=province
    ).values_list("former_commune_id", "subject", "commune_id")
    found: dict[int, dict[str, int | None]] = defaultdict(dict)
    for former, subject, commune in said:
        found[former or 0][subject] = commune
    return dict(found)
