from campaigns.models.activities import Activity, Participation, SignUp
from campaigns.models.files import Attachment
from campaigns.models.indicators import Indicator, Rule
from campaigns.models.local_reports import LocalReport, LocalRound
from campaigns.models.network import ChainLink, Commitment, NetworkMember, TraceLot, TraceStep
from campaigns.models.people import Officer
from campaigns.models.plans import ActionPlan, InterimValue, Target
from campaigns.models.projects import Funding, PromotionProject
from campaigns.models.rounds import CollectionRound, Invitation
from campaigns.models.support import (
    DemonstrationModel,
    ModelFollower,
    SupportCase,
    TechnologyTransfer,
)
from campaigns.models.tasks import LegalBasis, PlanTask, TaskPartner

__all__ = [
    "ActionPlan",
    "Activity",
    "Attachment",
    "ChainLink",
    "CollectionRound",
    "Commitment",
    "DemonstrationModel",
    "Funding",
    "Indicator",
    "InterimValue",
    "Invitation",
    "LegalBasis",
    "LocalReport",
    "LocalRound",
    "ModelFollower",
    "NetworkMember",
    "Officer",
    "Participation",
    "PlanTask",
    "PromotionProject",
    "Rule",
    "SignUp",
    "SupportCase",
    "Target",
    "TaskPartner",
    "TechnologyTransfer",
    "TraceLot",
    "TraceStep",
]
