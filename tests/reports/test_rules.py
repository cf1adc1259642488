"""Roll-up, band and path: the published four-plant example and tables to check by hand."""

from datetime import date
from decimal import Decimal, localcontext
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.rules import (
    FacilitySaving,
    Figure,
    Method,
    RolledUp,
    SavingSums,
    Status,
    band_status,
    distribution,
    expected_on,
    median,
    needed_per_year,
    quantile,
    ratio_percent,
    roll_up,
    sums_of,
)

D = Decimal
TINY = D("1e-40")

HASTINGS_UNITS = {1: D(146239), 2: D(158508), 3: D(154987)}
BASELINE = {
    "Hastings": D("2633708.16"),
    "McLean": D("825804.92"),
    "Minneapolis": D("825804.92"),
    "Rochester": D("2594704.17"),
}
# plant, year: (expected, used). The expected use of Hastings is its baseline per unit × its units.
USE = {
    ("Hastings", 2): (BASELINE["Hastings"] / HASTINGS_UNITS[1] * HASTINGS_UNITS[2], "2633434.47"),
    ("McLean", 2): ("784392.75", "718173.07"),
    ("Minneapolis", 2): ("784392.75", "718173.07"),
    ("Rochester", 2): ("2101358.03", "2024671.90"),
    ("Hastings", 3): (BASELINE["Hastings"] / HASTINGS_UNITS[1] * HASTINGS_UNITS[3], "2483245.47"),
    ("McLean", 3): ("826892.22", "748309.57"),
    ("Minneapolis", 3): ("826892.22", "748309.57"),
    ("Rochester", 3): ("1867203.84", "1693426.31"),
}


def plants(year: int) -> list[FacilitySaving]:
    found = []
    for number, (name, baseline) in enumerate(BASELINE.items(), start=1):
        expected, used = (D(quantity) for quantity in USE[name, year])
        found.append(
            FacilitySaving(
                facility_id=number,
                baseline=baseline,
                expected=expected,
                actual=used,
                saving=(expected - used) / expected,
            )
        )
    return found


def saving(
    value: str,
    *,
    baseline: str | None = "1",
    expected: str | None = None,
    actual: str | None = None,
) -> FacilitySaving:
    def known(text: str | None) -> Decimal | None:
        return None if text is None else D(text)

    return FacilitySaving(
        facility_id=1,
        baseline=known(baseline),
        expected=known(expected),
        actual=known(actual),
        saving=D(value),
    )


# --- The three methods ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("year", "method", "percent"),
    [
        (2, Method.BASELINE_WEIGHTED, "6.37"),
        (2, Method.ADJUSTED, "6.60"),
        (2, Method.MEAN, "7.07"),
        (3, Method.BASELINE_WEIGHTED, "10.0155"),
        (3, Method.ADJUSTED, "10.12"),
        (3, Method.ADJUSTED, "10.1224"),
        (3, Method.MEAN, "9.84"),
        (3, Method.MEAN, "9.8371"),
    ],
)
def test_four_plants_rolled_up(year: int, method: Method, percent: str) -> None:
    value = roll_up(sums_of(plants(year))).by(method)
    assert value is not None
    assert f"{100 * value:.{len(percent.partition('.')[2])}f}" == percent


def test_the_raw_fall_of_total_use_is_another_figure() -> None:
    sums = sums_of(plants(3))
    assert f"{100 * (sums.weight - sums.actual) / sums.weight:.2f}" == "17.54"


def test_the_methods_take_what_they_can_of_each_facility() -> None:
    """A mean of materials has a saving but no quantities: it enters the mean only."""
    facts = [
        saving("0.10", baseline="100", expected="200", actual="180"),
        saving("0.30", baseline=None),
        saving("0.05", baseline="300", expected="100", actual=None),
    ]
    sums = sums_of(facts)
    assert sums == SavingSums(
        n=3,
        expected=D(200),
        actual=D(180),
        weight=D(400),
        weighted=D(25),
        savings=D("0.45"),
    )
    assert roll_up(sums) == RolledUp(
        n=3, adjusted=D("0.1"), baseline_weighted=D("0.0625"), mean=D("0.15")
    )


def test_a_roll_up_of_nothing_is_unknown_not_zero() -> None:
    assert roll_up(SavingSums()) == RolledUp(n=0, adjusted=None, baseline_weighted=None, mean=None)
    no_quantities = roll_up(sums_of([saving("0.1", baseline="0")]))
    assert (no_quantities.adjusted, no_quantities.baseline_weighted) == (None, None)
    assert no_quantities.mean == D("0.1")


def test_use_that_rose_counts_against_the_programme() -> None:
    facts = [
        saving("0.20", expected="100", actual="80"),
        saving("-0.30", expected="100", actual="130"),
    ]
    assert roll_up(sums_of(facts)).adjusted == D("-0.05")


