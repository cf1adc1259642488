"""Fixed words of figures and reports."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class AwareBy(TextChoices):
    """By which part of the rule a facility counts as aware."""

    ACTIVITY = "activity", _("took part in an activity")
    SELF_ASSESSMENT = "self_assessment", _("sent a self-assessment")
    APPLYING = "applying", _("applies cleaner production")


class Excluded(TextChoices):
    """Why a facility of the denominator has no usable saving, beside assessments.Reason."""

    NO_ASSESSMENT = "no_assessment", _("No assessment in the period of the plan")
    NOT_VERIFIED = "not_verified", _("Assessment not yet verified")
    NO_LINE = "no_flow", _("No quantity was reported")


class ReportState(TextChoices):
    QUEUED = "queued", _("Waiting")
    RUNNING = "running", _("Being made")
    READY = "ready", _("Ready")
    FAILED = "failed", _("Failed")


class RunKind(TextChoices):
    DRAIN = "drain", _("what changed")
    REBUILD = "rebuild", _("everything")
