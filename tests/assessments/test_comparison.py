"""Energy per unit of product, and a place among others that gives none of them away."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.rules.comparison import (
    against_norm,
    blurred,
    energy_per_unit,
    measure_of,
    place_among,
    rounded,
    usual_range,
)

D = Decimal
values = st.decimals(min_value=D("0.001"), max_value=10**6, places=3)


@pytest.mark.parametrize(
    ("toe", "output", "kgoe", "unit"),
    [
        ("178.7", [("tấn", 3180)], "56.19", "tấn"),  # 178700 / 3180
        ("1", [("tấn", 1), ("kg", 1000)], "500", "tấn"),
        ("1", [("kg", 1000), ("tấn", 1)], "0.5", "kg"),
        ("1", [("đôi", 10), ("Đôi", 10)], "50", "đôi"),
        ("1", [("tấn", 1), ("đôi", 10)], None, ""),
        ("1", [("tấn", None)], None, ""),
        ("1", [("tấn", 0)], None, ""),
        ("1", [], None, ""),
        (None, [("tấn", 1)], None, ""),
    ],
)
def test_energy_per_unit(toe, output, kgoe, unit) -> None:
    made = [(name, None if quantity is None else D(quantity)) for name, quantity in output]
    found = energy_per_unit(None if toe is None else D(toe), made)
    if kgoe is None:
        assert found is None
    else:
        assert found is not None
        assert (round(found.kgoe, 2), found.measure.unit) == (round(D(kgoe), 2), unit)


def test_usual_range_is_the_quartiles_widened_by_their_ratio() -> None:
    """Quartiles 10 and 40: ratio 4, three times over it is 64; 10 / 64 to 40 · 64."""
    usual = usual_range(first_quartile=D(10), third_quartile=D(40), n=12)
    assert usual is not None
    assert (usual.low, usual.high, usual.n) == (D("0.15625"), D(2560), 12)
    assert usual.in_unit(measure_of("tấn")) == (D("156.25"), D(2_560_000))


@pytest.mark.parametrize(("first", "n"), [("10", 11), ("0", 12)])
def test_no_usual_range_of_few_facilities_or_of_nothing(first, n) -> None:
    assert usual_range(first_quartile=D(first), third_quartile=D(40), n=n) is None


def test_four_others_show_nothing_and_five_do() -> None:
    """10, 20, 30, 40, 50: the best quarter is the mean of 10, 20 and 30, the median of 20 to 40.
    Three of five use more than 25; from 25 to 20 it is a fifth."""
    others = [D(50), D(10), D(40), D(20), D(30)]
    assert place_among(D(25), others[:4]) is None
    place = place_among(D(25), others)
    assert place is not None
    assert (place.n, place.better_than) == (5, D("0.6"))
    assert (place.best_quarter, place.median) == (D(20), D(30))
    assert place.distance == D("0.2")


def test_who_is_in_the_best_quarter_has_no_distance() -> None:
    place = place_among(D(1), [D(10)] * 5)
    assert place is not None
    assert (place.better_than, place.distance) == (1, 0)


def test_who_uses_as_much_as_all_others_is_better_than_none() -> None:
    place = place_among(D(10), [D(10)] * 5)
    assert place is not None
    assert place.better_than == 0


@given(st.lists(values, min_size=5, max_size=40, unique=True), values)
def test_order_does_not_matter_and_scaling_changes_no_rank(others, own) -> None:
    place, again = place_among(own, others), place_among(own, others[::-1])
    assert place == again
    larger = place_among(own * 1000, [other * 1000 for other in others])
    assert place is not None
    assert larger is not None
    assert (place.better_than, place.distance) == (larger.better_than, larger.distance)


@given(st.lists(values, min_size=3, max_size=40, unique=True))
def test_blurred_figure_lies_between_the_others_and_has_two_digits(others) -> None:
    figure = blurred(others)
    assert rounded(min(others)) <= figure <= rounded(max(others))
    assert figure == rounded(figure)


def test_one_others_value_moves_a_blurred_figure_only_with_two_more() -> None:
    """No figure is a single value: of three, all count; of two there is none."""
    assert blurred([D(100), D(200), D(600)]) == D(300)
    with pytest.raises(ValueError, match="3 values"):
        blurred([D(1), D(2)])


@pytest.mark.parametrize(
    ("value", "shown"), [("4127", "4100"), ("0.01234", "0.012"), ("9.96", "10"), ("0", "0")]
)
def test_rounded_to_two_digits_that_count(value, shown) -> None:
    assert rounded(D(value)) == D(shown)


@pytest.mark.parametrize(
    ("use", "output", "distance"),
    [("110", "1", "0.1"), ("90", "1", "-0.1"), ("100", "0", None), (None, "1", None)],
)
def test_distance_to_a_norm(use, output, distance) -> None:
    against = against_norm(None if use is None else D(use), D(output), norm=D(100))
    assert (against and against.distance) == (None if distance is None else D(distance))
