"""The import of the network: members, what they promised, and who supplies whom."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from campaigns.importers.network_sheets import CommitmentSheet, LinkSheet, MemberSheet
from campaigns.importers.records import PROVINCE, Keeper, ProvinceKeeper, RecordImporter, Values
from campaigns.models import Activity, ChainLink, Commitment, NetworkMember
from core.spreadsheets.rows import Row
from core.spreadsheets.spelling import spelling
from core.spreadsheets.wordings import wording
from core.text import nearest
from enterprises.models import Facility

UNKNOWN_MEMBER = wording(
    "unknown_member",
    _("There is no member “%(value)s” in %(place)s, here or in the portal."),
    _("Add its row to the sheet “Thành viên mạng lưới”, or mend the name."),
)
ITSELF = wording(
    "own_supplier", _("A member does not supply itself."), _("Name two members, or take it out.")
)


class MemberKeeper(ProvinceKeeper):
    sheet = MemberSheet
    key = ("admin_unit_id", "name")
    named_by = "name"
    span = ("joined_on", "left_on")

    def join(self, row: Row) -> None:
        row.group = _member_named(row, "name")

    def stored(self, told: Any) -> Any:
        """All of the provinces: the other sheets name members that have no row here."""
        return self.of_provinces({values["admin_unit_id"] for _row, values in told})

    def of_provinces(self, provinces: set[int]) -> Any:
        found = NetworkMember.objects.filter(admin_unit__current_province__in=provinces)
        return found.select_related("admin_unit", "facility").order_by("pk")

    def key_of_stored(self, record: NetworkMember) -> tuple[Any, ...]:
        return record.admin_unit.current_province_id, spelling(record.name)


class _PartKeeper(Keeper):
    """What is of members of a province, who are known by their names."""

    members: dict[str, str] = {}

    def join(self, row: Row) -> None:
        row.needs = _member_named(row, next(iter(self.members)))

    def load(self, rows: list[Row]) -> None:
        super().load(rows)
        kept: Any = self.importer.kept[MemberSheet.sheet_name]
        stored = kept.of_provinces({row.record[PROVINCE] for row in rows})
        self._known = {kept.key_of_stored(each): each for each in stored} | kept.by_key

    def values(self, row: Row) -> Values:
        self.check_province(row)
        values = super().values(row)
        for column, field in self.members.items():
            member = self._known.get((row.record[PROVINCE], spelling(row.record[column])))
            if member is None:
                near = nearest(row.record[column], [each.name for each in self._known.values()])
                told = {"place": row.record["place"], "nearest": near}
                row.error(column, UNKNOWN_MEMBER, value=row.record[column], **told)
            else:
                values[field] = member.pk
        return values


class CommitmentKeeper(_PartKeeper):
    sheet = CommitmentSheet
    key = ("member_id", "text")
    named_by = "text"
    members = {"name": "member_id"}


class LinkKeeper(_PartKeeper):
    sheet = LinkSheet
    key = ("supplier_id", "buyer_id", "product")
    named_by = "product"
    span = ("since", "until")
    members = {"supplier": "supplier_id", "buyer": "buyer_id"}

    def values(self, row: Row) -> Values:
        values = super().values(row)
        if not row.is_wrong and values["supplier_id"] == values["buyer_id"]:
            row.error("buyer", ITSELF)
        return values


class NetworkImporter(RecordImporter):
    """Workbook of three sheets, joined by the names of the members."""

    kind = "network"
    sheets = (MemberSheet, CommitmentSheet, LinkSheet)
    keepers = (MemberKeeper, CommitmentKeeper, LinkKeeper)
    rests_on = (NetworkMember, Commitment, ChainLink, Activity, Facility)
    tied = {"joined_on": ("left_on",), "since": ("until",)}


def _member_named(row: Row, column: str) -> str:
    return f"member {row.record.get(PROVINCE)} {spelling(row.record.get(column, ''))}"
