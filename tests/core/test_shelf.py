"""What is remembered of every row: the same things, however few are held in memory."""

from decimal import Decimal

import pytest

from core import shelf
from core.shelf import Shelf


@pytest.fixture(autouse=True)
def few_held(monkeypatch):
    monkeypatch.setattr(shelf, "MOST_HELD", 3)


def test_things_laid_down_come_back_as_they_were():
    things = Shelf()
    for number in range(10):
        things[f"Cơ sở {number}"] = (number, Decimal("1.50"), "Hải Dương")
    assert things.get("Cơ sở 1") == (1, Decimal("1.50"), "Hải Dương")
    assert [f"Cơ sở {number}" in things for number in (0, 9, 10)] == [True, True, False]
    assert things.get("không có") is None


def test_what_is_held_is_no_more_than_was_said():
    things = Shelf()
    for number in range(1000):
        things[number] = number
    assert len(things._held) < 3


def test_the_later_thing_counts_also_after_the_earlier_was_laid_down():
    things = Shelf()
    for number in range(4):
        things[number] = "before"
    things[0] = "after"
    assert things.get(0) == "after"
    for number in range(5, 9):
        things[number] = "before"
    assert things.get(0) == "after"
    assert sorted(things.values()) == ["after", *["before"] * 7]


def test_setdefault_keeps_the_first():
    things = Shelf()
    assert [things.setdefault(number % 5, number) for number in range(10)] == [0, 1, 2, 3, 4] * 2
