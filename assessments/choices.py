"""Fixed words of assessments. The codes are a public promise (DESIGN section 8)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ResourceGroup(TextChoices):
    """What a resource counts under. `fuel` and `electricity` together make energy."""

    ELECTRICITY = "electricity", _("Electricity")
    FUEL = "fuel", _("Fuels")
    MATERIAL = "material", _("Materials")
    WATER = "water", _("Water")
    WASTEWATER = "wastewater", _("Wastewater")
    DUST = "dust", _("Dust and air emissions")
    WASTE = "waste", _("Solid waste")
    HAZARDOUS_WASTE = "hazardous_waste", _("Hazardous waste")
    CO2E = "co2e", _("Greenhouse gases (CO2e)")


class ResultGroup(TextChoices):
    """The groups a saving is reckoned for (assessments.rules.Group says how)."""

    ENERGY = "energy", _("Energy")
    ELECTRICITY = "electricity", _("Electricity")
    FUEL = "fuel", _("Fuels")
    MATERIAL = "material", _("Materials")
    WATER = "water", _("Water")
    WASTEWATER = "wastewater", _("Wastewater")
    DUST = "dust", _("Dust and air emissions")
    WASTE = "waste", _("Solid waste")
    HAZARDOUS_WASTE = "hazardous_waste", _("Hazardous waste")
    CO2E = "co2e", _("Greenhouse gases (CO2e)")
    RESOURCE = "resource", _("Energy and materials by value")


class AssessmentKind(TextChoices):
    SELF = "self", _("Self-assessment")
    QUICK = "quick", _("Quick assessment")
    DETAILED = "detailed", _("Detailed assessment")


# Of two assessments of one year the more thorough one counts, unless the department says otherwise.
BY_WEIGHT = (AssessmentKind.DETAILED, AssessmentKind.QUICK, AssessmentKind.SELF)


class AssessmentStatus(TextChoices):
    DRAFT = "draft", _("Draft")
    SENT = "sent", _("Sent")
    RETURNED = "returned", _("Returned")
    VERIFIED = "verified", _("Verified")
    REOPENED = "reopened", _("Reopened")


class Direction(TextChoices):
    IN = "in", _("in")
    OUT = "out", _("out")


class SolutionStatus(TextChoices):
    PROPOSED = "proposed", _("Proposed")
    SCREENED = "screened", _("Screened")
    STUDIED = "studied", _("Studied")
    CHOSEN = "chosen", _("Chosen")
    IN_PROGRESS = "in_progress", _("In progress")
    IMPLEMENTED = "implemented", _("Implemented")
    CONFIRMED = "confirmed", _("Result confirmed")
    POSTPONED = "postponed", _("Postponed")
    REJECTED = "rejected", _("Rejected")


# In these states whoever filled it in may go on; in the others nobody changes a line.
OPEN = (AssessmentStatus.DRAFT, AssessmentStatus.RETURNED, AssessmentStatus.REOPENED)


class Move(TextChoices):
    """What turns an assessment from one state into another (assessments.rules.moves)."""

    SEND = "send", _("Send")
    WITHDRAW = "withdraw", _("Take back")
    VERIFY = "verify", _("Accept")
    RETURN = "return", _("Return")
    REOPEN = "reopen", _("Open again")
    # Changes no state: the department says which assessment of a year counts.
    PREFER = "prefer", _("Say that it counts")


class Screening(TextChoices):
    """What was decided of a solution when all were looked over."""

    DO_NOW = "do_now", _("Do now")
    STUDY = "study", _("Study further")
    REJECT = "reject", _("Reject")


# A solution counts as implemented in these states.
IMPLEMENTED = (SolutionStatus.IMPLEMENTED, SolutionStatus.CONFIRMED)
# These states are given a reason.
WITH_REASON = (SolutionStatus.POSTPONED, SolutionStatus.REJECTED)
# Sent or later: what makes a self-assessment count for awareness.
HANDED_IN = (
    AssessmentStatus.SENT,
    AssessmentStatus.RETURNED,
    AssessmentStatus.VERIFIED,
    AssessmentStatus.REOPENED,
)


class Reason(TextChoices):
    """Why a saving is not computable; the words for assessments.rules.Reason."""

    NO_OUTPUT = "no_output", _("No output was reported")
    MISSING_BASELINE_OUTPUT = "missing_baseline_output", _("Output of the baseline is missing")
    MISSING_CURRENT_OUTPUT = "missing_current_output", _("Output of the period is missing")
    NO_CURRENT_OUTPUT = "no_current_output", _("Nothing was produced in the period")
    MISSING_BASELINE_USE = "missing_baseline_use", _("Use in the baseline is missing")
    ZERO_BASELINE_USE = "zero_baseline_use", _("Use in the baseline is zero")
    MISSING_CURRENT_USE = "missing_current_use", _("Use in the period is missing")
    NO_FACTOR = "no_factor", _("There is no conversion factor")
    NO_FLOW = "no_flow", _("No quantity was reported")
    NO_COST = "no_cost", _("Costs of the baseline are missing")
    ZERO_EXPECTED = "zero_expected", _("Expected use is zero")


class ResultBasis(TextChoices):
    """In what a group was added up; the words for assessments.rules.Basis."""

    TOE = "toe", _("in tonnes of oil equivalent")
    COST = "cost", _("by cost of the baseline")
    QUANTITY = "quantity", _("by quantity")
    MEAN = "mean", _("plain mean of the materials")
    REPORTED = "reported", _("as reported")
    FACTORS = "factors", _("from the conversion factors")
