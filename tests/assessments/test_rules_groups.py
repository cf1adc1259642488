"""The saving of each resource group, from lines like those of the form."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.rules import (
    METHOD_VERSION,
    Basis,
    Factor,
    FlowFact,
    Group,
    GroupResult,
    OutputFact,
    Reason,
    assess,
)
from core.units import convert

D = Decimal
TINY = D("1e-40")

quantities = st.decimals(min_value=D("0.01"), max_value=10**9, places=2)


def number(value: object) -> Decimal | None:
    return None if value is None else D(str(value))


def product(key: str, baseline: object, current: object) -> OutputFact:
    return OutputFact(
        key=key,
        unit="tấn",
        baseline_quantity=number(baseline),
        current_quantity=number(current),
        baseline_share=None,
    )


def factor(resource: str, toe: str | None, tco2e: str | None = None) -> Factor:
    return Factor(
        resource=resource,
        toe_per_unit=number(toe),
        tco2e_per_unit=number(tco2e),
        valid_from=date(2011, 4, 19),
        source="CV 3505/BCT-KHCN",
    )


ELECTRICITY = factor("electricity", "0.0001543", "0.0006592")  # per kWh
GAS = factor("natural_gas", "0.90", "1.9407")  # per 1000 m³
COAL = factor("coal_dust_5_6", "0.50", "2.6360")  # per tonne
FACTORS = {one.resource: one for one in (ELECTRICITY, GAS, COAL)}


def flow(
    resource: str,
    group: Group,
    baseline: object,
    current: object,
    *,
    cost: object = None,
    metered_for: str | None = None,
) -> FlowFact:
    return FlowFact(
        resource=resource,
        group=group,
        output_key=metered_for,
        baseline_quantity=number(baseline),
        current_quantity=number(current),
        baseline_unit_cost_vnd=number(cost),
        factor=FACTORS.get(resource),
        unit="kg",
    )


def power(baseline: object, current: object, **more: object) -> FlowFact:
    return flow("electricity", Group.ELECTRICITY, baseline, current, **more)  # type: ignore[arg-type]


def coal(baseline: object, current: object, **more: object) -> FlowFact:
    return flow("coal_dust_5_6", Group.FUEL, baseline, current, **more)  # type: ignore[arg-type]


def gas(baseline: object, current: object) -> FlowFact:
    return flow("natural_gas", Group.FUEL, baseline, current)


def biomass(baseline: object, current: object) -> FlowFact:
    return flow("biomass", Group.FUEL, baseline, current)


def material(name: str, baseline: object, current: object, cost: object = None) -> FlowFact:
    return flow(name, Group.MATERIAL, baseline, current, cost=cost)


STEADY = [product("A", 100, 100)]
DOUBLED = [product("A", 100, 200)]


def result_of(
    group: Group, flows: Sequence[FlowFact], outputs: Sequence[OutputFact] = STEADY
) -> GroupResult:
    return assess(outputs, flows)[group]


@pytest.mark.parametrize(
    ("line", "toe"),
    [
        (power(1_000_000, 0), "154.3"),
        (gas(convert(D(1_000_000), from_unit="m³", to_unit="1000 m³"), 0), "900"),
        (coal(100, 0), "50"),
    ],
)
def test_energy_is_added_up_in_toe(line: FlowFact, toe: str) -> None:
    result = result_of(Group.ENERGY, [line])
    assert result.baseline == D(toe)
    assert (result.unit, result.basis, result.factors) == ("TOE", Basis.TOE, (line.factor,))


def test_energy_is_the_sum_of_its_carriers() -> None:
    """Output doubled. Expected 2·(154.3 + 50) = 408.6; used 277.74 + 80 = 357.74 TOE."""
    results = assess(DOUBLED, [power(1_000_000, 1_800_000), coal(100, 160)])
    energy = results[Group.ENERGY]
    assert energy == GroupResult(
        group=Group.ENERGY,
        unit="TOE",
        baseline=D("204.3"),
        expected=D("408.6"),
        actual=D("357.74"),
        saved=D("50.86"),
        saving=energy.saving,
        coverage=D(1),
        reason=None,
        basis=Basis.TOE,
        factors=(COAL, ELECTRICITY),
        method_version=METHOD_VERSION,
    )
    assert energy.saving is not None
    assert f"{100 * energy.saving:.4f}" == "12.4474"
    assert results[Group.ELECTRICITY].saving == D("0.1")
    assert results[Group.FUEL].saving == D("0.2")
    assert results[Group.FUEL].factors == (COAL,)


def test_only_groups_with_flows_have_results() -> None:
    assert assess(STEADY, []) == {}
    water = flow("water", Group.WATER, 10, 9)
    assert set(assess(STEADY, [water])) == {Group.WATER}
    assert set(assess(STEADY, [coal(1, 1)])) == {
        Group.ENERGY,
        Group.FUEL,
        Group.CO2E,
        Group.RESOURCE,
    }
    assert set(assess(STEADY, [material("clay", 1, 1)])) == {Group.MATERIAL, Group.RESOURCE}


def test_a_fuel_switch_is_judged_by_the_whole_group() -> None:
    """100 t of coal (50 TOE) gave way to 50 thousand m³ of gas (45 TOE): 10 % saved."""
    result = result_of(Group.FUEL, [coal(100, 0), gas(0, 50)])
    assert (result.expected, result.actual, result.saving) == (D(50), D(45), D("0.1"))


@pytest.mark.parametrize(
    ("case", "flows", "reason"),
    [
        ("biomass has no factor", [coal(100, 90), biomass(5, 5)], Reason.NO_FACTOR),
        ("baseline missing", [coal(100, 90), gas(None, 5)], Reason.MISSING_BASELINE_USE),
        ("use missing", [coal(100, 90), gas(5, None)], Reason.MISSING_CURRENT_USE),
        ("nothing used in the baseline", [coal(0, 90), gas(0, 5)], Reason.ZERO_BASELINE_USE),
        ("nothing used at all", [coal(0, 0)], Reason.ZERO_BASELINE_USE),
        (
            "several reasons: the first in order",
            [biomass(5, 5), gas(5, None), coal(None, 1)],
            Reason.MISSING_BASELINE_USE,
        ),
    ],
)
def test_a_group_is_not_computable_as_soon_as_one_carrier_is_not(
    case: str, flows: list[FlowFact], reason: Reason
) -> None:
    for order in (flows, flows[::-1]):
        result = result_of(Group.FUEL, order)
        assert (result.reason, result.saved, result.saving) == (reason, None, None), case


def test_a_carrier_used_in_neither_period_does_not_stand_in_the_way() -> None:
    """A form lists biomass with 0 and 0: no factor is needed for nothing."""
    result = result_of(Group.FUEL, [coal(100, 90), biomass(0, 0)])
    assert (result.reason, result.saving) == (None, D("0.1"))


def test_what_is_known_stays_when_the_saving_is_not_computable() -> None:
    missing_output = result_of(Group.FUEL, [coal(100, 90)], [product("A", 100, None)])
    assert missing_output.reason == Reason.MISSING_CURRENT_OUTPUT
    assert (missing_output.baseline, missing_output.actual) == (D(50), D(45))
    assert missing_output.expected is None

    missing_use = result_of(Group.FUEL, [coal(100, 90), gas(5, None)])
    assert missing_use.baseline == D("54.5")
    assert missing_use.actual is None  # 45 would pass a missing quantity off as zero


def test_no_output_at_all() -> None:
    result = result_of(Group.FUEL, [coal(100, 90)], [])
    assert (result.reason, result.baseline, result.actual) == (Reason.NO_OUTPUT, D(50), D(45))
    assert result.coverage is None


def test_metered_products_are_added_up() -> None:
    """A: 60 t for 100 → 200, expected 120. B: 40 t for 10 → 5, expected 20. Used 126: 10 %."""
    outputs = [product("A", 100, 200), product("B", 10, 5)]
    flows = [coal(60, 108, metered_for="A"), coal(40, 18, metered_for="B")]
    result = result_of(Group.FUEL, flows, outputs)
    assert (result.expected, result.actual, result.saving) == (D(70), D(63), D("0.1"))


def test_a_flow_metered_for_a_new_product_is_left_out_and_lowers_the_coverage() -> None:
    outputs = [product("A", 100, 75), product("C", None, 25)]
    flows = [coal(100, 60, metered_for="A"), coal(0, 30, metered_for="C")]
    result = result_of(Group.FUEL, flows, outputs)
    assert (result.expected, result.actual) == (D("37.5"), D(30))
    assert (result.saving, result.coverage, result.reason) == (D("0.2"), D("0.75"), None)


def test_flows_metered_for_new_products_only_are_not_computable() -> None:
    outputs = [product("A", 100, 75), product("C", None, 25)]
    result = result_of(Group.FUEL, [coal(0, 30, metered_for="C")], outputs)
    assert result.reason == Reason.MISSING_BASELINE_OUTPUT


def test_a_metered_product_no_longer_made_has_nothing_to_expect() -> None:
    outputs = [product("A", 100, 75), product("B", 10, 0)]
    result = result_of(Group.FUEL, [coal(40, 1, metered_for="B")], outputs)
    assert result.reason == Reason.NO_CURRENT_OUTPUT
    both = result_of(
        Group.FUEL,
        [coal(40, 0, metered_for="B"), coal(0, 1, metered_for="A")],
        outputs,
    )
    assert both.reason == Reason.NO_CURRENT_OUTPUT


# --- Materials -----------------------------------------------------------------------------------


def test_materials_are_weighted_by_baseline_cost() -> None:
    """Clay 100 t at 1 and glaze 2 t at 100: 300 expected, 90 + 180 = 270 used: 10 %."""
    result = result_of(
        Group.MATERIAL, [material("clay", 100, 90, 1), material("glaze", 2, "1.8", 100)]
    )
    assert (result.baseline, result.expected, result.actual) == (D(300), D(300), D(270))
    assert (result.saving, result.basis, result.unit) == (D("0.1"), Basis.COST, "đồng")


def test_one_material_without_a_cost_keeps_its_own_unit() -> None:
    result = result_of(Group.MATERIAL, [material("clay", 100, 90)])
    assert (result.expected, result.actual, result.saving) == (D(100), D(90), D("0.1"))
    assert (result.basis, result.unit) == (Basis.QUANTITY, "kg")


def test_materials_without_all_costs_give_the_plain_mean() -> None:
    """10 %, 30 % and 50 %: the mean is 30 %, and the unlike quantities are not added."""
    result = result_of(
        Group.MATERIAL,
        [material("clay", 100, 90, 1), material("glaze", 10, 7), material("salt", 2, 1)],
    )
    assert (result.saving, result.basis, result.saved) == (D("0.3"), Basis.MEAN, None)
    assert (result.baseline, result.expected, result.actual) == (None, None, None)


@pytest.mark.parametrize(
    ("glaze", "reason"),
    [
        (material("glaze", 10, None), Reason.MISSING_CURRENT_USE),
        (material("glaze", None, 10), Reason.MISSING_BASELINE_USE),
        (material("glaze", 0, 10), Reason.ZERO_BASELINE_USE),
    ],
)
def test_the_mean_needs_every_material(glaze: FlowFact, reason: Reason) -> None:
    result = result_of(Group.MATERIAL, [material("clay", 100, 90), glaze])
    assert (result.saving, result.reason, result.basis) == (None, reason, Basis.MEAN)


def test_resource_takes_energy_and_materials_by_baseline_cost() -> None:
    """Power 1000 at 2 and clay 100 at 10: 3000 expected, 1800 + 900 = 2700 used: 10 %."""
    result = result_of(Group.RESOURCE, [power(1000, 900, cost=2), material("clay", 100, 90, 10)])
    assert (result.expected, result.actual, result.saving) == (D(3000), D(2700), D("0.1"))
    assert (result.unit, result.basis, result.factors) == ("đồng", Basis.COST, ())


def test_resource_without_a_cost_is_not_computable() -> None:
    result = result_of(Group.RESOURCE, [power(1000, 900), material("clay", 100, 90, 10)])
    assert (result.saving, result.reason) == (None, Reason.NO_COST)


# --- Water, wastes, CO2e -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("group", "unit"),
    [
        (Group.WATER, "m³"),
        (Group.WASTEWATER, "m³"),
        (Group.DUST, "kg"),
        (Group.WASTE, "kg"),
        (Group.HAZARDOUS_WASTE, "kg"),
    ],
)
def test_each_discharge_stands_alone(group: Group, unit: str) -> None:
    """Output doubled, discharge 100 → 180 where 200 were expected: 10 %."""
    results = assess(DOUBLED, [flow("any", group, 100, 180)])
    assert set(results) == {group}
    result = results[group]
    assert (result.expected, result.saved, result.saving) == (D(200), D(20), D("0.1"))
    assert (result.unit, result.basis) == (unit, Basis.QUANTITY)


def test_co2e_as_reported_wins_over_the_factors() -> None:
    reported = flow("co2e", Group.CO2E, 500, 400)
    result = result_of(Group.CO2E, [coal(100, 90), reported])
    assert (result.expected, result.actual, result.saving) == (D(500), D(400), D("0.2"))
    assert (result.unit, result.basis, result.factors) == ("tCO2e", Basis.REPORTED, ())


def test_co2e_from_the_factors_of_the_carriers() -> None:
    """100 t coal · 2.636 + 1000 kWh · 0.0006592 = 264.2592 t."""
    result = result_of(Group.CO2E, [coal(100, 90), power(1000, 900)])
    assert (result.baseline, result.saving) == (D("264.2592"), D("0.1"))
    assert (result.basis, result.factors) == (Basis.FACTORS, (COAL, ELECTRICITY))


def test_co2e_without_a_factor_of_the_day_is_not_guessed() -> None:
    old_grid = FlowFact(
        resource="electricity",
        group=Group.ELECTRICITY,
        output_key=None,
        baseline_quantity=D(1000),
        current_quantity=D(900),
        factor=factor("electricity", "0.0001543", None),
    )
    results = assess(STEADY, [old_grid])
    assert results[Group.CO2E].reason == Reason.NO_FACTOR
    assert results[Group.ENERGY].saving == D("0.1")


# --- Properties ----------------------------------------------------------------------------------

outputs_drawn = st.lists(
    st.builds(
        lambda key, then, now: product(key, then, now),
        st.sampled_from("AB"),
        st.none() | quantities,
        quantities,
    ),
    max_size=4,
    unique_by=lambda output: output.key,
)
amounts = st.none() | st.just(D(0)) | quantities
flows_drawn = st.lists(
    st.builds(
        lambda make, then, now: make(then, now),
        st.sampled_from(
            [
                power,
                coal,
                gas,
                biomass,
                lambda then, now: coal(then, now, metered_for="A"),
                lambda then, now: material("clay", then, now, 3),
                lambda then, now: material("glaze", then, now),
                lambda then, now: flow("water", Group.WATER, then, now),
                lambda then, now: flow("co2e", Group.CO2E, then, now),
            ]
        ),
        amounts,
        amounts,
    ),
    max_size=6,
)


@given(outputs_drawn, flows_drawn, st.randoms())
def test_the_order_of_lines_does_not_matter(
    outputs: list[OutputFact], flows: list[FlowFact], random: object
) -> None:
    before = assess(outputs, flows)
    shuffled_outputs, shuffled_flows = list(outputs), list(flows)
    random.shuffle(shuffled_outputs)  # type: ignore[attr-defined]
    random.shuffle(shuffled_flows)  # type: ignore[attr-defined]
    assert assess(shuffled_outputs, shuffled_flows) == before


@given(outputs_drawn, flows_drawn)
def test_a_result_has_either_a_saving_or_a_reason(
    outputs: list[OutputFact], flows: list[FlowFact]
) -> None:
    for result in assess(outputs, flows).values():
        assert (result.saving is None) == (result.reason is not None)
        if result.basis is not Basis.MEAN:
            assert (result.saved is None) == (result.reason is not None)
        if result.reason is not None:
            assert result.saved is None


@given(outputs_drawn, flows_drawn)
def test_saved_is_expected_less_actual_and_the_saving_its_share(
    outputs: list[OutputFact], flows: list[FlowFact]
) -> None:
    for result in assess(outputs, flows).values():
        if result.reason is not None or result.basis is Basis.MEAN:
            continue
        assert result.expected is not None
        assert result.actual is not None
        assert result.saved is not None
        assert result.saving is not None
        with localcontext(prec=60):
            assert abs(result.saved - (result.expected - result.actual)) <= TINY * max(
                1, result.expected, result.actual
            )
            assert abs(result.saving * result.expected - result.saved) <= TINY * max(
                1, result.expected, result.actual
            )


@given(quantities, quantities, quantities, quantities)
def test_kilograms_for_tonnes_of_a_fuel_change_nothing(
    then: Decimal, now: Decimal, made_then: Decimal, made_now: Decimal
) -> None:
    outputs = [product("A", made_then, made_now)]
    in_tonnes = coal(then, now)
    in_kilograms = FlowFact(
        resource="coal_dust_5_6",
        group=Group.FUEL,
        output_key=None,
        baseline_quantity=then * 1000,
        current_quantity=now * 1000,
        factor=factor("coal_dust_5_6", "0.00050"),
    )
    one = result_of(Group.FUEL, [in_tonnes], outputs).saving
    other = result_of(Group.FUEL, [in_kilograms], outputs).saving
    assert one is not None
    assert other is not None
    with localcontext(prec=60):
        assert abs(one - other) <= TINY * max(1, abs(one))
