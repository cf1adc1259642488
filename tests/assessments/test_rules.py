"""Expected use, factors and economics of one facility: worked cases to check by hand."""

from datetime import date
from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.rules import (
    Expected,
    Factor,
    FlowFact,
    Group,
    OutputFact,
    Reason,
    coverage_of,
    expected_use,
    factor_on,
    irr,
    is_key_energy_user,
    npv,
    output_weights,
    payback_years,
    saving_rate,
    specific_consumption,
)

D = Decimal
TINY = D("1e-40")

quantities = st.decimals(min_value=D("0.01"), max_value=10**9, places=2)


def product(
    key: str,
    baseline: object,
    current: object,
    *,
    unit: str = "cái",
    share: object = None,
    value: object = None,
) -> OutputFact:
    return OutputFact(
        key=key,
        unit=unit,
        baseline_quantity=number(baseline),
        current_quantity=number(current),
        baseline_share=number(share),
        baseline_value_vnd=number(value),
    )


def site_use(baseline: object, current: object, *, metered_for: str | None = None) -> FlowFact:
    return FlowFact(
        resource="electricity",
        group=Group.ELECTRICITY,
        output_key=metered_for,
        baseline_quantity=number(baseline),
        current_quantity=number(current),
    )


def number(value: object) -> Decimal | None:
    return None if value is None else D(str(value))


def percent(fraction: Decimal | None, *, places: int) -> str:
    assert fraction is not None
    return f"{100 * fraction:.{places}f}"


# --- The four plants -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("units", "used", "saving"),
    [
        ("158508", "2633434.47", "7.75"),
        ("154987", "2483245.47", "11.034845"),
    ],
)
def test_hastings_saving_comes_from_use_per_unit(units: str, used: str, saving: str) -> None:
    outputs = [product("units", "146239", units)]
    use = expected_use(site_use("2633708.16", used), outputs)
    places = len(saving.partition(".")[2])
    assert percent(saving_rate(use.expected, use.actual), places=places) == saving
    assert use.reason is None
    assert use.coverage == 1


@pytest.mark.parametrize(
    ("plant", "expected", "used", "saving"),
    [
        ("McLean, year 2", "784392.75", "718173.07", "8.442159"),
        ("McLean, year 3", "826892.22", "748309.57", "9.503373"),
        ("Rochester, year 2", "2101358.03", "2024671.90", "3.649361"),
        ("Rochester, year 3", "1867203.84", "1693426.31", "9.306832"),
    ],
)
def test_plants_saving_comes_from_expected_use(
    plant: str, expected: str, used: str, saving: str
) -> None:
    assert percent(saving_rate(D(expected), D(used)), places=6) == saving, plant


@pytest.mark.parametrize(
    ("plant", "expected", "used", "reckoned", "published"),
    [
        ("McLean", "826892.22", "748309.57", "9.5033727612", "9.5033728949"),
        ("Rochester", "1867203.84", "1693426.31", "9.3068322953", "9.3068321632"),
    ],
)
def test_published_ten_digits_lie_within_the_rounding_of_the_published_inputs(
    plant: str, expected: str, used: str, reckoned: str, published: str
) -> None:
    """The source reckoned with inputs it prints to two places only.

    The seventh decimal and later therefore differ; they must lie between what the smallest and
    the largest inputs that print alike would give.
    """
    half = D("0.005")
    low = saving_rate(D(expected) - half, D(used) + half)
    high = saving_rate(D(expected) + half, D(used) - half)
    assert percent(saving_rate(D(expected), D(used)), places=10) == reckoned, plant
    assert low is not None
    assert high is not None
    assert 100 * low < D(published) < 100 * high, plant


def test_hastings_published_ten_digits_lie_within_the_rounding_of_its_inputs() -> None:
    outputs = [product("units", "146239", "154987")]

    def saving(baseline: str, used: str) -> Decimal:
        use = expected_use(site_use(baseline, used), outputs)
        rate = saving_rate(use.expected, use.actual)
        assert rate is not None
        return 100 * rate

    assert f"{saving('2633708.16', '2483245.47'):.10f}" == "11.0348450961"
    low, high = saving("2633708.155", "2483245.475"), saving("2633708.165", "2483245.465")
    assert low < D("11.0348449593") < high


