"""Ten years of assessments: who assessed, what the books said, what was proposed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from accounts.models import User
from assessments.choices import AssessmentKind, AssessmentStatus
from assessments.models import Assessment, FlowLine, OutputLine, Resource, Solution, SolutionEffect
from assessments.services import compute_results
from enterprises.rules import Size
from sxsh_portal.demo.books import Books, Flow
from sxsh_portal.demo.chance import Chance
from sxsh_portal.demo.faults import spoil
from sxsh_portal.demo.lives import Step, end_follow_up, steps_of, write_steps
from sxsh_portal.demo.places import HANOI
from sxsh_portal.demo.savings import Savings, draw_savings
from sxsh_portal.demo.sites import BATCH, Site
from sxsh_portal.demo.solutions import Proposals

ADVISERS = (
    "Trung tâm tư vấn SXSH (minh họa)",
    "Công ty tư vấn năng lượng và môi trường (minh họa)",
    "Nhóm chuyên gia của Sở (minh họa)",
)
KINDS_AT_FIRST = {AssessmentKind.QUICK: 62, AssessmentKind.DETAILED: 23, AssessmentKind.SELF: 15}
KINDS_LATER = {AssessmentKind.SELF: 58, AssessmentKind.QUICK: 28, AssessmentKind.DETAILED: 14}
PROPOSED = {
    AssessmentKind.SELF: (1, 4),
    AssessmentKind.QUICK: (4, 7),
    AssessmentKind.DETAILED: (7, 12),
}
SPOILT, DOUBLED = 0.05, 0.2
# The annual plan of 2021 reports 30 facilities assessed and 185 solutions proposed.
COUNTED_YEAR, PROPOSED_THEN = 2021, Decimal(185) / 30


@dataclass(slots=True, kw_only=True)
class Dossier:
    """An assessment with all its lines, not yet written."""

    site: Site
    assessment: Assessment
    outputs: list[OutputLine]
    flows: list[Flow]
    solutions: list[Solution] = field(default_factory=list)
    effects: list[SolutionEffect] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Archive:
    """Makes the verified dossiers of one province; `officer` verified them. `books` are those that
    were kept for it, for whoever writes of a later year."""

    resources: dict[str, Resource]
    proposals: Proposals
    officer: User
    counted: int = 0
    books: dict[str, Books] = field(default_factory=dict)

    def dossiers(self, sites: Sequence[Site]) -> Iterator[Dossier]:
        savings = draw_savings(sites)
        for site in sites:
            chance = Chance(f"assessments {site.facility.code}")
            books = self.books_of(site)
            for year in site.assessed_in:
                yield from self._of_year(books, year, savings[site, year], chance)

    def books_of(self, site: Site) -> Books:
        """One set of books for each site, so that its baseline is the same in all reports."""
        code = site.facility.code
        if code not in self.books:
            self.books[code] = Books(site=site, resources=self.resources)
        return self.books[code]

    def _of_year(
        self, books: Books, year: int, savings: Savings, chance: Chance
    ) -> Iterator[Dossier]:
        kind = _kind(books.site, is_first=year == books.site.assessed_in[0], chance=chance)
        if kind == AssessmentKind.DETAILED and year != COUNTED_YEAR and chance.happens(DOUBLED):
            yield self._own_view(books, year, savings, chance)
        dossier = open_dossier(books, kind, year, savings)
        self._verify(dossier.assessment, chance)
        dossier.solutions = self.proposals.propose(
            books.site, dossier.assessment, dossier.flows, self._count(dossier, chance)
        )
        dossier.effects = self.proposals.further(dossier.solutions, dossier.flows)
        is_careful = books.site.size == Size.LARGE or year == COUNTED_YEAR
        if not is_careful and chance.happens(SPOILT):
            spoil(dossier.outputs, dossier.flows, chance, self.resources["biomass"])
        yield dossier

    def _own_view(self, books: Books, year: int, savings: Savings, chance: Chance) -> Dossier:
        """The facility's own assessment of the same year: close to the experts', not equal."""
        own = {group: saving * chance.gauss(1, 0.15) for group, saving in savings.items()}
        dossier = open_dossier(books, AssessmentKind.SELF, year, own)
        self._verify(dossier.assessment, chance)
        return dossier

    def _count(self, dossier: Dossier, chance: Chance) -> int:
        if dossier.assessment.reporting_year != COUNTED_YEAR or dossier.site.province.key != HANOI:
            return chance.randint(*PROPOSED[AssessmentKind(dossier.assessment.kind)])
        before = round(self.counted * PROPOSED_THEN)
        self.counted += 1
        return round(self.counted * PROPOSED_THEN) - before

    def _verify(self, assessment: Assessment, chance: Chance) -> None:
        """Handed in by 20 December, verified by the end of the year."""
        year = assessment.reporting_year
        if assessment.kind != AssessmentKind.SELF:
            assessment.assessed_on = chance.day(date(year, 3, 1), date(year, 10, 31))
            assessment.assessor = chance.choice(ADVISERS)
        assessment.sent_on = chance.day(date(year, 11, 2), date(year, 12, 20))
        assessment.verified_on = chance.day(date(year, 12, 21), date(year, 12, 31))
        assessment.verified_by = self.officer
        assessment.status = AssessmentStatus.VERIFIED


def open_dossier(books: Books, kind: AssessmentKind, year: int, savings: Savings) -> Dossier:
    """A draft with what the books say of the year and of its baseline."""
    assessment = Assessment(
        facility=books.site.facility,
        kind=kind,
        baseline_year=books.baseline_year(year),
        reporting_year=year,
    )
    outputs = books.outputs(assessment)
    flows = books.flows(outputs, savings)
    return Dossier(site=books.site, assessment=assessment, outputs=outputs, flows=flows)


def write_dossiers(
    dossiers: Iterable[Dossier], *, tellers: Mapping[str, User], last_year: int
) -> int:
    """Write the assessments with their lines and the lives of their solutions, then let the portal
    work out their results.

    Args:
        tellers: who tells of the solutions of a named site, by its role; of others the officer.
    """
    written = list(dossiers)
    Assessment.objects.bulk_create([item.assessment for item in written], batch_size=BATCH)
    outputs = [line for item in written for line in item.outputs]
    OutputLine.objects.bulk_create(outputs, batch_size=BATCH)
    flows = [flow.line for item in written for flow in item.flows]
    FlowLine.objects.bulk_create(flows, batch_size=BATCH)
    steps = [step for item in written for step in _lives(item, tellers, last_year)]
    solutions = [solution for item in written for solution in item.solutions]
    Solution.objects.bulk_create(solutions, batch_size=BATCH)
    effects = [effect for item in written for effect in item.effects]
    SolutionEffect.objects.bulk_create(effects, batch_size=BATCH)
    write_steps(steps, effects)
    compute_results(assessment_ids=[item.assessment.pk for item in written])
    return len(written)


def _lives(dossier: Dossier, tellers: Mapping[str, User], last_year: int) -> list[Step]:
    """Of what is verified; before that somebody might still take a solution out again."""
    steps: list[Step] = []
    if officer := dossier.assessment.verified_by:
        by = tellers.get(dossier.site.role, officer)
        steps = steps_of(dossier.assessment, dossier.solutions, by=by, last_year=last_year)
    for solution in dossier.solutions:
        end_follow_up(solution)
    return steps


def _kind(site: Site, *, is_first: bool, chance: Chance) -> AssessmentKind:
    kind = chance.pick(KINDS_AT_FIRST if is_first else KINDS_LATER)
    too_small = site.size == Size.MICRO and kind == AssessmentKind.DETAILED
    return AssessmentKind.QUICK if too_small else kind
