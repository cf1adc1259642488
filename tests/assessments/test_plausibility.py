"""What looks wrong in a report: worked cases, each to be checked by hand."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.rules.comparison import UsualRange
from assessments.rules.facts import OutputFact
from assessments.rules.plausibility import (
    Before,
    Code,
    Finding,
    FlowSeen,
    OutputSeen,
    Seen,
    findings,
    fitting_unit,
    written,
)

D = Decimal
quantities = st.decimals(min_value=D("0.01"), max_value=10**9, places=2)


def number(value: object) -> Decimal | None:
    return None if value is None else D(str(value))


def product(
    baseline: object,
    current: object,
    *,
    key: str = "output-1",
    unit: str = "tấn",
    last: Before | None = None,
) -> OutputSeen:
    fact = OutputFact(
        key=key,
        unit=unit,
        baseline_quantity=number(baseline),
        current_quantity=number(current),
    )
    return OutputSeen(fact=fact, before=last)


def power(
    baseline: object,
    current: object,
    *,
    unit: str = "kWh",
    toe: object = "10",
    last: Before | None = None,
    output: str | None = None,
) -> FlowSeen:
    return FlowSeen(
        anchor="flow-1",
        output=output,
        unit=unit,
        baseline=number(baseline),
        current=number(current),
        is_carrier=True,
        toe=number(toe),
        before=last,
    )


def last_year(current: object, baseline: object = None, year: int = 2019) -> Before:
    return Before(year=year, current=number(current), baseline=number(baseline))


def report(*flows: FlowSeen, outputs: tuple[OutputSeen, ...] | None = None, **more) -> Seen:
    made = (product(1000, 1000),) if outputs is None else outputs
    return Seen(baseline_year=2018, outputs=made, flows=flows, **more)


def codes(seen: Seen) -> list[tuple[str, str, str]]:
    return [(found.anchor, found.field, found.code.value) for found in findings(seen)]


def the_one(seen: Seen) -> Finding:
    (found,) = findings(seen)
    return found


def test_plain_report_raises_no_question() -> None:
    seen = report(
        power(1_240_000, 1_158_000, last=last_year(1_200_000, 1_240_000)),
        outputs=(product(3000, 3180, last=last_year(3100, 3000)),),
    )
    assert findings(seen) == []


@pytest.mark.parametrize(
    ("baseline", "current", "made", "asked"),
    [
        # 1000 tonnes before; e_t / e_b = current / (100000 · made / 1000)
        (100_000, 140_000, 1000, None),  # exactly 40 % more
        (100_000, 140_001, 1000, D("0.40001")),
        (100_000, 60_000, 1000, None),  # exactly 40 % less
        (100_000, 59_999, 1000, D("-0.40001")),
        (100_000, 150_000, 1500, None),  # half as much again, and so was made
        (100_000, 100_000, 2000, D("-0.5")),  # the same for twice the output
        (0, 100_000, 1000, None),  # new: nothing to compare with
        (100_000, 0, 1000, D("-1")),  # given up: a change, too
        (100_000, 200_000, 0, None),  # nothing was made
    ],
)
def test_use_per_unit_may_move_by_forty_percent(baseline, current, made, asked) -> None:
    found = [
        each
        for each in findings(report(power(baseline, current), outputs=(product(1000, made),)))
        if each.code is Code.CHANGED_PER_UNIT
    ]
    assert [each.told["change"] for each in found] == ([] if asked is None else [asked])


def test_use_per_unit_is_compared_with_last_year_too() -> None:
    """Against the baseline −20 %, but last year it was half: 100000 → 50000 → 80000, +60 %."""
    last = last_year(50_000)
    seen = report(
        power(100_000, 80_000, last=last), outputs=(product(1000, 1000, last=last_year(1000)),)
    )
    found = the_one(seen)
    assert (found.told["year"], found.told["change"]) == (2019, D("0.6"))
    assert found.value == "80000 kWh (+60%)"


def test_one_question_when_both_years_differ() -> None:
    seen = report(
        power(100_000, 150_000, last=last_year(60_000)),
        outputs=(product(1000, 1000, last=last_year(1000)),),
    )
    assert the_one(seen).told["year"] == 2018


def test_site_with_two_products_is_compared_with_what_was_to_be_expected() -> None:
    """E = 100000 · (½ · 200/100 + ½ · 100/100) = 150000; 220000 is 46.7 % more."""
    outputs = (product(100, 200), product(100, 100, key="output-2"))
    found = the_one(report(power(100_000, 220_000), outputs=outputs))
    assert round(found.told["change"], 6) == D("0.466667")
    assert findings(report(power(100_000, 200_000), outputs=outputs)) == []


def test_flow_of_one_product_is_compared_with_that_product_alone() -> None:
    outputs = (product(100, 200), product(100, 100, key="output-2"))
    metered = power(100_000, 200_000, output="output-1")
    assert findings(report(metered, outputs=outputs)) == []
    other = power(100_000, 200_000, output="output-2")
    assert the_one(report(other, outputs=outputs)).told["change"] == 1


@pytest.mark.parametrize(
    ("last", "current", "times"),
    [
        (1000, 7999, None),
        (1000, 8000, D(8)),
        (1000, 10_000, D(10)),
        (1000, 1_000_000, D(1000)),
        (8000, 1001, None),
        (8000, 1000, D(8)),
        (1000, 0, None),
        (0, 1000, None),
        (None, 1000, None),
    ],
)
def test_ten_times_last_year_is_a_slip(last, current, times) -> None:
    seen = report(power(None, 5), outputs=(product(None, current, last=last_year(last)),))
    found = [each.told["times"] for each in findings(seen) if each.code is Code.TENFOLD]
    assert found == ([] if times is None else [times])


def test_without_a_report_of_last_year_ten_times_the_baseline_is_a_slip() -> None:
    found = the_one(report(power(100_000, 1_000_000)))
    assert (found.code, found.told["year"]) == (Code.TENFOLD, 2018)
    assert found.field == "current_quantity"


@pytest.mark.parametrize(
    ("value", "before", "unit", "fits"),
    [
        (1_158_000, 1240, "MWh", "kWh"),
        (1158, 1_240_000, "kWh", "MWh"),
        (3_180_000, 3100, "tấn", "kg"),
        (31, 3100, "kg", "tạ"),
        (12_400, 1240, "kWh", ""),  # ten times is no unit of electricity, but a digit too many
        (10_000, 1000, "đôi", ""),
    ],
)
def test_slip_names_the_unit_that_would_fit(value, before, unit, fits) -> None:
    assert fitting_unit(D(value), before=D(before), unit=unit) == fits


def test_output_without_energy() -> None:
    assert codes(report()) == [("", "", "no_energy")]
    assert codes(report(power(0, 0))) == [("", "", "no_energy")]
    assert codes(report(power(0, 0), outputs=(product(1000, 0),))) == []
    water = replace(power(5, 5), is_carrier=False)
    assert codes(report(water)) == [("", "", "no_energy")]


def test_energy_that_is_not_known_is_a_missing_value_and_not_none_at_all() -> None:
    assert codes(report(power(100, None))) == [("flow-1", "current_quantity", "missing_value")]


def test_value_of_one_period_is_missing() -> None:
    seen = report(power(None, 100), outputs=(product(1000, None), product(None, None, key="o-2")))
    assert codes(seen) == [
        ("output-1", "current_quantity", "missing_value"),
        ("flow-1", "baseline_quantity", "missing_value"),
    ]


def test_missing_unit() -> None:
    assert codes(report(power(100, 100, unit=" "))) == [("flow-1", "unit", "missing_unit")]


def test_baseline_that_is_no_longer_what_the_earlier_report_said() -> None:
    same = power(100, 100, last=last_year(100, "100.00005"))
    assert findings(report(same)) == []
    other = power(100, 100, last=last_year(100, 90))
    found = the_one(report(other))
    assert (found.code, found.field) == (Code.BASELINE_CHANGED, "baseline_quantity")
    assert (found.value, found.told["before"]) == ("100 kWh", D(90))
    assert findings(report(power(100, 100, last=last_year(100, None)))) == []


@pytest.mark.parametrize(
    ("toe", "made", "unit", "energy"),
    [
        # kgOE per tonne, from 10 TOE; usual are 5 to 20 per tonne
        ("10", 1000, "tấn", None),  # 10
        ("20", 1000, "tấn", None),  # 20, the very end
        ("20.1", 1000, "tấn", "20.1 kgOE/tấn"),
        ("4.9", 1000, "tấn", "4.9 kgOE/tấn"),
        ("10", 1_000_000, "kg", None),  # the same tonnes, in kilograms
        ("10", 1000, "kg", "10 kgOE/kg"),
        (None, 1000, "tấn", None),  # a carrier without a factor
        ("10", 0, "tấn", None),
    ],
)
def test_energy_per_unit_outside_the_usual_range(toe, made, unit, energy) -> None:
    usual = UsualRange(low=D("0.005"), high=D("0.020"), n=40)
    seen = report(power(None, 5, toe=toe), outputs=(product(None, made, unit=unit),), usual=usual)
    found = [each for each in findings(seen) if each.code is Code.OUTSIDE_RANGE]
    assert [each.value for each in found] == ([] if energy is None else [energy])
    assert all(each.anchor == "flow-1" and each.told["n"] == 40 for each in found)


def test_range_says_nothing_of_products_that_do_not_add_up() -> None:
    usual = UsualRange(low=D("0.005"), high=D("0.020"), n=40)
    outputs = (product(None, 1), product(None, 1, key="output-2", unit="đôi"))
    assert Code.OUTSIDE_RANGE not in {
        each.code for each in findings(report(power(None, 5), outputs=outputs, usual=usual))
    }


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (D("1158000.000000000000"), "kWh", "1158000 kWh"),
        (D("0.50"), "", "0.5"),
        (D("0E-12"), "tấn", "0 tấn"),
        (None, "tấn", ""),
    ],
)
def test_value_is_written_in_one_way(value, unit, text) -> None:
    assert written(value, unit) == text


@given(quantities, quantities, quantities, quantities, st.integers(1, 10**6))
def test_questions_do_not_depend_on_the_size_of_the_plant(use, used, made, makes, size) -> None:
    """A plant so many times as large raises the same questions."""

    def asked(times: int) -> list[tuple[str, str, str]]:
        return codes(
            report(
                power(use * times, used * times),
                outputs=(product(made * times, makes * times),),
            )
        )

    assert asked(1) == asked(size)
