from campaigns.querysets.activities import (
    ActivityQuerySet,
    ParticipationQuerySet,
    SignUpQuerySet,
)
from campaigns.querysets.files import OWNERS, AttachmentQuerySet
from campaigns.querysets.local_reports import LocalReportQuerySet, LocalRoundQuerySet
from campaigns.querysets.network import LotQuerySet, MemberQuerySet, in_network_on
from campaigns.querysets.people import OfficerQuerySet, in_office_on
from campaigns.querysets.plans import PlanQuerySet
from campaigns.querysets.projects import ProjectQuerySet
from campaigns.querysets.rounds import CollectionRoundQuerySet, InvitationQuerySet
from campaigns.querysets.rules import RuleQuerySet
from campaigns.querysets.scope import plan_scope
from campaigns.querysets.support import ModelQuerySet, SupportCaseQuerySet, TransferQuerySet
from campaigns.querysets.tasks import FundingQuerySet, TaskQuerySet

__all__ = [
    "OWNERS",
    "ActivityQuerySet",
    "AttachmentQuerySet",
    "CollectionRoundQuerySet",
    "FundingQuerySet",
    "InvitationQuerySet",
    "LocalReportQuerySet",
    "LocalRoundQuerySet",
    "LotQuerySet",
    "MemberQuerySet",
    "ModelQuerySet",
    "OfficerQuerySet",
    "ParticipationQuerySet",
    "PlanQuerySet",
    "ProjectQuerySet",
    "RuleQuerySet",
    "SignUpQuerySet",
    "SupportCaseQuerySet",
    "TaskQuerySet",
    "TransferQuerySet",
    "in_network_on",
    "in_office_on",
    "plan_scope",
]
