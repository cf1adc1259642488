"""Which activities officers attended: what the officers' sheet adds to them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Q

from campaigns.models import Activity, Officer, Participation
from campaigns.selectors.parties import PARTIES
from core.edits import Edits
from core.spreadsheets.rows import Change, Row
from core.spreadsheets.spelling import spelling

Employer = tuple[str, int]


class Trainings:
    """The activities that rows name, and who attended any for the employers concerned."""

    def __init__(
        self,
        edits: Edits[Participation],
        records: Iterable[Mapping[str, Any]],
        *,
        facilities: Iterable[int],
        zones: Iterable[int],
        agencies: Iterable[int],
    ) -> None:
        self.edits = edits
        wanted = {code for record in records for code in record.get("trained_in", ())}
        stored = Activity.objects.filter(code__in=wanted).select_related("plan")
        self._activities = {activity.code: activity for activity in stored}
        self._attended: dict[tuple[Employer, str], list[Participation]] = defaultdict(list)
        attended = Participation.objects.filter(
            Q(facility__in=set(facilities)) | Q(zone__in=set(zones)) | Q(agency__in=set(agencies))
        ).exclude(person="")
        for each in attended.select_related("activity").order_by("pk"):
            for party in PARTIES:
                employer = getattr(each, f"{party}_id")
                if employer is not None:
                    self._attended[(party, employer), spelling(each.person)].append(each)

    @property
    def codes(self) -> Iterable[str]:
        return self._activities.keys()

    def activity(self, code: str) -> Activity | None:
        return self._activities.get(code)

    def settle(self, row: Row, officer: Officer, employer: Employer) -> dict[str, Change]:
        """Links what the officer attended by name, and adds the activities of the row. Returns
        what moved, by column."""
        attended = self._attended[employer, spelling(officer.name)]
        before = [each.activity.code for each in attended if each.officer_id == officer.pk]
        for each in attended:
            if each.officer_id is None:
                self.edits.change(each, officer_id=officer.pk)
        for code in row.record.get("trained_in", ()):
            if all(each.activity.code != code for each in attended):
                attended.append(self._add(self._activities[code], officer, employer))
        after = [each.activity.code for each in attended if each.officer_id == officer.pk]
        changes: dict[str, Change] = self._certify(row, attended)
        if before != after:
            changes["trained_in"] = ("; ".join(before), "; ".join(after))
        return changes

    def _add(self, activity: Activity, officer: Officer, employer: Employer) -> Participation:
        party, key = employer
        return self.edits.create(
            Participation(
                activity=activity, officer=officer, person=officer.name, **{f"{party}_id": key}
            )
        )

    def _certify(self, row: Row, attended: Iterable[Participation]) -> dict[str, Change]:
        """The certificate goes to the last activity that the row names."""
        codes, certificate = row.record.get("trained_in"), row.record.get("certificate")
        if not codes or certificate is None:
            return {}
        last = next(each for each in attended if each.activity.code == codes[-1])
        return dict(self.edits.change(last, certificate=certificate))


def unit_of(activity: Activity) -> int | None:
    """The unit whose activity it is: its plan's, or its own."""
    return activity.plan.admin_unit_id if activity.plan else activity.admin_unit_id