fractions = st.decimals(min_value=-5, max_value=1, places=24)
tonnes = st.none() | st.decimals(min_value=0, max_value=10**9, places=24)
facilities = st.lists(
    st.builds(
        lambda value, baseline, expected, actual: FacilitySaving(
            facility_id=1, baseline=baseline, expected=expected, actual=actual, saving=value
        ),
        fractions,
        tonnes,
        tonnes,
        tonnes,
    ),
    max_size=8,
)


@given(facilities, facilities)
def test_sums_add_and_subtract_exactly(
    some: list[FacilitySaving], others: list[FacilitySaving]
) -> None:
    """What the roll-up does in steps equals a fresh sum, to the last digit."""
    assert sums_of(some) + sums_of(others) == sums_of([*some, *others])
    assert sums_of([*some, *others]) - sums_of(others) == sums_of(some)


@given(facilities, st.randoms())
def test_the_order_of_facilities_does_not_matter(
    facts: list[FacilitySaving], random: object
) -> None:
    shuffled = list(facts)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert roll_up(sums_of(shuffled)) == roll_up(sums_of(facts))


@given(fractions, st.lists(st.integers(1, 10**9), min_size=1, max_size=8))
def test_facilities_that_save_alike_give_this_saving_by_every_method(
    rate: Decimal, sizes: list[int]
) -> None:
    facts = [
        FacilitySaving(
            facility_id=number,
            baseline=D(size),
            expected=D(size),
            actual=D(size) * (1 - rate),
            saving=rate,
        )
        for number, size in enumerate(sizes)
    ]
    rolled = roll_up(sums_of(facts))
    for method in Method:
        value = rolled.by(method)
        assert value is not None
        assert abs(value - rate) < D("1e-20")


# --- Quantiles and classes -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "q", "quantile_inc"),
    [
        ([1, 2, 3, 4], "0.25", "1.75"),
        ([1, 2, 3, 4], "0.5", "2.5"),
        ([1, 2, 3, 4], "0.75", "3.25"),
        ([1, 2, 4, 7, 8, 9, 10, 12], "0.25", "3.5"),
        ([1, 2, 3], "0", "1"),
        ([1, 2, 3], "1", "3"),
        ([5], "0.75", "5"),
    ],
)
def test_quantile_as_a_spreadsheet_gives_it(values: list[int], q: str, quantile_inc: str) -> None:
    assert quantile([D(value) for value in values], D(q)) == D(quantile_inc)


def test_median() -> None:
    assert median([D(1), D(2), D(9)]) == 2
    assert median([D(1), D(2), D(4), D(9)]) == 3
    assert median([]) is None


@given(st.lists(fractions, min_size=1, max_size=20))
def test_quantiles_rise_and_stay_within_the_values(values: list[Decimal]) -> None:
    values.sort()
    marks = [quantile(values, D(step) / 4) for step in range(5)]
    assert marks[0] == values[0]
    assert marks[-1] == values[-1]
    known = [mark for mark in marks if mark is not None]
    assert all(low <= high for low, high in pairwise(known))


@pytest.mark.parametrize(
    ("fraction", "name"),
    [
        ("-0.3", "<0"),
        ("-0.0000001", "<0"),
        ("0", "0-2"),
        ("0.0199999999999999999999999999999999999999", "0-2"),
        ("0.02", "2-4"),
        ("0.04", "4-6"),
        ("0.06", "6-8"),
        ("0.0799", "6-8"),
        ("0.08", "8-10"),
        ("0.10", "10-13"),
        ("0.1299", "10-13"),
        ("0.13", "13-20"),
        ("0.20", "13-20"),
        ("0.2000001", ">20"),
        ("1", ">20"),
    ],
)
def test_the_lower_bound_of_a_class_belongs_to_it(fraction: str, name: str) -> None:
    counts = distribution([D(fraction)])
    assert counts.pop(name) == 1
    assert set(counts.values()) == {0}


def test_a_distribution_names_every_class_in_order() -> None:
    assert list(distribution([])) == [
        "<0",
        "0-2",
        "2-4",
        "4-6",
        "6-8",
        "8-10",
        "10-13",
        "13-20",
        ">20",
    ]


@given(st.lists(fractions, max_size=30))
def test_a_distribution_counts_everyone_once(values: list[Decimal]) -> None:
    assert sum(distribution(values).values()) == len(values)


# --- Band, path, ratio ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "low", "high", "status"),
    [
        ("7.9", "8", "13", "not reached"),
        ("8", "8", "13", "reached"),
        ("10.0155", "8", "13", "reached"),
        ("13", "8", "13", "reached"),
        ("13.1", "8", "13", "exceeded"),
        ("-2", "8", "13", "not reached"),
        ("49.99", "50", None, "not reached"),
        ("50", "50", None, "reached"),
        ("100", "50", None, "reached"),
        ("0", "8", "13", "not reached"),
        (None, "8", "13", "unknown"),
    ],
)
def test_band_status(value: str | None, low: str, high: str | None, status: str) -> None:
    found = band_status(
        None if value is None else D(value),
        low=D(low),
        high=None if high is None else D(high),
    )
    assert found == Status(status)


