from campaigns.models.activities import Activity, DemonstrationModel, Participation, SupportCase
from campaigns.models.indicators import Indicator, Rule
from campaigns.models.people import Officer
from campaigns.models.plans import ActionPlan, InterimValue, Target

__all__ = [
    "ActionPlan",
    "Activity",
    "DemonstrationModel",
    "Indicator",
    "InterimValue",
    "Officer",
    "Participation",
    "Rule",
    "SupportCase",
    "Target",
]
