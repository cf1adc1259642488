"""A facility that somebody types, read as its row in a sheet would be: the same lookups, the same
words. Nothing is stored here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.roles import Permission
from core.numbers import NumberStyle
from core.spreadsheets.rows import Message, Row, Severity, Source
from core.spreadsheets.wordings import CellError, remedy_of, text_of, wording
from core.text import clean_cell
from enterprises.importers.duplicates import Newcomer, as_query, find_likely_duplicates
from enterprises.importers.facilities import FacilitySheet
from enterprises.importers.industries import IndustryFinder
from enterprises.importers.places import PlaceFinder
from enterprises.importers.questions import Questions
from enterprises.importers.records import Recorder
from enterprises.importers.territory import Site, Territory
from enterprises.importers.zones import UNKNOWN_ZONE, KnownZones
from enterprises.models import Enterprise, Facility

ZONE_TO_ADD = wording(
    "zone_to_add",
    UNKNOWN_ZONE.text,
    _("Choose one that is offered while you type, or add the zone on the page of zones first."),
)
# Facilities of the enterprise itself that are shown before one more of it is stored.
MOST_OF_ENTERPRISE = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What was made of the texts.

    record: as of a row (`enterprises.importers.records`), with `zone_id` when a zone is named;
    errors: words by column; notes: what was read in another way than it was typed; options: the
    communes, with their ids, that a divided one became.
    """

    record: dict[str, Any]
    errors: dict[str, list[str]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    options: list[tuple[int, str]] = field(default_factory=list)


class Alike(NamedTuple):
    """A facility of the register that a new one may be."""

    pk: int
    code: str
    name: str
    place: str


class FacilityReader:
    """Reads what one person types."""

    def __init__(self, user: User) -> None:
        self.user = user

    def read(self, texts: Mapping[str, str], *, labels: Mapping[str, str]) -> Typed:
        """The record of the texts, which are given by the columns of the sheet; `labels` are what
        the form calls these."""
        row = _row(texts, labels)
        recorder = Recorder(Questions(self.user))
        _read_industry(row, clean_cell(texts.get("industry", "")), recorder.industries)
        recorder.record([row])
        _add_zone(row, recorder.places)
        options = row.record.get("options", [])
        return Typed(
            record=row.record,
            errors=_errors(row.messages),
            notes=[_words(each) for each in row.messages if each["level"] != Severity.ERROR],
            options=[(pk, recorder.places.unit(pk).name) for pk in options],
        )

    def may_keep(self, *, commune: int | None, former: int | None, zone: int | None) -> bool:
        """Whether the person keeps the register where a facility would lie."""
        territory = Territory.of(self.user, Permission.EDIT_REGISTER)
        return territory.holds(Site(commune=commune, former_commune=former, zone=zone))

    def alike(self, newcomer: Facility, *, owner: Enterprise | None, tax_code: str) -> list[Alike]:
        """Facilities that the new one may be: of its enterprise in its province; else with a
        similar name in its commune. The owner is None, or not stored, when it is new."""
        stored = owner.pk if owner is not None else None
        asked = Newcomer(
            line=1,
            name=newcomer.name,
            code=newcomer.code,
            tax_code=tax_code,
            enterprise_id=stored,
            commune_id=newcomer.commune_id,
            former_commune_id=newcomer.former_commune_id,
        )
        with transaction.atomic():
            found = find_likely_duplicates(as_query([asked]), user=self.user)
        alike = {
            each.known.pk: Alike(
                each.known.pk, each.known.code, each.known.name, each.known.commune
            )
            for each in found
            if each.known is not None
        }
        if stored is not None and tax_code:
            alike |= self._of_enterprise(stored)
        return list(alike.values())

    def _of_enterprise(self, enterprise: int) -> dict[int, Alike]:
        """The facilities that the enterprise has already, as far as the person sees them."""
        seen = Facility.objects.for_user(self.user).filter(enterprise=enterprise)
        own = seen.select_related("commune", "former_commune").order_by("name", "pk")
        return {
            each.pk: Alike(each.pk, each.code, each.name, str(each.commune or each.former_commune))
            for each in own[:MOST_OF_ENTERPRISE]
        }


def _row(texts: Mapping[str, str], labels: Mapping[str, str]) -> Row:
    """A row with its cells read; what cannot be read is a message."""
    source = Source(title="", columns={name: (label, "") for name, label in labels.items()})
    row = Row(sheet=FacilitySheet.sheet_name, number=1, source=source)
    columns = FacilitySheet.columns()
    filled = {name: clean_cell(text) for name, text in texts.items() if name != "industry"}
    for name, text in filled.items():
        if not text:
            continue
        row.cells[name] = text
        notes: list[CellError] = []
        try:
            value = columns[name].widget.clean(text, style=_style(), notes=notes)
        except CellError as error:
            row.fail(name, error)
            continue
        for note in notes:
            row.warn(name, note.wording, **note.params)
        row.values[name] = value
    return row


def _style() -> NumberStyle:
    return NumberStyle.EN if (get_language() or "vi").startswith("en") else NumberStyle.VI


def _read_industry(row: Row, text: str, industries: IndustryFinder) -> None:
    """A code, a name, or both as they are offered; from here on it is the code, as in a sheet."""
    if not text:
        return
    row.cells["industry"] = text
    code = text.split()[0]
    if any(map(str.isdigit, code)):
        row.values["industry"] = code
        return
    try:
        found = industries.called(text, row.values.get("industry_version"))
        row.values |= {"industry": found.code, "industry_version": found.version}
    except CellError as error:
        row.fail("industry", error)


def _add_zone(row: Row, places: PlaceFinder) -> None:
    text, named = row.record.get("zone"), row.values.get("province")
    if text is None or named is None:
        return
    province, zones = places.today(named), KnownZones()
    zones.load({province.pk})
    try:
        found = zones.find(text, province=province.pk, place=province.name)
        row.record["zone_id"] = found.pk
    except CellError as error:
        is_unknown = error.wording is UNKNOWN_ZONE
        row.error("zone", ZONE_TO_ADD if is_unknown else error.wording, **error.params)


def _errors(messages: list[Message]) -> dict[str, list[str]]:
    errors: dict[str, list[str]] = {}
    for each in messages:
        if each["level"] == Severity.ERROR:
            errors.setdefault(each["name"], []).append(_words(each))
    return errors


def _words(message: Message) -> str:
    """What is wrong, and how to mend it."""
    language = get_language() or "vi"
    code, params = message["code"], message["params"]
    return (
        f"{text_of(code, params, language=language)} {remedy_of(code, params, language=language)}"
    )
