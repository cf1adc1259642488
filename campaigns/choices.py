"""Fixed words of plans, targets and activities. The codes are a public promise (DESIGN 7–8)."""

from collections.abc import Iterable, Mapping

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class IndicatorKind(TextChoices):
    """How an indicator is made."""

    RATIO = "ratio", _("ratio")
    SAVING = "saving", _("saving per unit of product")
    SUM = "sum", _("sum")
    COUNT = "count", _("count")
    CONTEXT = "context", _("typed in")


class Method(TextChoices):
    """How savings of facilities become the saving of a programme (reports.rules)."""

    ADJUSTED = "adjusted", _("weighted by expected use")
    BASELINE_WEIGHTED = "baseline_weighted", _("weighted by baseline energy")
    MEAN = "mean", _("plain mean of facilities")


class Basis(TextChoices):
    PER_UNIT = "per_unit", _("per unit of product")
    TOTAL = "total", _("total")


class Denominator(TextChoices):
    ALL = "all", _("all facilities")
    LIST = "list", _("a list of facilities")
    LARGE = "large", _("large enterprises")
    MEDIUM_LARGE = "medium_large", _("medium and large enterprises")
    ZONES = "zones", _("zones")
    OFFICERS = "officers", _("officers")
    KEY_USERS = "key_users", _("key energy users")


class Direction(TextChoices):
    """On which side of its value a target is reached."""

    AT_LEAST = "at_least", _("at least")
    AT_MOST = "at_most", _("at most")


class RuleCode(TextChoices):
    APPLYING = "applying", _("applying cleaner production")
    AWARE = "aware", _("aware of cleaner production")
    CAPABLE = "capable", _("able to guide")


class AwareBy(TextChoices):
    """By which part of the rule a facility counts as aware."""

    ACTIVITY = "activity", _("took part in an activity")
    SELF_ASSESSMENT = "self_assessment", _("sent a self-assessment")
    APPLYING = "applying", _("applies cleaner production")


class ActivityKind(TextChoices):
    WORKSHOP = "workshop", _("Workshop")
    TRAINING = "training", _("Training")
    CONFERENCE = "conference", _("Conference")
    FORUM = "forum", _("Forum")
    TALK = "talk", _("Talk")
    TOUR = "tour", _("Study tour")
    SURVEY = "survey", _("Survey")
    SUPPORT = "support", _("Technical support for assessment")
    EQUIPMENT = "equipment", _("Equipment support")
    TRANSFER = "transfer", _("Technology transfer")
    FAIR = "fair", _("Fair")
    CHAIN = "chain", _("Chain-linking event")
    LEAFLET = "leaflet", _("Leaflet")
    MEDIA = "media", _("Television, radio or web item")
    INSPECTION = "inspection", _("Inspection")
    AWARD = "award", _("Reward or discipline")


# Kinds at which people meet: the indicator `events` counts these.
EVENTS = (
    ActivityKind.WORKSHOP,
    ActivityKind.TRAINING,
    ActivityKind.CONFERENCE,
    ActivityKind.FORUM,
    ActivityKind.TALK,
    ActivityKind.TOUR,
    ActivityKind.FAIR,
    ActivityKind.CHAIN,
)


# What is asked of one kind of activity and of no other.
OWN_FIELDS: Mapping[ActivityKind, tuple[str, ...]] = {
    ActivityKind.TOUR: ("destination",),
    ActivityKind.FAIR: ("booths",),
    ActivityKind.LEAFLET: ("copies",),
    ActivityKind.MEDIA: ("channel", "reach"),
    ActivityKind.INSPECTION: ("team", "finding", "remedy", "remedy_due_on"),
    ActivityKind.AWARD: ("proposal", "decision"),
}


class ParticipantRole(TextChoices):
    STATE = "state", _("State officer")
    TECHNICAL = "technical", _("Technical staff of an enterprise")
    COMMUNITY = "community", _("Community")


class ModelKind(TextChoices):
    DEMONSTRATION = "demonstration", _("Demonstration model")
    PILOT = "pilot", _("Pilot model")
    EXEMPLARY = "exemplary", _("Exemplary model")


