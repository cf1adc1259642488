"""A pasted list of names, and what each of its lines would add; nothing here writes."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from campaigns.models import Activity, Officer, Participation
from campaigns.selectors.parties import Officers, Parties, Party, party_key
from core.spreadsheets.spelling import spelling
from core.text import clean_cell, fold

# As Excel and Word paste them, and as people type them.
BETWEEN = re.compile(r"\s*[\t;|]\s*")
SERIAL = re.compile(r"^\d{1,4}[.)]?$")
SERIAL_BEFORE = re.compile(r"^\d{1,4}[.)]\s+")
HEADERS = frozenset({"ho ten", "ho va ten", "nguoi tham du", "ten", "name", "full name", "person"})

AttendanceKey = tuple[tuple[str, int] | None, str]


class EntryState(TextChoices):
    NEW = "new", _("will be added")
    THERE = "there", _("stands in the list already")
    TWICE = "twice", _("stands twice in what was pasted")
    UNKNOWN = "unknown", _("no such facility, zone or agency")
    SEVERAL = "several", _("the name means several: write the code")
    TOO_LONG = "too_long", _("too long for a name or a certificate number")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line: who, for whom as it was written and as it was found, and what would become of it.

    `candidates` are codes of those that the name may mean.
    """

    line: int
    person: str
    organisation: str
    certificate: str
    state: EntryState
    party: Party | None = None
    officer: Officer | None = None
    candidates: list[str] = field(default_factory=list)

    @property
    def is_new(self) -> bool:
        return self.state == EntryState.NEW

    @property
    def is_wrong(self) -> bool:
        return self.state in (EntryState.UNKNOWN, EntryState.SEVERAL, EntryState.TOO_LONG)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What was typed: `organisation` is a code, tax code or name."""

    number: int
    person: str
    organisation: str = ""
    certificate: str = ""


def lines_of(text: str) -> Iterator[Line]:
    """Name; organisation; certificate number, each line by itself. Serial numbers, empty lines and
    the line of headings are passed over."""
    for number, typed in enumerate(text.splitlines(), start=1):
        cells = [clean_cell(cell) for cell in BETWEEN.split(typed.strip())]
        if len(cells) > 1 and SERIAL.fullmatch(cells[0]):
            cells = cells[1:]
        cells[0] = SERIAL_BEFORE.sub("", cells[0])
        if any(cells) and HEADERS.isdisjoint(map(fold, cells[:2])):
            person, organisation, certificate = [*cells, "", ""][:3]
            yield Line(
                number=number, person=person, organisation=organisation, certificate=certificate
            )


def entries_of(
    text: str, *, activity: Activity, reader: User, unknown_alone: bool = False
) -> list[Entry]:
    """What each line would add. Seven queries at most.

    unknown_alone: people whose organisation is not found are taken by their name alone.
    """
    lines = list(lines_of(text))
    parties = Parties((each.organisation or each.person for each in lines), user=reader)
    lines = [_as_party(line, parties) for line in lines]
    found = {line.number: parties.find(line.organisation) for line in lines if line.organisation}
    single = {number: named[0] for number, named in found.items() if len(named) == 1}
    officers = Officers.of(party.key for party in single.values())
    seen = dict.fromkeys(attended(activity), EntryState.THERE)
    entries = []
    for line in lines:
        party = single.get(line.number)
        named = [] if party or unknown_alone else found.get(line.number, [])
        state = _state(line, party, named, unknown_alone=unknown_alone)
        key = (party.key if party else None, spelling(line.person))
        if state == EntryState.NEW:
            state = seen.setdefault(key, EntryState.NEW)
            seen[key] = EntryState.TWICE if state == EntryState.NEW else state
        officer = officers.find(*party.key, line.person) if party else None
        codes = [getattr(each.record, "code", str(each.record)) for each in named[:5]]
        entries.append(_entry(line, state, party=party, officer=officer, candidates=codes))
    return entries


def attended(activity: Activity) -> Iterable[AttendanceKey]:
    """Who stands in the list of an activity, as keys to compare by. One query."""
    stored = Participation.objects.filter(activity=activity)
    return {(party_key(each), spelling(each.person)) for each in stored}


def _as_party(line: Line, parties: Parties) -> Line:
    """A line that is nothing but a code names the facility, and nobody of it."""
    if line.organisation or not parties.coded(line.person):
        return line
    return Line(number=line.number, person="", organisation=line.person)


def _state(
    line: Line, party: Party | None, named: list[Party], *, unknown_alone: bool
) -> EntryState:
    if len(line.person) > _most("person") or len(line.certificate) > _most("certificate"):
        return EntryState.TOO_LONG
    if party is not None or not line.organisation:
        return EntryState.NEW
    if unknown_alone and line.person:
        return EntryState.NEW
    return EntryState.SEVERAL if named else EntryState.UNKNOWN


def _entry(line: Line, state: EntryState, **found: object) -> Entry:
    given = {
        "line": line.number,
        "person": line.person,
        "organisation": line.organisation,
        "certificate": line.certificate,
    }
    return Entry(state=state, **given, **found)  # type: ignore[arg-type]


def _most(name: str) -> int:
    return int(Participation._meta.get_field(name).max_length or 0)  # type: ignore[union-attr]
