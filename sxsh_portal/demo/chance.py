"""Chance that always falls the same way: the same seed gives the same programme."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import TypeVar

Item = TypeVar("Item")
SEED = 5768


class Chance(Random):
    """A source of chance for one topic, so that a change in one topic moves no other."""

    def __init__(self, topic: str) -> None:
        super().__init__(f"{SEED}:{topic}")

    def happens(self, share: float) -> bool:
        return self.random() < share

    def pick(self, weights: Mapping[Item, float]) -> Item:
        return self.choices(list(weights), list(weights.values()))[0]

    def around(self, middle: float, spread: float) -> float:
        """A positive amount whose median is `middle`; most lie within a factor of e^spread."""
        return middle * self.lognormvariate(0, spread)

    def day(self, first: date, last: date) -> date:
        return first + timedelta(days=self.randrange((last - first).days + 1))

    def shuffled(self, items: Sequence[Item]) -> list[Item]:
        return self.sample(items, len(items))


def decimal(value: float, places: int = 0) -> Decimal:
    """A figure as a person would have written it down."""
    return Decimal(f"{value:.{places}f}")


def sensible(value: float) -> Decimal:
    """Five digits or so, as meters and weighbridges give them."""
    return decimal(value, 0 if value >= 10_000 else 1 if value >= 100 else 3)
