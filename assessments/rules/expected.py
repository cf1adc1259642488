"""What a facility would have used, had it still worked as in the baseline period."""

from collections.abc import Iterable, Sequence
from decimal import Decimal, localcontext

from assessments.rules.facts import PRECISION, Expected, FlowFact, OutputFact, Reason
from core.units import canonical_unit

ONE = Decimal(1)
ZERO = Decimal(0)
EXACT = 1000
# Thirds are reckoned with more digits than are handed out, so that three of them make one.
GUARDED = PRECISION + 10


def specific_consumption(quantity: Decimal | None, output: Decimal | None) -> Decimal | None:
    """e = R / Q: use per unit of product, in the resource's unit per unit of product.

    None when either is unknown or there was no output.
    """
    if quantity is None or output is None or output == 0:
        return None
    with localcontext(prec=PRECISION):
        return quantity / output


def saving_rate(expected: Decimal | None, actual: Decimal | None) -> Decimal | None:
    """s = (E − R) / E, a fraction; negative when more was used, and never clipped.

    With one product it is (e_b − e_t) / e_b. None when either is unknown or E is 0.
    """
    if expected is None or actual is None or expected == 0:
        return None
    with localcontext(prec=PRECISION):
        return (expected - actual) / expected


def expected_use(flow: FlowFact, outputs: Sequence[OutputFact]) -> Expected:
    """The use to be expected in the reporting period, in the resource's own unit.

    Metered for a product: E = R_b / Q_b · Q_t. For the whole site: E = R_b · Σ w_p · Q_pt / Q_pb
    with the weights of `output_weights`. A product without a baseline is left out and lowers the
    coverage. A baseline use of 0 gives E = 0: a carrier may be new (fuel switch). What cannot be
    reckoned has a reason and no expected use; a missing quantity is never taken for zero.
    """
    relevant = relevant_outputs([flow], outputs)
    output_reason = _output_reason(relevant)
    return Expected(
        expected=None if output_reason else _expected(flow, relevant),
        actual=flow.current_quantity,
        baseline=flow.baseline_quantity,
        coverage=coverage_of(relevant),
        reason=output_reason or _flow_reason(flow),
    )


def relevant_outputs(
    flows: Sequence[FlowFact], outputs: Sequence[OutputFact]
) -> Sequence[OutputFact]:
    """The products the flows are used for: those they are metered for, or all of the site."""
    keys = {flow.output_key for flow in flows}
    return outputs if None in keys else [output for output in outputs if output.key in keys]


def output_weights(outputs: Sequence[OutputFact]) -> list[tuple[OutputFact, Decimal]]:
    """Each product that has a baseline, with its share w of the site's baseline use; Σ w = 1.

    The shares as given, when all are; else the shares of the baseline output's value, when all
    are known; else equal shares. Given shares may be percent or fractions: only their ratio
    counts.
    """
    covered = [output for output in outputs if output.has_baseline]
    shares = [output.baseline_share for output in covered]
    values = [output.baseline_value_vnd for output in covered]
    with localcontext(prec=GUARDED):
        weights = _normalised(shares) or _normalised(values) or _normalised([ONE] * len(covered))
        return list(zip(covered, weights or [], strict=True))


def coverage_of(outputs: Sequence[OutputFact]) -> Decimal | None:
    """The share of the current output made of products with a baseline, 0 to 1; None of none.

    By baseline value when it is known for all, else by quantity when all have one unit, else by
    the number of products. A product made in neither period does not count.
    """
    made = [output for output in outputs if output.has_baseline or output.current_quantity != 0]
    if not made:
        return None
    if all(output.has_baseline for output in made):
        return ONE
    with localcontext(prec=GUARDED):
        shares = _normalised(_sizes(made)) or _normalised([ONE] * len(made)) or []
        covered = total(
            share for output, share in zip(made, shares, strict=True) if output.has_baseline
        )
    return _handed_out(covered)


def total(values: Iterable[Decimal]) -> Decimal:
    """The sum, rounded once: it does not depend on the order of the values."""
    with localcontext(prec=EXACT):
        exact = sum(values, ZERO)
    return +exact


def _expected(flow: FlowFact, relevant: Sequence[OutputFact]) -> Decimal | None:
    use = flow.baseline_quantity
    if use is None:
        return None
    with localcontext(prec=GUARDED):
        expected = total(
            use * weight * output.current_quantity / output.baseline_quantity
            for output, weight in output_weights(relevant)
            if output.current_quantity is not None and output.baseline_quantity is not None
        )
    return _handed_out(expected)


def _handed_out(value: Decimal) -> Decimal:
    with localcontext(prec=PRECISION):
        return +value


def _flow_reason(flow: FlowFact) -> Reason | None:
    if flow.baseline_quantity is None:
        return Reason.MISSING_BASELINE_USE
    return Reason.MISSING_CURRENT_USE if flow.current_quantity is None else None


def _output_reason(relevant: Sequence[OutputFact]) -> Reason | None:
    if not relevant:
        return Reason.NO_OUTPUT
    covered = [output.current_quantity for output in relevant if output.has_baseline]
    if not covered:
        return Reason.MISSING_BASELINE_OUTPUT
    if None in covered:
        return Reason.MISSING_CURRENT_OUTPUT
    return Reason.NO_CURRENT_OUTPUT if all(made == 0 for made in covered) else None


def _sizes(outputs: Sequence[OutputFact]) -> list[Decimal | None]:
    values = [output.baseline_value_vnd for output in outputs]
    if all(value is not None and value > 0 for value in values):
        return values
    one_unit = len({canonical_unit(output.unit).lower() for output in outputs}) == 1
    return [output.current_quantity if one_unit else None for output in outputs]


def _normalised(sizes: Sequence[Decimal | None]) -> list[Decimal] | None:
    """Shares that sum to 1; None when a size is unknown or negative, or all are zero."""
    known = [size for size in sizes if size is not None and size >= 0]
    whole = total(known)
    if len(known) < len(sizes) or whole == 0:
        return None
    return [size / whole for size in known]