def test_the_raw_fall_of_use_is_not_a_saving() -> None:
    """More was made, so far more was saved than the meter fell: 5.71 % against 11.03 %."""
    assert percent((D("2633708.16") - D("2483245.47")) / D("2633708.16"), places=2) == "5.71"


# --- Several products ----------------------------------------------------------------------------

# 1000 kWh in the baseline; A grew to 1.5 times its output, B fell to half of it.
A, B = ("A", 100, 150), ("B", 200, 100)


@pytest.mark.parametrize(
    ("case", "outputs", "expected"),
    [
        ("shares 60/40", [product(*A, share=60), product(*B, share=40)], "1100"),
        ("shares 0.6/0.4", [product(*A, share="0.6"), product(*B, share="0.4")], "1100"),
        ("shares 3/2", [product(*A, share=3), product(*B, share=2)], "1100"),
        ("values 30/10", [product(*A, value=30), product(*B, value=10)], "1250"),
        (
            "shares before values",
            [product(*A, share=60, value=1), product(*B, share=40, value=9)],
            "1100",
        ),
        (
            "one share missing: values",
            [product(*A, share=60, value=30), product(*B, value=10)],
            "1250",
        ),
        ("one value missing: equal", [product(*A, value=30), product(*B)], "1000"),
        ("a share of zero is a share", [product(*A, share=100), product(*B, share=0)], "1500"),
        ("all shares zero: equal", [product(*A, share=0), product(*B, share=0)], "1000"),
        ("nothing known: equal", [product(*A), product(*B)], "1000"),
        ("new product C left out", [product(*A), product(*B), product("C", None, 70)], "1000"),
        ("new product with a zero", [product(*A), product(*B), product("C", 0, 70)], "1000"),
        (
            "share of a new product is spread over the rest",
            [product(*A, share=30), product(*B, share=20), product("C", 0, 70, share=50)],
            "1100",
        ),
        ("B given up", [product(*A, share=60), product("B", 200, 0, share=40)], "900"),
    ],
)
def test_expected_use_of_the_whole_site(
    case: str, outputs: list[OutputFact], expected: str
) -> None:
    use = expected_use(site_use(1000, 990), outputs)
    assert use.expected == D(expected), case
    assert use.reason is None, case


@pytest.mark.parametrize("count", [1, 3, 6, 7, 9])
def test_equal_parts_of_a_site_that_did_not_change_save_exactly_nothing(count: int) -> None:
    """A third thrice is one, not 0.999…: else 0 % would count as a loss."""
    outputs = [product(str(place), 7, 7) for place in range(count)]
    use = expected_use(site_use(1000, 1000), outputs)
    assert use.expected == 1000
    assert saving_rate(use.expected, use.actual) == 0
    assert use.coverage == 1


def test_expected_use_metered_for_a_product_follows_this_product_only() -> None:
    use = expected_use(site_use(1000, 1300, metered_for="A"), [product(*A), product(*B)])
    assert use == Expected(
        expected=D(1500), actual=D(1300), baseline=D(1000), coverage=D(1), reason=None
    )


@pytest.mark.parametrize(
    ("flow", "outputs", "reason"),
    [
        (site_use(1000, 990), [], Reason.NO_OUTPUT),
        (site_use(1000, 990, metered_for="X"), [product(*A)], Reason.NO_OUTPUT),
        (site_use(1000, 990), [product("A", None, 5)], Reason.MISSING_BASELINE_OUTPUT),
        (site_use(1000, 990), [product("A", 0, 5)], Reason.MISSING_BASELINE_OUTPUT),
        (
            site_use(1000, 990, metered_for="C"),
            [product(*A), product("C", 0, 5)],
            Reason.MISSING_BASELINE_OUTPUT,
        ),
        (site_use(1000, 990), [product("A", 5, None)], Reason.MISSING_CURRENT_OUTPUT),
        (site_use(1000, 990), [product(*A), product("B", 5, None)], Reason.MISSING_CURRENT_OUTPUT),
        (site_use(1000, 990), [product("A", 5, 0), product("B", 5, 0)], Reason.NO_CURRENT_OUTPUT),
        (site_use(None, 990), [product(*A)], Reason.MISSING_BASELINE_USE),
        (site_use(1000, None), [product(*A)], Reason.MISSING_CURRENT_USE),
        (site_use(None, None), [product("A", 5, 0)], Reason.NO_CURRENT_OUTPUT),
    ],
)
def test_expected_use_says_why_it_cannot_be_reckoned(
    flow: FlowFact, outputs: list[OutputFact], reason: Reason
) -> None:
    use = expected_use(flow, outputs)
    assert use.reason == reason
    assert use.actual == flow.current_quantity
    assert use.baseline == flow.baseline_quantity
    assert use.expected is None or reason is Reason.MISSING_CURRENT_USE


