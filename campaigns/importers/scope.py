"""Whose plans and activities a user may write."""

from accounts.models import User
from accounts.roles import Permission
from enterprises.importers.places import PlaceFinder
from enterprises.importers.territory import Territory


class PlanScope:
    """The provinces for which a user may write plans; national plans need the whole country."""

    def __init__(self, user: User) -> None:
        self.territory = Territory.of(user, Permission.EDIT_PLANS)
        self._own = {unit.province_id or unit.pk for unit in self.territory.units}

    def holds(self, unit_id: int | None, places: PlaceFinder) -> bool:
        """True for a province of the user's, and for one of before that went into it."""
        if self.territory.everywhere:
            return True
        if unit_id is None:
            return False
        unit = places.unit(unit_id)
        return unit.pk in self._own or unit.current_province_id in self._own
