"""The order of records within a plan, which people choose."""

from typing import Any

from django.db import transaction
from django.db.models import Max

from accounts.models import User
from core.history import written_by


def last_place(ordered: Any) -> int:
    """The highest position among records of one plan; 0 when there is none."""
    return int(ordered.aggregate(last=Max("position"))["last"] or 0)


@transaction.atomic
def move_in_order(*, record: Any, among: Any, up: bool, by: User) -> None:
    """One place up or down among the records of its plan, `among` in their order; the first stays
    first, the last last."""
    order = list(among.select_for_update(of=("self",)))
    place = order.index(record)
    other = place - 1 if up else place + 1
    if 0 <= other < len(order):
        order[place], order[other] = order[other], order[place]
    moved = []
    for position, each in enumerate(order, start=1):
        if each.position != position:
            each.position = position
            moved.append(each)
    with written_by(by, source="form"):
        type(record).objects.bulk_update(moved, ["position"])