def test_a_new_carrier_is_expected_at_zero() -> None:
    use = expected_use(site_use(0, 80), [product(*A)])
    assert (use.expected, use.reason) == (D(0), None)


@pytest.mark.parametrize(
    ("case", "outputs", "coverage"),
    [
        ("all have a baseline", [product(*A), product(*B)], "1"),
        ("by quantity, one unit", [product("A", 10, 30), product("C", None, 10)], "0.75"),
        (
            "units spelled differently",
            [product("A", 1, 30, unit="t"), product("C", 0, 10, unit="tấn")],
            "0.75",
        ),
        (
            "by number, unlike units",
            [product("A", 10, 30, unit="tấn"), product("C", 0, 10, unit="m³")],
            "0.5",
        ),
        ("by number, a quantity unknown", [product("A", 10, 30), product("C", 0, None)], "0.5"),
        (
            "by value, known for all",
            [product("A", 10, 30, value=90), product("C", None, 10, value=10)],
            "0.9",
        ),
        (
            "by quantity, one value unknown",
            [product("A", 10, 30, value=90), product("C", None, 10)],
            "0.75",
        ),
        (
            "by quantity, a new product had no value yet",
            [product("A", 10, 30, value=90), product("C", 0, 10, value=0)],
            "0.75",
        ),
        ("a product made in neither period", [product("A", 10, 30), product("C", 0, 0)], "1"),
        ("none has a baseline", [product("A", None, 30)], "0"),
    ],
)
def test_coverage_is_the_share_of_output_with_a_baseline(
    case: str, outputs: list[OutputFact], coverage: str
) -> None:
    assert coverage_of(outputs) == D(coverage), case


def test_coverage_of_nothing_is_unknown() -> None:
    assert coverage_of([]) is None


def test_specific_consumption_and_saving_rate_know_missing_from_zero() -> None:
    assert specific_consumption(D(30), D(4)) == D("7.5")
    assert specific_consumption(D(0), D(4)) == 0
    assert specific_consumption(None, D(4)) is None
    assert specific_consumption(D(30), None) is None
    assert specific_consumption(D(30), D(0)) is None
    assert saving_rate(D(100), D(92)) == D("0.08")
    assert saving_rate(D(100), D(0)) == 1
    assert saving_rate(D(100), D(120)) == D("-0.2")
    assert saving_rate(D(0), D(5)) is None
    assert saving_rate(None, D(5)) is None
    assert saving_rate(D(5), None) is None


@given(quantities, quantities, quantities, quantities)
def test_one_product_is_the_plain_formula(
    use_then: Decimal, made_then: Decimal, use_now: Decimal, made_now: Decimal
) -> None:
    """s = (e_b − e_t) / e_b and ΔR = (e_b − e_t) · Q_t, for the site and metered alike."""
    outputs = [product("A", made_then, made_now, share=40)]
    site = expected_use(site_use(use_then, use_now), outputs)
    metered = expected_use(site_use(use_then, use_now, metered_for="A"), outputs)
    then = specific_consumption(use_then, made_then)
    now = specific_consumption(use_now, made_now)
    saving = saving_rate(site.expected, site.actual)
    assert site == metered
    assert then is not None
    assert now is not None
    assert saving is not None
    assert site.expected is not None
    with localcontext(prec=60):
        assert abs(saving - (then - now) / then) < TINY * max(1, abs(saving))
        assert abs((site.expected - use_now) - (then - now) * made_now) < TINY * 10**20


