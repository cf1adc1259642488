"""Random changes to a small register: what people, imports and raw SQL may do to it."""

import random
from datetime import date
from decimal import Decimal

from assessments.models import Assessment, Result, Solution
from campaigns.models import Activity, Officer, Participation
from enterprises.models import Enterprise, Facility, Zone
from reports.models import Cell, CellSaving, FacilitySaving, FacilityYear
from tests import factories as f

GROUPS = ("energy", "water", "material")
SIZES = ("micro", "small", "medium", "large", "")
ZONE_KINDS = ("industrial_zone", "cluster", "craft_village")
STATUSES = ("proposed", "chosen", "implemented", "confirmed", "rejected")


def contents():
    """Every stored fact and cell, without the ids of the rows."""
    tables = (FacilityYear, FacilitySaving, Cell, CellSaving)
    return {table.__name__: _rows(table) for table in tables}


def _rows(table):
    fields = [field.attname for field in table._meta.fields if not field.primary_key]
    return sorted(table.objects.order_by().values_list(*fields), key=repr)


class Register:
    """Some places, and facilities that things happen to."""

    def __init__(self, seed):
        self.chance = random.Random(seed)  # noqa: S311 - a game of chance, not a secret
        f.default_rules()
        provinces = f.Province.create_batch(2)
        self.communes = [f.Commune(province=provinces[number % 2]) for number in range(4)]
        old = f.OldProvince(current_province=provinces[0])
        self.old_commune = f.OldCommune(
            district__province=old, successor=self.communes[0], successor__share="part"
        )
        self.industries = [f.Industry(code=code) for code in ("1701", "1702", "2391")]
        self.zones = [f.Zone(province=provinces[0], kind=kind) for kind in ZONE_KINDS]
        self.trainings = [
            f.Activity(kind="training", starts_on=date(2010 + 3 * number, 4, 1))
            for number in range(4)
        ]
        for _ in range(6):
            self.open_facility()

    def change(self):
        self.chance.choice(
            [
                self.open_facility, self.move, self.forget_the_commune, self.close, self.resize,
                self.rezone, *[self.report] * 8, self.verify, self.take_back,
                self.recompute, self.delete_report, self.propose, self.propose, self.implement,
                self.drop_solution, self.take_part, self.stay_away, self.postpone, self.hire,
                self.leave, self.delete_facility, self.change_rule,
            ]
        )()  # fmt: skip

    def any(self, model):
        return self.chance.choice(list(model.objects.order_by("pk")) or [None])

    def year(self):
        return self.chance.randint(2007, 2021)

    def open_facility(self):
        f.Facility(
            commune=self.chance.choice(self.communes),
            industry=self.chance.choice(self.industries),
            zone=self.chance.choice([None, *self.zones]),
            opened_on=self.chance.choice([None, date(self.year(), 5, 1)]),
            size=self.chance.choice(SIZES),
        )

    def move(self):
        Facility.objects.filter(pk=self.any(Facility).pk).update(
            commune=self.chance.choice(self.communes)
        )

    def forget_the_commune(self):
        Facility.objects.filter(pk=self.any(Facility).pk).update(
            commune=None, former_commune=self.old_commune
        )

    def close(self):
        facility = self.any(Facility)
        facility.closed_on = self.chance.choice([None, date(2021, 12, 31), date(2022, 1, 1)])
        facility.save()

    def resize(self):
        Enterprise.objects.filter(pk=self.any(Enterprise).pk).update(size=self.chance.choice(SIZES))

    def rezone(self):
        Zone.objects.filter(pk=self.any(Zone).pk).update(kind=self.chance.choice(ZONE_KINDS))

    def report(self):
        facility, year = self.any(Facility), self.year()
        kind = self.chance.choice(("self", "quick", "detailed"))
        if not facility.assessments.filter(reporting_year=year, kind=kind).exists():
            f.Assessment(
                facility=facility,
                kind=kind,
                reporting_year=year,
                verified=self.chance.random() < 0.7,
                results={group: self.numbers() for group in GROUPS if self.chance.random() < 0.6},
            )

    def numbers(self):
        if self.chance.random() < 0.2:
            return self.chance.choice(("no_output", "zero_expected"))
        baseline, expected, actual = (
            Decimal(self.chance.randint(1, 10**9)) / 1000 for _ in range(3)
        )
        saving = (expected - actual) / expected
        if self.chance.random() < 0.2:
            return None, None, None, round(saving, 24)
        return baseline, expected, actual, round(saving, 24)

    def verify(self):
        found = Assessment.objects.filter(status="sent").order_by("pk").first()
        if found:
            found.status, found.verified_on = "verified", date(found.reporting_year + 1, 2, 1)
            found.save()

    def take_back(self):
        found = self.any(Assessment)
        if found:
            found.status, found.verified_on = "returned", None
            found.save()

    def recompute(self):
        found = self.any(Result)
        if found:
            Result.objects.filter(pk=found.pk).update(saving=Decimal("0.123"), reason="")

    def delete_report(self):
        found = self.any(Assessment)
        if found:
            found.delete()

    def propose(self):
        found = self.any(Assessment)
        if found:
            f.Solution(
                assessment=found,
                status=self.chance.choice(STATUSES),
                implemented_year=self.chance.choice([None, self.year()]),
                investment_vnd=self.chance.choice([None, Decimal("1234567.89")]),
                annual_saving_vnd=self.chance.choice([None, self.chance.randint(0, 10**9)]),
            )

    def implement(self):
        found = self.any(Solution)
        if found:
            found.status, found.implemented_year = "implemented", self.year()
            found.save()

    def drop_solution(self):
        found = self.any(Solution)
        if found:
            found.delete()

    def take_part(self):
        f.Participation(
            facility=self.any(Facility),
            activity=self.chance.choice(self.trainings),
            role=self.chance.choice(("technical", "state", "")),
        )

    def stay_away(self):
        found = self.any(Participation)
        if found:
            found.delete()

    def postpone(self):
        Activity.objects.filter(pk=self.any(Activity).pk).update(
            starts_on=date(self.year(), 6, 1), counts_as_awareness=self.chance.random() < 0.7
        )

    def hire(self):
        officer = f.Officer(facility=self.any(Facility), admin_unit=self.communes[0].province)
        f.Participation(officer=officer, activity=self.chance.choice(self.trainings))

    def leave(self):
        found = self.any(Officer)
        if found:
            found.left_on = date(self.year(), 12, 31)
            found.save()

    def delete_facility(self):
        facility = self.any(Facility)
        if Facility.objects.count() > 4:
            for related in ("assessments", "participations", "officers"):
                getattr(facility, related).all().delete()
            facility.delete()

    def change_rule(self):
        if self.chance.random() < 0.3:
            f.Rule(
                admin_unit=self.chance.choice([None, self.communes[1].province]),
                valid_from=date(self.year(), 1, 1),
                params={"statuses": self.chance.sample(STATUSES, 2)},
            )
