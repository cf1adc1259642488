"""Fixed words of the register."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

OLD_EDITION = "2024"
CURRENT_EDITION = "2025"


class Level(TextChoices):
    PROVINCE = "province", _("Province, city")
    DISTRICT = "district", _("District")
    COMMUNE = "commune", _("Commune, ward")


class Share(TextChoices):
    """How much of an old unit went into a new one."""

    WHOLE = "whole", _("whole")
    LARGEST_PART = "largest part", _("largest part")
    PART = "part", pgettext_lazy("share of a unit", "part")


class ZoneKind(TextChoices):
    INDUSTRIAL_ZONE = "industrial_zone", _("Industrial zone")
    CLUSTER = "cluster", _("Industrial cluster")
    CRAFT_VILLAGE = "craft_village", _("Craft village")
    LOCAL_POINT = "local_point", _("Local industry point")


class SizeSource(TextChoices):
    COMPUTED = "computed", _("computed by the rule")
    DECLARED = "declared", _("declared")


class EnterpriseSize(TextChoices):
    MICRO = "micro", _("Micro")
    SMALL = "small", _("Small")
    MEDIUM = "medium", _("Medium")
    LARGE = "large", _("Large")


class LegalForm(TextChoices):
    LIMITED = "limited", _("Limited company")
    JOINT_STOCK = "joint_stock", _("Joint stock company")
    PRIVATE = "private", _("Private enterprise")
    STATE = "state", _("State-owned enterprise")
    FOREIGN = "foreign", _("Foreign-invested enterprise")
    COOPERATIVE = "cooperative", _("Cooperative")
    HOUSEHOLD = "household", _("Production household")
    OTHER = "other", _("Other")


class FacilityKind(TextChoices):
    INDUSTRIAL = "industrial", _("Industrial facility")
    HOUSEHOLD = "household", _("Household maker")
    SERVICE = "service", _("Trade or service facility")


class AgencyKind(TextChoices):
    DEPARTMENT = "department", _("Department of Industry and Trade")
    COMMITTEE = "committee", _("People's Committee")
    OTHER = "other", _("Other agency")


class AnswerKind(TextChoices):
    """What an import asked about a row."""

    PART = "part", _("which part of a divided commune")
    SAME = "same", _("whether it is a stored facility")
    TWIN = "twin", _("whether two rows are one")


class ListChange(TextChoices):
    """What became of a facility between two versions of a list."""

    CAME = "came", _("put on the list")
    WENT = "went", _("taken off the list")
    STAYED = "stayed", _("kept on the list")
