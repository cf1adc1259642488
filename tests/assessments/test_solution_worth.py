"""What solutions are worth, by the worked cases of the field, and the days of their lives."""

from datetime import date
from decimal import Decimal

import pytest

from assessments.choices import SolutionStatus
from assessments.rules.lives import NEXT, follow_up_window, may_follow, months_after
from assessments.rules.worth import Unknown, Worth, worth_of


def worth(investment: str | None, saving: str | None, cost: str | None = None, years=None) -> Worth:
    investment_vnd, annual_saving_vnd, annual_cost_vnd = (
        None if text is None else Decimal(text) for text in (investment, saving, cost)
    )
    return worth_of(
        investment_vnd=investment_vnd,
        annual_saving_vnd=annual_saving_vnd,
        annual_cost_vnd=annual_cost_vnd,
        lifetime_years=years,
    )


@pytest.mark.parametrize(
    ("investment", "saving", "payback"),
    [
        ("1860000", "236055", "7.880"),
        ("7300", "21276", "0.343"),
        ("34400", "205595", "0.167"),
        ("180000", "40888", "4.402"),
    ],
)
def test_payback_of_the_worked_cases(investment: str, saving: str, payback: str) -> None:
    found = worth(investment, saving)
    assert found.reason is None
    assert round(found.payback_years, 3) == Decimal(payback)


def test_npv_and_irr_of_a_case_reckoned_by_hand() -> None:
    """−100 + 60/1.1 + 60/1.21 = 4.1322…; 100 x² = 60 x + 60, x = 1 + r: r = (√(0.36+2.4)−1.4)/2."""
    found = worth("100", "60", years=2)
    assert round(found.npv_vnd, 6) == Decimal("4.132231")
    assert round(found.irr, 8) == Decimal("0.13066239")
    assert (found.lifetime_years, found.is_lifetime_usual) == (2, False)


def test_unnamed_years_of_use_are_ten_at_ten_per_cent_and_say_so() -> None:
    """The value today of 1 a year for ten years at 10 % is (1 − 1.1^−10) / 0.1 = 6.144567."""
    found = worth("0", "1")
    assert round(found.npv_vnd, 6) == Decimal("6.144567")
    assert (found.lifetime_years, found.is_lifetime_usual, found.rate) == (
        10,
        True,
        Decimal("0.10"),
    )


def test_yearly_cost_is_taken_off_the_saving() -> None:
    """185 / (410 − 205) = 0.902 years."""
    found = worth("185", "410", "205")
    assert (found.net_saving_vnd, round(found.payback_years, 3)) == (205, Decimal("0.902"))


@pytest.mark.parametrize(
    ("investment", "saving", "cost", "reason", "known"),
    [
        (None, "10", None, Unknown.NO_INVESTMENT, (False, False, False)),
        ("10", None, None, Unknown.NO_SAVING, (False, False, False)),
        ("10", "5", "5", Unknown.NEVER_PAYS, (False, True, False)),
        ("10", "5", "6", Unknown.NEVER_PAYS, (False, True, False)),
        ("0", "5", None, Unknown.NOTHING_INVESTED, (True, True, False)),
        ("10", "5", None, None, (True, True, True)),
    ],
)
def test_what_is_not_known_stays_unknown_and_says_why(
    investment, saving, cost, reason, known
) -> None:
    found = worth(investment, saving, cost)
    figures = (found.payback_years, found.npv_vnd, found.irr)
    assert found.reason is reason
    assert tuple(figure is not None for figure in figures) == known


def test_nothing_invested_pays_at_once() -> None:
    assert worth("0", "5").payback_years == 0


# The life ------------------------------------------------------------------------------------

AHEAD = (
    SolutionStatus.PROPOSED,
    SolutionStatus.SCREENED,
    SolutionStatus.STUDIED,
    SolutionStatus.CHOSEN,
    SolutionStatus.IN_PROGRESS,
    SolutionStatus.IMPLEMENTED,
)


def test_the_way_leads_ahead_and_never_back() -> None:
    for place, before in enumerate(AHEAD):
        for other, after in enumerate(AHEAD):
            is_measured_again = before == after == SolutionStatus.IMPLEMENTED
            assert may_follow(before, after) is (other > place or is_measured_again)


@pytest.mark.parametrize("status", SolutionStatus)
def test_every_state_has_its_line_in_the_table(status: SolutionStatus) -> None:
    is_before = status in AHEAD[:-1]
    assert may_follow(status, SolutionStatus.POSTPONED) is is_before
    is_rejectable = is_before or status == SolutionStatus.POSTPONED
    assert may_follow(status, SolutionStatus.REJECTED) is is_rejectable
    is_confirmable = status == SolutionStatus.IMPLEMENTED
    assert may_follow(status, SolutionStatus.CONFIRMED) is is_confirmable
    is_end = status in (SolutionStatus.CONFIRMED, SolutionStatus.REJECTED)
    assert (NEXT[status] == ()) is is_end


def test_what_was_postponed_comes_back() -> None:
    assert all(may_follow(SolutionStatus.POSTPONED, after) for after in AHEAD)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2025, 6, 10), 6, date(2025, 12, 10)),
        (date(2025, 8, 31), 6, date(2026, 2, 28)),
        (date(2023, 8, 31), 6, date(2024, 2, 29)),
        (date(2025, 12, 31), 12, date(2026, 12, 31)),
        (date(2025, 3, 31), -6, date(2024, 9, 30)),
    ],
)
def test_months_after_a_day(day: date, months: int, later: date) -> None:
    assert months_after(day, months) == later


def test_follow_up_is_six_to_twelve_months_after() -> None:
    assert follow_up_window(date(2025, 6, 10)) == (date(2025, 12, 10), date(2026, 6, 10))