products = st.lists(
    st.builds(
        lambda made_then, made_now, share, value: product(
            "p", made_then, made_now, share=share, value=value
        ),
        st.none() | st.just(D(0)) | quantities,
        quantities,
        st.none() | st.decimals(min_value=0, max_value=100, places=1),
        st.none() | quantities,
    ),
    min_size=1,
    max_size=6,
)


@given(products)
def test_weights_sum_to_one(outputs: list[OutputFact]) -> None:
    weights = [weight for _, weight in output_weights(outputs)]
    with localcontext(prec=60):
        assert not weights or abs(sum(weights) - 1) < TINY
    assert len(weights) == sum(output.has_baseline for output in outputs)


@given(products, st.randoms())
def test_the_order_of_products_does_not_matter(outputs: list[OutputFact], random: object) -> None:
    flow = site_use(1000, 990)
    shuffled = list(outputs)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert expected_use(flow, shuffled) == expected_use(flow, outputs)


@given(quantities, quantities, quantities, quantities, st.sampled_from(["1000", "0.001", "7"]))
def test_another_unit_of_a_product_changes_nothing(
    a_then: Decimal, a_now: Decimal, b_then: Decimal, b_now: Decimal, scale: str
) -> None:
    """Kilograms for tonnes of one product only: its ratio stays, so all stays."""
    plain = [product("A", a_then, a_now, share=6), product("B", b_then, b_now, share=4)]
    scaled = [product("A", a_then * D(scale), a_now * D(scale), share=6), plain[1]]
    one = expected_use(site_use(1000, 990), plain).expected
    other = expected_use(site_use(1000, 990), scaled).expected
    assert one is not None
    assert other is not None
    with localcontext(prec=60):
        assert abs(one - other) <= TINY * one


# --- Factors -------------------------------------------------------------------------------------


def grid(year: int, *, toe: str | None, tco2e: str | None) -> Factor:
    return Factor(
        resource="electricity",
        toe_per_unit=number(toe),
        tco2e_per_unit=number(tco2e),
        valid_from=date(year, 1, 1),
        source=f"table {year}",
    )


GRID = [
    grid(2023, toe="0.0001543", tco2e="0.0006592"),
    grid(2022, toe="0.0001543", tco2e="0.0006766"),
]


@pytest.mark.parametrize(
    ("day", "tco2e", "row"),
    [
        (date(2015, 12, 31), None, 2022),
        (date(2021, 12, 31), None, 2022),
        (date(2022, 1, 1), "0.0006766", 2022),
        (date(2022, 12, 31), "0.0006766", 2022),
        (date(2023, 1, 1), "0.0006592", 2023),
        (date(2030, 1, 1), "0.0006592", 2023),
    ],
)
def test_factor_on_a_day(day: date, tco2e: str | None, row: int) -> None:
    factor = factor_on(GRID, on=day)
    assert factor is not None
    assert factor.toe_per_unit == D("0.0001543")
    assert factor.tco2e_per_unit == number(tco2e)
    assert factor.valid_from == date(row, 1, 1)
    assert factor.source == f"table {row}"


def test_a_row_that_states_only_co2e_leaves_the_toe_as_it_was() -> None:
    rows = [*GRID, grid(2024, toe=None, tco2e="0.0006")]
    factor = factor_on(rows, on=date(2024, 6, 1))
    assert factor is not None
    assert (factor.toe_per_unit, factor.tco2e_per_unit) == (D("0.0001543"), D("0.0006"))
    assert factor.valid_from == date(2024, 1, 1)
    assert factor.source == "table 2023 | table 2024"


def test_factor_of_nothing_is_none() -> None:
    assert factor_on([], on=date(2020, 1, 1)) is None
    assert factor_on([grid(2024, toe=None, tco2e="1")], on=date(2020, 1, 1)) is None


