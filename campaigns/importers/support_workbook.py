"""The imports of what facilities were given, and of models shown at them."""

from django.utils.translation import gettext_lazy as _

from campaigns.importers.records import (
    Keeper,
    PartKeeper,
    RecordImporter,
    Values,
    group_of,
)
from campaigns.importers.support_sheets import (
    FollowerSheet,
    ModelSheet,
    SupportSheet,
    TransferSheet,
)
from campaigns.models import (
    ActionPlan,
    DemonstrationModel,
    ModelFollower,
    PromotionProject,
    SupportCase,
    TechnologyTransfer,
)
from core.spreadsheets.rows import Row
from core.spreadsheets.wordings import wording
from enterprises.models import Facility

UNKNOWN_MODEL = wording(
    "unknown_model",
    _("The facility shows no model called “%(value)s”, here or in the portal."),
    _("Add its row to the sheet “Mô hình”, or mend the name."),
)
OWN_MODEL = wording(
    "own_model",
    _("The model stands at this facility itself."),
    _("Write the code of the facility that did as the model showed."),
)


class SupportKeeper(Keeper):
    sheet = SupportSheet
    key = ("facility_id", "supported_on", "title")
    named_by = "title"


class ModelKeeper(Keeper):
    sheet = ModelSheet
    key = ("facility_id", "title")
    named_by = "title"

    def join(self, row: Row) -> None:
        row.group = group_of(self.sheet, row, "title")


class FollowerKeeper(PartKeeper):
    """Who did as a model of a facility showed."""

    sheet = FollowerSheet
    key = ("model_id", "facility_id")
    named_by = "follower_code"
    whole, owner, called = ModelSheet, "model", "title"
    unknown = UNKNOWN_MODEL

    def values(self, row: Row) -> Values:
        values = super().values(row)
        if row.record["follower_code"] == row.record["facility_code"]:
            row.error("follower_code", OWN_MODEL)
        return values


class TransferKeeper(Keeper):
    sheet = TransferSheet
    key = ("facility_id", "transferred_on", "title")
    named_by = "title"


class SupportImporter(RecordImporter):
    """Workbook “Hỗ trợ”."""

    kind = "support"
    sheets = (SupportSheet,)
    keepers = (SupportKeeper,)
    rests_on = (SupportCase, ActionPlan, PromotionProject, Facility)


class ModelImporter(RecordImporter):
    """Workbook of two sheets, joined by the facility and the name of its model."""

    kind = "models"
    sheets = (ModelSheet, FollowerSheet)
    keepers = (ModelKeeper, FollowerKeeper)
    rests_on = (DemonstrationModel, ModelFollower, ActionPlan, PromotionProject, Facility)


class TransferImporter(RecordImporter):
    """Workbook “Chuyển giao công nghệ”."""

    kind = "transfers"
    sheets = (TransferSheet,)
    keepers = (TransferKeeper,)
    rests_on = (TechnologyTransfer, ActionPlan, Facility)
