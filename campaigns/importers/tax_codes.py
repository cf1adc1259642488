"""The one facility of an enterprise, by the tax code that a row gives instead of its own code."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.spreadsheets.rows import Row
from core.spreadsheets.sheets import Column
from core.spreadsheets.wordings import AMBIGUOUS, wording
from enterprises.importers.facilities import TaxCodeWidget
from enterprises.importers.records import masked
from enterprises.models import Facility
from enterprises.rules import TaxCodeKind

UNKNOWN_ENTERPRISE = wording(
    "unknown_enterprise",
    _("No facility in the register belongs to the tax code “%(value)s”."),
    _("Import the facility first, or write the code of one in the register."),
)


def tax_code_column() -> Column:
    return Column(
        "Mã số thuế",
        TaxCodeWidget(),
        also=("mst", "mã số thuế doanh nghiệp"),
        help_text=_("Of an enterprise with one facility, instead of the facility's code."),
    )


class FacilitiesByTaxCode:
    """The codes of the facilities of each tax code or personal number that rows give; one query."""

    def __init__(self, rows: Iterable[Row]) -> None:
        wanted = {row.values["tax_code"].text for row in rows if "tax_code" in row.values}
        self._codes: dict[str, list[str]] = defaultdict(list)
        owned = Q(enterprise__tax_code__in=wanted) | Q(enterprise__personal_code__in=wanted)
        stored = Facility.objects.filter(owned).order_by("code")
        for tax_code, personal_code, code in stored.values_list(
            "enterprise__tax_code", "enterprise__personal_code", "code"
        ):
            for each in filter(None, (tax_code, personal_code)):
                self._codes[each].append(code)

    def resolve(self, row: Row) -> None:
        """Gives the record of the row the code of the one facility; tells the row when there is
        none, or more than one."""
        tax_code = row.values.get("tax_code")
        if tax_code is None:
            return
        if tax_code.kind is TaxCodeKind.PERSONAL:
            row.cells["tax_code"] = masked(tax_code.text)
        codes = self._codes.get(tax_code.text, [])
        if len(codes) == 1:
            row.record["facility_code"] = codes[0]
        elif codes:
            row.error("tax_code", AMBIGUOUS, candidates=codes)
        else:
            row.error("tax_code", UNKNOWN_ENTERPRISE)
