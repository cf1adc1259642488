"""The imports of what facilities were given, and of models shown at them."""

from django.utils.translation import gettext_lazy as _

from campaigns.importers.records import Keeper, RecordImporter, Values
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
from core.spreadsheets.spelling import spelling
from core.spreadsheets.wordings import OUTSIDE_TERRITORY, wording
from enterprises.importers.lookup import FacilityLookup
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
        row.group = _model_named(row)


class FollowerKeeper(Keeper):
    """The model is that of a facility, by its name; `facility_code` is where it stands."""

    sheet = FollowerSheet
    key = ("model_id", "facility_id")
    named_by = "follower_code"

    def record(self, rows: list[Row]) -> None:
        super().record(rows)
        at = FacilityLookup.of_rows(self.importer.user, rows)
        for row in rows:
            facility = at.find(row)
            if facility is not None:
                row.record["facility_code"] = facility.code
                row.needs = _model_named(row)

    def load(self, rows: list[Row]) -> None:
        super().load(rows)
        codes = {row.record["facility_code"] for row in rows}
        self._at = FacilityLookup(self.importer.user, codes).by_code
        models = self.importer.kept[ModelSheet.sheet_name].by_key
        stored = DemonstrationModel.objects.filter(facility__in=self._at.values())
        known = {(each.facility_id, spelling(each.title)): each for each in stored.order_by("pk")}
        self._models = known | models

    def values(self, row: Row) -> Values:
        values = super().values(row)
        at, title = self._at[row.record["facility_code"]], row.record["title"]
        model = self._models.get((at.pk, spelling(title)))
        if not self.importer.may_name(at):
            row.error("facility_code", OUTSIDE_TERRITORY, place=at.code)
        elif model is None:
            row.error("title", UNKNOWN_MODEL, value=title)
        else:
            values["model_id"] = model.pk
        if values.get("facility_id") == at.pk:
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


def _model_named(row: Row) -> str:
    code, title = row.record.get("facility_code", ""), row.record.get("title", "")
    return f"model {code} {spelling(title)}"
