"""Loads the demo programme: places, plans, facilities, ten years of what they did, and figures."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from assessments.models import Resource
from core.history import written_by
from enterprises.models import Industry
from reports.services.rollup import rebuild
from sxsh_portal.demo import names
from sxsh_portal.demo.activities import write_agenda, write_support, write_visits
from sxsh_portal.demo.assessments import Archive, Dossier, write_dossiers
from sxsh_portal.demo.cast import KIM_LAN, invite_cast, waiting_dossiers
from sxsh_portal.demo.cast import YEAR as WAITING_YEAR
from sxsh_portal.demo.chance import Chance
from sxsh_portal.demo.events import write_event
from sxsh_portal.demo.local_reports import write_local_reports
from sxsh_portal.demo.network import write_network
from sxsh_portal.demo.people import write_facility_officers, write_staff
from sxsh_portal.demo.places import HAI_DUONG, HANOI, Province, load_provinces
from sxsh_portal.demo.plans import Calendar, write_list, write_plans
from sxsh_portal.demo.queue import write_queue
from sxsh_portal.demo.rounds import write_round
from sxsh_portal.demo.sites import VSIC, Inventor, Site, share_enterprises, write_sites
from sxsh_portal.demo.solutions import Proposals
from sxsh_portal.demo.timetable import LAST, plot
from sxsh_portal.demo.users import write_memberships, write_users
from sxsh_portal.demo.work import write_work

SHARE_OF_HANOI = 0.7
OFFICERS = {HANOI: "officer.hanoi", HAI_DUONG: "officer.haiduong"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """How much the demo wrote."""

    facilities: int
    assessments: int
    facts_of: int


def load_demo(*, facilities: int, this_year: int) -> Loaded:
    """Write the demo programme into an empty database with reference data, and roll it up.

    Args:
        facilities: how many in both provinces together.
        this_year: the current year; nothing is invented beyond it, nor beyond 2025.
    """
    last_year = min(this_year, LAST)
    with transaction.atomic(), written_by(None, source="demo", reason="demo"):
        sites, assessments = _write(facilities, last_year)
    loaded = Loaded(facilities=sites, assessments=assessments, facts_of=rebuild())
    if last_year >= WAITING_YEAR:
        with transaction.atomic(), written_by(None, source="demo", reason="demo"):
            write_local_reports(year=WAITING_YEAR, today=timezone.localdate())
    return loaded


def _write(facilities: int, last_year: int) -> tuple[int, int]:
    users = write_users()
    provinces = load_provinces()
    counts = {HANOI: round(facilities * SHARE_OF_HANOI)}
    counts[HAI_DUONG] = facilities - counts[HANOI]
    sites = _invent(provinces, counts)
    write_memberships(users)
    for of_province in sites.values():
        plot(of_province, last_year=last_year)
    plans = write_plans(provinces, write_list(provinces[HAI_DUONG], sites[HAI_DUONG]))
    calendar = Calendar(plans=plans)
    for key, province in provinces.items():
        _write_activities(province, sites[key], calendar, last_year)
    write_support(sites[HANOI], calendar)
    write_work(plans, provinces[HANOI])
    write_network(plans, provinces[HANOI], sites[HANOI])
    written = write_dossiers(
        _dossiers(sites, users, last_year),
        tellers={KIM_LAN: users["enterprise.kimlan"]},
        last_year=last_year,
    )
    if last_year >= WAITING_YEAR:
        hanoi, today = provinces[HANOI].unit, timezone.localdate()
        write_queue(hanoi=hanoi, users=users, today=today)
        write_round(hanoi=hanoi, year=WAITING_YEAR, users=users, today=today)
        write_event(provinces[HANOI], sites[HANOI], today=today)
    return facilities, written


def _invent(provinces: dict[str, Province], counts: dict[str, int]) -> dict[str, list[Site]]:
    industries = {(item.version, item.code): item for item in Industry.objects.filter(version=VSIC)}
    proper_names = names.proper_names(Chance("names"))
    tax_codes, personal_codes = names.tax_codes(), names.personal_codes()
    sites: dict[str, list[Site]] = {}
    for key, province in provinces.items():
        inventor = Inventor(
            province=province,
            industries=industries,
            names=proper_names,
            tax_codes=tax_codes,
            personal_codes=personal_codes,
            chance=Chance(f"sites {key}"),
        )
        cast = invite_cast(inventor) if key == HANOI else []
        others = [inventor.invent() for _ in range(counts[key] - len(cast))]
        share_enterprises(others, Chance(f"owners {key}"))
        sites[key] = [*cast, *others]
        write_sites(sites[key])
    return sites


def _write_activities(
    province: Province, sites: Sequence[Site], calendar: Calendar, last_year: int
) -> None:
    agenda = write_agenda(province, calendar, last_year)
    write_staff(province, agenda, last_year)
    write_visits(agenda, sites, write_facility_officers(sites), last_year)


def _dossiers(
    sites: dict[str, list[Site]], users: dict[str, User], last_year: int
) -> list[Dossier]:
    resources = {resource.code: resource for resource in Resource.objects.all()}
    proposals = Proposals(last_year=last_year)
    dossiers: list[Dossier] = []
    for key, of_province in sites.items():
        archive = Archive(resources=resources, proposals=proposals, officer=users[OFFICERS[key]])
        dossiers += archive.dossiers(of_province)
        if last_year >= WAITING_YEAR:
            dossiers += waiting_dossiers(of_province, archive)
    return dossiers
