"""The plot: in which year a facility becomes aware, applies, is trained, is assessed.

Each curve gives the share of the facilities in scope at the end of a year; whoever leaves by
closing is made up for by others. The published shares are then counted from the records.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from sxsh_portal.demo.chance import Chance
from sxsh_portal.demo.places import HAI_DUONG, HANOI
from sxsh_portal.demo.sites import Site

FIRST, LAST = 2010, 2025
Curve = dict[int, float]
Person = TypeVar("Person")


def curve(*, start: int, percent: str) -> Curve:
    """Shares of successive years, written in percent."""
    return {year: float(part) / 100 for year, part in enumerate(percent.split(), start=start)}


# 2010 … 2025. Hà Nội: all facilities; Hải Dương: those on its list of facilities with potential.
APPLYING = {
    HANOI: curve(
        start=FIRST, percent="1 3 6.5 11 16 22 28 34 40 45.5 50.8 52.6 54.4 56 57.5 58.5"
    ),
    HAI_DUONG: curve(
        start=FIRST, percent="0 1 4 8 12 16 22 28 34 40 46 47.5 49 50 51 52"
    ),
}  # fmt: skip
AWARE = {
    HANOI: curve(start=FIRST, percent="12 21 30 39 48 57 64 71 77 82.5 87.2 88 89 90 90.5 91"),
    HAI_DUONG: curve(start=FIRST, percent="8 15 24 34 43 51 60 69 78 86 91.5 92 92.5 93 93 93"),
}
TRAINED_LARGE = curve(start=FIRST, percent="5 12 20 28 37 46 57 67 77 86 92.5 93 93 94 94 95")
TRAINED_OTHER = curve(start=FIRST, percent="1 2 4 6 8 11 17 23 29 35 41 42 43 44 46 48")
ZONES_TRAINED = curve(start=FIRST, percent="4 8 13 19 25 32 43 54 64 73 82 83 84 85 86 87")
OFFICERS_TRAINED = curve(start=FIRST, percent="15 25 35 46 55 66 73 80 86 91 95 95 95 94 93 92")
TRAINING_HOLDS = 5  # years: that of training and the four after it
FACILITIES_OF_HANOI = 420
ASSESSED_IN_2021 = 30  # of them, as the annual plan of 2021 has it
# How likely a facility that applies is assessed again in a year. A new period begins in 2016.
AGAIN = {2016: 0.8, 2017: 0.25, 2018: 0.3, 2022: 0.15, 2023: 0.15, 2024: 0.15, 2025: 0.12}


def plot(sites: Sequence[Site], *, last_year: int) -> None:
    """Fills in what happens to the sites of one province up to a year."""
    key = sites[0].province.key
    chance = Chance(f"timetable {key}")
    years = range(FIRST, last_year + 1)
    counted = [site for site in sites if key == HANOI or site.has_potential]
    _let_apply(counted, years, chance)
    _train(sites, years, chance)
    _let_know(counted, years, chance)
    if key != HANOI:
        _let_others_know([site for site in sites if not site.has_potential], years, chance)
    for site in sites:
        if not site.role:
            site.assessed_in = _assessed_in(site, years, chance)
    if key == HANOI and last_year >= 2021:
        _set_2021(sites, chance)


def _let_apply(cast: Sequence[Site], years: range, chance: Chance) -> None:
    """Nobody applies in the two years after opening: there is no baseline yet."""
    queue = sorted(cast, key=lambda site: chance.random() * (0.6 if site.is_large else 1))

    def next_ones(year: int) -> Iterator[Site]:
        return (
            site
            for site in queue
            if site.applies_from is None and site.first_year <= year - 2 and site.in_scope(year)
        )

    for year in years:
        share = APPLYING[cast[0].province.key][year]
        for site in _missing(cast, year, share, Site.is_applying, next_ones):
            site.applies_from = year


def _let_know(cast: Sequence[Site], years: range, chance: Chance) -> None:
    """Those who will apply, and the large ones, come to the workshops first."""
    queue = sorted(
        cast,
        key=lambda site: (
            chance.random() - 0.35 * (site.applies_from is not None) - 0.4 * site.is_large
        ),
    )

    def next_ones(year: int) -> Iterator[Site]:
        return (site for site in queue if not site.is_aware(year) and site.in_scope(year))

    for year in years:
        share = AWARE[cast[0].province.key][year]
        for site in _missing(cast, year, share, Site.is_aware, next_ones):
            site.aware_from = year


def _let_others_know(sites: Iterable[Site], years: range, chance: Chance) -> None:
    for site in sites:
        if chance.happens(0.4):
            year = chance.choice(years)
            site.aware_from = year if site.in_scope(year) else None


def _missing(
    cast: Sequence[Site],
    year: int,
    share: float,
    holds: Callable[[Site, int], bool],
    next_ones: Callable[[int], Iterator[Site]],
) -> list[Site]:
    """Whom it takes, in the order of the queue, for the share to hold at the end of the year."""
    present = [site for site in cast if site.in_scope(year)]
    lacking = round(share * len(present)) - sum(holds(site, year) for site in present)
    return [site for _, site in zip(range(lacking), next_ones(year), strict=False)]


def _train(sites: Sequence[Site], years: range, chance: Chance) -> None:
    """Whoever sits in a course is aware from then on."""
    queue = sorted(sites, key=lambda site: chance.random() - 0.3 * (site.applies_from is not None))
    for is_large, shares in ((True, TRAINED_LARGE), (False, TRAINED_OTHER)):
        cast = [site for site in queue if site.is_large == is_large]
        for year in years:
            present = [site for site in cast if site.in_scope(year)]
            count = round(shares[year] * len(present))
            for site in due_for_training(present, year, count, lambda site: site.trained_in):
                site.trained_in.append(year)
                site.aware_from = min(site.aware_from or year, year)


def due_for_training(
    people: Sequence[Person], year: int, count: int, history: Callable[[Person], list[int]]
) -> list[Person]:
    """Who has to sit in a course so that `count` are capable at the end of the year: those
    whose certificate has run out first."""
    capable = sum(is_capable(history(person), year) for person in people)
    due = [person for person in people if not is_capable(history(person), year)]
    due.sort(key=lambda person: not history(person))
    return due[: max(0, count - capable)]


def is_capable(trained_in: Iterable[int], year: int) -> bool:
    return any(year - TRAINING_HOLDS < trained <= year for trained in trained_in)


def _assessed_in(site: Site, years: range, chance: Chance) -> list[int]:
    """The year from which a site applies, and now and then a year after it; a few are assessed
    and go no further."""
    start = site.applies_from
    if start is None:
        return _assessed_in_vain(site, years, chance)
    later = [
        year
        for year in range(start + 1, years.stop)
        if site.in_scope(year) and chance.happens(AGAIN.get(year, 0.3))
    ]
    return [start, *later]


def _assessed_in_vain(site: Site, years: range, chance: Chance) -> list[int]:
    if site.aware_from is None or not chance.happens(0.3):
        return []
    possible = [
        year
        for year in years
        if year >= max(site.aware_from, site.first_year + 2)
        and site.in_scope(year)
        and year != 2021
    ]
    return [chance.choice(possible)] if possible else []


def _set_2021(sites: Sequence[Site], chance: Chance) -> None:
    """As many facilities assessed in 2021 as the annual plan of that year reports."""
    wanted = round(ASSESSED_IN_2021 * len(sites) / FACILITIES_OF_HANOI)
    fixed = [site for site in sites if site.applies_from == 2021]
    able = [site for site in sites if site.assessed_in and site not in fixed and not site.role]
    able = [site for site in able if min(site.assessed_in) < 2021 and site.in_scope(2021)]
    chosen = set(chance.sample(able, wanted - len(fixed)))
    for site in able:
        years = {year for year in site.assessed_in if year != 2021}
        site.assessed_in = sorted(years | ({2021} if site in chosen else set()))
