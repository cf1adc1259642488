"""Small pictures: where their lines lie, worked out by hand."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from reports.charts import BULLET_WIDTH, Bullet, bullet, columns, spark

AMOUNTS = st.decimals(min_value=-50, max_value=500, places=2)


def test_bullet_of_a_band_as_in_the_mock_up():
    drawn = bullet(value=Decimal("9.4"), low=Decimal(8), high=Decimal(13), expected=None)
    assert drawn == Bullet(target="160.0", band="100.0", actual="188.0", path=None)


def test_bullet_of_a_share_ends_at_100():
    drawn = bullet(
        value=Decimal("46.2"),
        low=Decimal(50),
        high=None,
        expected=Decimal(49),
        full=Decimal(100),
    )
    assert drawn == Bullet(target="150.0", band=None, actual="138.6", path="147.0")


def test_bullet_of_an_unknown_value_draws_none():
    assert bullet(value=None, low=Decimal(8), high=None, expected=None).actual is None


def test_bullet_of_a_loss_begins_and_ends_at_nothing():
    assert bullet(value=Decimal(-3), low=Decimal(8), high=None, expected=None).actual == "0.0"


def test_bullet_of_a_promise_of_nothing():
    assert bullet(value=None, low=Decimal(0), high=None, expected=None).target == "0.0"


@given(value=AMOUNTS, low=AMOUNTS.filter(lambda low: low >= 0))
def test_bullet_stays_on_its_track(value, low):
    drawn = bullet(value=value, low=low, high=None, expected=None)
    assert drawn.actual is not None
    assert 0 <= Decimal(drawn.actual) <= BULLET_WIDTH


def test_spark_breaks_where_a_year_is_unknown():
    years = [Decimal(2), Decimal(4), None, Decimal(8), Decimal(8)]
    drawn = spark(years, low=Decimal(8))
    assert len(drawn.dots) == 4
    assert [line.count(",") for line in drawn.lines] == [2, 2]
    assert drawn.dots[0] == ("5.0", "35.0")
    assert drawn.dots[-1] == ("155.0", "5.0")
    assert drawn.target == "5.0"


def test_spark_of_one_year_is_a_dot():
    drawn = spark([Decimal(8)], low=Decimal(8))
    assert (drawn.lines, len(drawn.dots)) == ((), 1)


def test_spark_shows_where_zero_is_when_savings_are_negative():
    assert spark([Decimal(-4), Decimal(4)], low=Decimal(4)).zero == "20.0"


def test_columns_fill_the_height_with_the_most():
    first, second = columns({"<0": 1, "0-2": 4})
    assert (first.label, first.top, first.height) == ("<0", "30.0", "10.0")
    assert (second.label, second.top, second.height) == ("0–2", "0.0", "40.0")


def test_columns_of_nothing():
    assert [column.height for column in columns({"<0": 0})] == ["0.0"]