class SupportKind(TextChoices):
    EQUIPMENT = "equipment", _("Equipment support")
    TECHNICAL = "technical", _("Technical support for assessment")
    TRANSFER = "transfer", _("Technology transfer")
    OTHER = "other", _("Other")


class Employer(TextChoices):
    """Who employs an officer: the name of the field that points at it."""

    AGENCY = "agency", _("an agency")
    ZONE = "zone", _("the board of a zone")
    FACILITY = "facility", _("a facility")


class RoundState(TextChoices):
    """Where a day lies in a collection round."""

    AHEAD = "ahead", _("not yet open")
    OPEN = "open", _("open")
    CORRECTING = "correcting", _("open for corrections")
    PAST = "past", _("past")


class AnswerState(TextChoices):
    """How far a facility is with what a round asks of it."""

    ANSWERED = "answered", _("answered")
    TO_CORRECT = "to_correct", _("to be corrected")
    BEGUN = "begun", _("begun")
    NOT_BEGUN = "not_begun", _("not begun")


class TaskState(TextChoices):
    """Where a task of a plan stands on a day; worked out, never stored."""

    OPEN = "open", _("to be done")
    OVERDUE = "overdue", _("overdue")
    DONE = "done", _("done")


class FundingSource(TextChoices):
    """Where money comes from (DOMAIN section 4)."""

    PROMOTION = "promotion", _("Industrial promotion")
    SCIENCE = "science", _("Science and technology budget")
    CENTRAL = "central", _("Central programmes")
    PROVINCE = "province", _("Budget of the province")
    DONOR_HOME = "donor_home", _("Donors at home")
    DONOR_ABROAD = "donor_abroad", _("Donors abroad")
    ENTERPRISE = "enterprise", _("The enterprise itself")


class Programme(TextChoices):
    """Other programmes that a record also serves."""

    ENERGY = "energy", _("Energy efficiency")
    CLIMATE = "climate", _("Climate change")
    PROMOTION = "promotion", _("Industrial promotion")
    KEY_PRODUCTS = "key_products", _("Key industrial products")
    ENVIRONMENT = "environment", _("Environmental protection")


def programme_names(codes: Iterable[str]) -> str:
    """The other programmes in one line."""
    return "; ".join(str(Programme(code).label) for code in codes)


class SignUpState(TextChoices):
    """What became of somebody who wanted to come."""

    SIGNED_UP = "signed_up", _("signed up")
    WAITING = "waiting", _("on the waiting list")
    WITHDRAWN = "withdrawn", _("withdrawn")


class ProjectState(TextChoices):
    """How far an industrial promotion project is."""

    PROPOSED = "proposed", _("proposed")
    APPROVED = "approved", _("approved")
    UNDER_WAY = "under_way", _("under way")
    ACCEPTED = "accepted", _("signed off")
    STOPPED = "stopped", _("stopped")


class MemberKind(TextChoices):
    """The place of a member of the network in a chain."""

    SUPPLIER = "supplier", _("Supplier")
    MAKER = "maker", _("Maker")
    DISTRIBUTOR = "distributor", _("Distributor")
    CONSUMER = "consumer", _("Consumer")
    ADVISER = "adviser", _("Adviser")


class LocalReportState(TextChoices):
    DRAFT = "draft", _("draft")
    SENT = "sent", _("sent")
    ACCEPTED = "accepted", _("accepted")
    RETURNED = "returned", _("returned")


# What the department still waits for.
MISSING = (LocalReportState.DRAFT, LocalReportState.RETURNED)
# The states for readers: whether somebody has begun to write is the unit's own business.
LOCAL_STATE_WORDS: Mapping[str, object] = {
    **dict(LocalReportState.choices),
    LocalReportState.DRAFT.value: _("not sent yet"),
}


class LocalMove(TextChoices):
    """What turns a local report from one state into another (campaigns.policies)."""

    SEND = "send", _("Send")
    WITHDRAW = "withdraw", _("Take back")
    ACCEPT = "accept", _("Accept the report")
    RETURN = "return", _("Return for correction")
    REOPEN = "reopen", _("Open again")


class LocalSender(TextChoices):
    """Whose report it is."""

    UNIT = "unit", _("a commune or district")
    ZONE = "zone", _("the board of a zone")
