"""Fixed words of figures and reports."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


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


class Pace(TextChoices):
    """A figure held against the straight path from its base to its target."""

    ON_PATH = "on_path", _("on schedule")
    BEHIND = "behind", _("behind schedule")


class Unknown(TextChoices):
    """Why a target has no value."""

    NOT_KEPT = "not_kept", _("The portal does not keep this figure yet.")
    NO_RULE = "no_rule", _("No rule was in force that says what counts.")
    NOBODY = "nobody", _("Nothing belongs to the denominator.")
    NO_SAVING = "no_saving", _("No verified assessment of the period gives a usable result.")
    NOT_RECORDED = "not_recorded", _("Nobody has written down how much.")
