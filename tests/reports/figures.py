"""A plan's figures in as few words as possible: who saved how much, and what comes out."""

from datetime import date
from decimal import Decimal

from reports.selectors.progress import progress
from reports.services.rollup import drain
from tests import factories as f

END_2020 = date(2020, 12, 31)


def rate(plan, code, **fields):
    return f.Target(
        plan=plan,
        indicator=f.Indicator(code=code, kind="ratio"),
        **({"low": Decimal(50)} | fields),
    )


def plant(commune, saving="0.1", *, group="energy", year=2018, size=100, **fields):
    """A facility with one verified assessment that saves so much."""
    facility = f.Facility(commune=commune, **fields)
    report(facility, saving, group=group, year=year, size=size)
    return facility


def report(facility, saving="0.1", *, group="energy", year=2018, size=100, **fields):
    share = Decimal(saving)
    numbers = (size, size, size - size * share, share)
    return f.Assessment(
        facility=facility,
        reporting_year=year,
        results={group: numbers},
        **({"verified": True} | fields),
    )


def shown(plan, as_of=END_2020, *, drained=True):
    if drained:
        drain()
    return progress(plan, as_of=as_of, may_make=True)


def only(plan, as_of=END_2020, **options):
    (found,) = shown(plan, as_of, **options).targets
    return found