@pytest.mark.parametrize(
    ("kwh", "is_key"), [(6_480_881, False), (6_480_882, True), (0, False), (10_000_000, True)]
)
def test_key_energy_user_from_1000_toe_of_electricity(kwh: int, is_key: bool) -> None:
    assert is_key_energy_user(kwh * D("0.0001543")) is is_key


def test_exactly_1000_toe_is_a_key_energy_user() -> None:
    assert is_key_energy_user(D(1000))
    assert not is_key_energy_user(D("999.999999"))


# --- Economics -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("investment", "saving", "years"),
    [
        ("1860000", "236055", "7.880"),
        ("7300", "21276", "0.343"),
        ("34400", "205595", "0.167"),
        ("180000", "40888", "4.402"),
        ("0", "500", "0.000"),
    ],
)
def test_payback_years(investment: str, saving: str, years: str) -> None:
    payback = payback_years(investment_vnd=D(investment), annual_saving_vnd=D(saving))
    assert payback is not None
    assert f"{payback:.3f}" == years


@pytest.mark.parametrize(
    ("investment", "saving", "cost", "years"),
    [
        (D(100), D(60), D(10), D(2)),
        (D(100), D(60), D(60), None),
        (D(100), D(60), D(70), None),
        (D(100), D(0), D(0), None),
        (D(0), D(0), D(0), None),
        (None, D(60), D(0), None),
        (D(100), None, D(0), None),
    ],
)
def test_payback_of_what_the_extra_cost_leaves(
    investment: Decimal | None, saving: Decimal | None, cost: Decimal, years: Decimal | None
) -> None:
    found = payback_years(investment_vnd=investment, annual_saving_vnd=saving, annual_cost_vnd=cost)
    assert found == years


@pytest.mark.parametrize(
    ("investment", "savings", "rate", "value"),
    [
        (100, [110], "0.10", "0.000000"),
        (100, [0, 121], "0.10", "0.000000"),
        (1000, [300] * 5, "0.10", "137.236031"),
        (1000, [300] * 5, "0", "500.000000"),
        (1000, [], "0.10", "-1000.000000"),
    ],
)
def test_npv(investment: int, savings: list[int], rate: str, value: str) -> None:
    found = npv(
        investment_vnd=D(investment), net_savings=[D(saving) for saving in savings], rate=D(rate)
    )
    assert f"{abs(found) if abs(found) < TINY else found:.6f}" == value


def test_npv_refuses_a_rate_that_loses_everything() -> None:
    with pytest.raises(ValueError, match="above -1"):
        npv(investment_vnd=D(1), net_savings=[D(1)], rate=D(-1))


@pytest.mark.parametrize(
    ("flows", "rate"),
    [
        ([-100, 110], "0.100000000000"),
        ([-100, 0, 121], "0.100000000000"),
        ([-100, 100], "0.000000000000"),
        ([-100, 50], "-0.500000000000"),
        ([-100, 250], "1.500000000000"),
        ([-1000, 300, 300, 300, 300, 300], "0.152382371166"),
        ([100, -110], "0.100000000000"),
    ],
)
def test_irr(flows: list[int], rate: str) -> None:
    found = irr(flows=[D(flow) for flow in flows])
    assert found is not None
    assert abs(found - D(rate)) < D("1e-12")


@pytest.mark.parametrize("flows", [[], [0, 0], [100, 50], [-100, -50], [-100, 0], [-2, 6, -5]])
def test_irr_of_flows_that_no_rate_balances_is_none(flows: list[int]) -> None:
    assert irr(flows=[D(flow) for flow in flows]) is None


@given(
    st.integers(1, 10**9),
    st.lists(st.integers(0, 10**9), min_size=1, max_size=15).filter(any),
)
def test_at_the_irr_the_npv_is_zero(investment: int, savings: list[int]) -> None:
    rate = irr(flows=[D(-investment), *map(D, savings)])
    assert rate is not None
    below, above = (
        npv(investment_vnd=D(investment), net_savings=list(map(D, savings)), rate=rate + step)
        for step in (-D("1e-12") * max(1, rate), D("1e-12") * max(1, rate))
    )
    assert below >= 0 >= above
