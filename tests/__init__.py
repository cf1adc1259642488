"""Tests. Hypothesis has no deadline here: speed is measured in bench/, and machines are busy."""

from hypothesis import settings

settings.register_profile("portal", deadline=None)
settings.load_profile("portal")
