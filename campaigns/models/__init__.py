from campaigns.models.activities import Activity, DemonstrationModel, Participation, SupportCase
from campaigns.models.indicators import Indicator, Rule
from campaigns.models.people import Officer
from campaigns.models.plans import ActionPlan, InterimValue, Target
from campaigns.models.rounds import CollectionRound, Invitation

__all__ = [
    "ActionPlan",
    "Activity",
    "CollectionRound",
    "DemonstrationModel",
    "Indicator",
    "InterimValue",
    "Invitation",
    "Officer",
    "Participation",
    "Rule",
    "SupportCase",
    "Target",
]
