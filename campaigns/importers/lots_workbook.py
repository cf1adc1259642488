"""The import of lots and of the steps on their way."""

from django.utils.translation import gettext_lazy as _

from campaigns.importers.lot_sheets import LotSheet, StepSheet
from campaigns.importers.records import Keeper, PartKeeper, RecordImporter, Values, group_of
from campaigns.models import TraceLot, TraceStep
from core.addresses import new_key
from core.spreadsheets.rows import Row
from core.spreadsheets.wordings import wording
from enterprises.models import Facility

UNKNOWN_LOT = wording(
    "unknown_lot",
    _("The facility has no lot “%(value)s”, here or in the portal."),
    _("Add its row to the sheet “Lô hàng”, or mend the code."),
)


class LotKeeper(Keeper):
    sheet = LotSheet
    key = ("facility_id", "code")
    named_by = "lot_code"
    span = ("made_on", "best_before")

    def join(self, row: Row) -> None:
        row.group = group_of(self.sheet, row, "lot_code")

    def of_new(self) -> Values:
        return {"key": new_key()}


class StepKeeper(PartKeeper):
    sheet = StepSheet
    key = ("lot_id", "position")
    named_by = "position"
    whole, owner, called = LotSheet, "lot", "lot_code"
    unknown = UNKNOWN_LOT


class LotImporter(RecordImporter):
    """Workbook of two sheets, joined by the facility and its lot."""

    kind = "lots"
    sheets = (LotSheet, StepSheet)
    keepers = (LotKeeper, StepKeeper)
    rests_on = (TraceLot, TraceStep, Facility)
    tied = {"made_on": ("best_before",)}
