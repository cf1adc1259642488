"""Fixed words of accounts."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class NotificationKind(TextChoices):
    """What people are told of; the label is the sentence, whose values stand in `params`."""

    SENT = "sent", _("%(facility)s has sent its assessment of %(year)s.")
    RETURNED = "returned", _("The assessment of %(facility)s for %(year)s came back: %(reason)s")
    VERIFIED = "verified", _("The assessment of %(facility)s for %(year)s was accepted.")
    REOPENED = (
        "reopened",
        _("The assessment of %(facility)s for %(year)s was opened again: %(reason)s"),
    )
    COMMENTED = (
        "commented",
        _("A comment on the assessment of %(facility)s for %(year)s: %(text)s"),
    )
    ASSIGNED = "assigned", _("You are to check the assessment of %(facility)s for %(year)s.")
    LATE_CHECK = (
        "late_check",
        _(
            "The assessment of %(facility)s for %(year)s has waited for more than five working"
            " days."
        ),
    )
    STEP = "step", _("%(facility)s reports on its solution “%(solution)s”.")
    STEP_ACCEPTED = (
        "step_accepted",
        _("What you reported of the solution “%(solution)s” was accepted."),
    )
    STEP_REFUSED = (
        "step_refused",
        _("What you reported of the solution “%(solution)s” was not accepted: %(reason)s"),
    )
    FOLLOW_UP = (
        "follow_up",
        _("The result of the solution “%(solution)s” of %(facility)s is to be followed up."),
    )
    ROUND_OPEN = "round_open", _("The collection round “%(round)s” is open until %(until)s.")
    ROUND_DUE = (
        "round_due",
        _("The collection round “%(round)s” closes on %(until)s: %(facility)s has not answered."),
    )
    ROUND_OVERDUE = (
        "round_overdue",
        _("The collection round “%(round)s” closed on %(until)s: %(facility)s has not answered."),
    )
    LOCAL_OPEN = (
        "local_open",
        _("The local report of %(unit)s for %(year)s is due on %(until)s: it is ready to fill in."),
    )
    LOCAL_DUE = (
        "local_due",
        _("The local report of %(unit)s for %(year)s is due on %(until)s and has not been sent."),
    )
    LOCAL_OVERDUE = (
        "local_overdue",
        _("The local report of %(unit)s for %(year)s was due on %(until)s and has not been sent."),
    )
    LOCAL_SENT = "local_sent", _("%(unit)s has sent its local report of %(year)s.")
    LOCAL_ACCEPTED = (
        "local_accepted",
        _("The local report of %(unit)s for %(year)s was accepted."),
    )
    LOCAL_RETURNED = (
        "local_returned",
        _("The local report of %(unit)s for %(year)s came back: %(reason)s"),
    )
