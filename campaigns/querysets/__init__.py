from campaigns.querysets.activities import ActivityQuerySet, ParticipationQuerySet
from campaigns.querysets.people import OfficerQuerySet, in_office_on
from campaigns.querysets.plans import PlanQuerySet
from campaigns.querysets.rounds import CollectionRoundQuerySet, InvitationQuerySet
from campaigns.querysets.scope import plan_scope
from campaigns.querysets.support import ModelQuerySet, SupportCaseQuerySet

__all__ = [
    "ActivityQuerySet",
    "CollectionRoundQuerySet",
    "InvitationQuerySet",
    "ModelQuerySet",
    "OfficerQuerySet",
    "ParticipationQuerySet",
    "PlanQuerySet",
    "SupportCaseQuerySet",
    "in_office_on",
    "plan_scope",
]
