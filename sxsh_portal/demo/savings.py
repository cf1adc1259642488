"""How much each assessment saves: believable spreads around what its cohort reaches.

Until 2020 against the facility's own first baseline, from 2021 against 2020. A cohort is the
facilities of one province assessed for one year, the priority trades apart. Its savings are
centred on the cohort's mean, since three large works would else decide.
"""

from collections.abc import Sequence

from sxsh_portal.demo.chance import Chance
from sxsh_portal.demo.places import HAI_DUONG, HANOI
from sxsh_portal.demo.sites import Site
from sxsh_portal.demo.timetable import FIRST, Curve, curve
from sxsh_portal.demo.trades import is_priority

ENERGY, MATERIAL = "energy", "material"
Savings = dict[str, float]
Key = tuple[Site, int]

MEANS: dict[str, dict[str, Curve]] = {
    HANOI: {
        ENERGY: curve(
            start=FIRST, percent="4.9 5.3 5.6 6.1 6.8 7.5 9 9.5 10 10.5 10.9 6.9 6.9 7 7.2 7.4"
        ),
        MATERIAL: curve(
            start=FIRST, percent="1 1.3 1.6 1.9 2.2 2.5 3.1 3.4 3.7 4.1 4.5 2.6 2.7 2.9 3.1 3.2"
        ),
        "water": curve(start=FIRST, percent="4 5 5.5 6 6.5 7 8 9 10 11 12 7 7.5 8 8.5 9"),
        "wastewater": curve(start=FIRST, percent="4 5 5.5 6 6.5 7 8 9 10 11 12 8.8 9 9 9.5 9.5"),
        "dust": curve(start=FIRST, percent="5 6 6 7 7 8 9 10 11 12 13 12.7 12 12 12 12"),
        "waste": curve(start=FIRST, percent="3 3 4 4 5 5 6 6 7 7 8 5 5 5.5 5.5 6"),
    },
    HAI_DUONG: {
        ENERGY: curve(
            start=FIRST, percent="4.2 4.5 4.8 5.2 5.7 6.2 8 8.2 8.5 8.8 9.2 5.4 5.6 5.8 6 6.2"
        ),
        MATERIAL: curve(
            start=FIRST, percent="0.8 1 1.2 1.5 1.7 2 2.4 2.6 2.8 3 3.2 2 2.1 2.2 2.3 2.4"
        ),
        "water": curve(start=FIRST, percent="3 4 4 5 5 6 7 7 8 8 9 5 5 6 6 6"),
        "wastewater": curve(start=FIRST, percent="3 4 4 5 5 6 7 7 8 8 9 5 5 6 6 6"),
        "dust": curve(start=FIRST, percent="4 5 5 6 6 7 8 8 9 9 10 7 7 7 8 8"),
        "waste": curve(start=FIRST, percent="2 3 3 3 4 4 5 5 5 6 6 4 4 4 5 5"),
    },
}


def draw_savings(sites: Sequence[Site]) -> dict[Key, Savings]:
    """The saving of every group for every assessment of the sites, as fractions."""
    drawn = {key: saving for site in sites for key, saving in _of_site(site).items()}
    cohorts: dict[tuple[str, int, bool], list[Key]] = {}
    for site, year in drawn:
        cohorts.setdefault((site.province.key, year, is_priority(site.trade)), []).append(
            (site, year)
        )
    for (province, year, _), cohort in cohorts.items():
        for group, means in MEANS[province].items():
            _centre(cohort, drawn, group, means[year])
    return drawn


def savings_in(site: Site, year: int, chance: Chance) -> Savings:
    """The savings of one assessment outside the plot."""
    means = MEANS[site.province.key]
    return {group: _one(chance, by_year[year]) for group, by_year in means.items()}


def _of_site(site: Site) -> dict[Key, Savings]:
    """A facility that is good at saving in one year is so in the next."""
    chance = Chance(f"savings {site.facility.code}")
    means = MEANS[site.province.key]
    ability = {group: chance.gauss(1, 0.28) for group in means}
    return {
        (site, year): {
            group: _one(chance, ability[group] * by_year[year]) for group, by_year in means.items()
        }
        for year in site.assessed_in
    }


def _one(chance: Chance, middle: float) -> float:
    """Mostly near the middle; some waste more than before, and a few do very well."""
    if chance.happens(0.03):
        return -chance.uniform(0.005, 0.05)
    if chance.happens(0.02):
        return chance.uniform(0.17, 0.26)
    return middle * chance.gauss(1, 0.25)


def _centre(cohort: Sequence[Key], drawn: dict[Key, Savings], group: str, mean: float) -> None:
    """Moves the cohort's savings to the mean: the larger half weighted by use, the smaller one
    as a plain mean, so that the cohort holds it by either method."""
    uses = {key: _use(*key, group) for key in cohort}
    by_size = sorted((key for key in cohort if uses[key]), key=lambda key: -uses[key])
    middle = (len(by_size) + 1) // 2
    _shift({key: uses[key] for key in by_size[:middle]}, drawn, group, mean)
    _shift(dict.fromkeys(by_size[middle:], 1.0), drawn, group, mean)


def _shift(weights: dict[Key, float], drawn: dict[Key, Savings], group: str, mean: float) -> None:
    whole = sum(weights.values())
    reached = sum(weight * drawn[key][group] for key, weight in weights.items())
    for key in weights:
        drawn[key][group] += mean - reached / whole


def _use(site: Site, year: int, group: str) -> float:
    """About how much of the group a site uses in a year."""
    return site.trade.weight_of(group) * site.output * (1 + site.growth) ** (year - FIRST)