@pytest.mark.parametrize(
    ("day", "stands_at"),
    [
        (date(2010, 1, 1), "10"),
        (date(2015, 12, 31), "10"),
        (date(2016, 12, 31), "18"),
        (date(2018, 12, 31), "34"),
        (date(2020, 7, 1), "46"),  # half of the last year: 42 + 4
        (date(2020, 12, 31), "50"),
        (date(2030, 1, 1), "50"),
    ],
)
def test_the_straight_path_from_10_in_2015_to_50_in_2020(day: date, stands_at: str) -> None:
    found = expected_on(on=day, base_year=2015, base_value=D(10), due_year=2020, low=D(50))
    assert found is not None
    assert abs(found - D(stands_at)) < TINY


def test_no_path_without_a_base() -> None:
    day = date(2018, 12, 31)
    assert expected_on(on=day, base_year=None, base_value=D(1), due_year=2020, low=D(50)) is None
    assert expected_on(on=day, base_year=2015, base_value=None, due_year=2020, low=D(50)) is None


def test_a_base_of_zero_is_a_base() -> None:
    found = expected_on(
        on=date(2018, 12, 31), base_year=2015, base_value=D(0), due_year=2020, low=D(50)
    )
    assert found == 30


def test_a_base_in_the_due_year_is_a_step() -> None:
    path = {"base_year": 2020, "base_value": D(10), "due_year": 2020, "low": D(50)}
    assert expected_on(on=date(2020, 12, 30), **path) == 10  # type: ignore[arg-type]
    assert expected_on(on=date(2020, 12, 31), **path) == 50  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("day", "value", "needed"),
    [
        (date(2018, 12, 31), "40", "5"),  # 10 in two years
        (date(2019, 12, 31), "40", "10"),
        (date(2020, 7, 1), "40", "20"),  # 10 in half a year
        (date(2018, 12, 31), "50", "0"),
        (date(2018, 12, 31), "60", "0"),
        (date(2020, 12, 31), "40", None),  # the time is up
        (date(2021, 5, 1), "40", None),
        (date(2021, 5, 1), "50", "0"),
        (date(2018, 12, 31), None, None),
    ],
)
def test_needed_per_year_to_reach_50_by_2020(
    day: date, value: str | None, needed: str | None
) -> None:
    found = needed_per_year(
        on=day, due_year=2020, value=None if value is None else D(value), low=D(50)
    )
    assert (found is None) == (needed is None)
    if found is not None and needed is not None:
        assert abs(found - D(needed)) < TINY


days = st.dates(min_value=date(2000, 1, 1), max_value=date(2040, 12, 31))
percents = st.decimals(min_value=0, max_value=100, places=2)


@given(days, st.integers(2000, 2030), st.integers(0, 15), percents, percents)
def test_the_path_never_leaves_base_and_target(
    day: date, base_year: int, years: int, base: Decimal, low: Decimal
) -> None:
    found = expected_on(
        on=day, base_year=base_year, base_value=base, due_year=base_year + years, low=low
    )
    assert found is not None
    assert min(base, low) <= found <= max(base, low)


@given(days, percents, percents)
def test_going_on_at_the_needed_pace_reaches_the_target(
    day: date, value: Decimal, low: Decimal
) -> None:
    needed = needed_per_year(on=day, due_year=2040, value=value, low=low)
    if needed is None or needed == 0:
        return
    on_the_way = expected_on(
        on=date(2041, 1, 1), base_year=2000, base_value=value, due_year=2040, low=low
    )
    with localcontext(prec=60):
        days_left = (date(2040, 12, 31) - day).days
        assert abs(value + needed * D(days_left) / D("365.25") - low) < needed / 100
    assert on_the_way == low


@pytest.mark.parametrize(
    ("numerator", "denominator", "percent"),
    [
        (240, 600, "40"),
        (1, 3, "33.33333333"),
        (0, 600, "0"),
        (None, 600, None),
        (240, None, None),
        (0, 0, None),
    ],
)
def test_ratio_percent(numerator: int | None, denominator: int | None, percent: str | None) -> None:
    found = ratio_percent(numerator, denominator)
    assert (found is None) == (percent is None)
    if found is not None and percent is not None:
        assert abs(found - D(percent)) < D("1e-8")


def test_a_figure_carries_everything_and_cannot_be_changed() -> None:
    figure = Figure(
        indicator="adoption_rate",
        value=D(40),
        numerator=240,
        denominator=600,
        unit="%",
        method=None,
        n=600,
        population=600,
        excluded={},
        status=band_status(D(40), low=D(50), high=None),
    )
    assert figure.status == "not reached"
    with pytest.raises(AttributeError):
        figure.value = D(50)  # type: ignore[misc]
