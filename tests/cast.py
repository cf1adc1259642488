"""The people of the tests, each with a name, a role and a place; and what they look at."""

from dataclasses import dataclass

from accounts.models import User
from accounts.roles import Role
from campaigns.models import ActionPlan
from enterprises.models import AdminUnit, Facility
from tests import factories

# In the order in which a matrix is read; "anonymous" has not signed in.
PEOPLE = (
    "anonymous",
    "newcomer",
    "officer",
    "leader",
    "local",
    "consultant",
    "owner",
    "stranger",
    "ministry",
    "admin",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """Hà Nội with a facility and a plan, Hải Phòng beside it, and everyone who might ask.

    officer, leader: of the department of Hà Nội · local: of the commune of the facility ·
    consultant: of Hà Nội · owner: of the facility · stranger: officer of Hải Phòng ·
    ministry: of the whole country · admin: superuser · newcomer: signed in, without a role.
    """

    hanoi: AdminUnit
    haiphong: AdminUnit
    commune: AdminUnit
    facility: Facility
    foreign_facility: Facility
    plan: ActionPlan
    newcomer: User
    officer: User
    leader: User
    local: User
    consultant: User
    owner: User
    stranger: User
    ministry: User
    admin: User

    def person(self, name: str) -> User | None:
        """A user by the name in the cast; None for "anonymous"."""
        return None if name == "anonymous" else getattr(self, name)


def make_cast() -> Cast:
    """Everyone, in a database without anyone."""
    hanoi = factories.Province(kind="Thành phố", name="Thành phố Hà Nội")
    haiphong = factories.Province(kind="Thành phố", name="Thành phố Hải Phòng")
    commune = factories.Commune(province=hanoi, name="Xã Bát Tràng")
    facility = factories.Facility(commune=commune, name="Gốm sứ Kim Lan")
    return Cast(
        hanoi=hanoi,
        haiphong=haiphong,
        commune=commune,
        facility=facility,
        foreign_facility=factories.Facility(commune__province=haiphong),
        plan=factories.ActionPlan(admin_unit=hanoi),
        newcomer=factories.User(email="newcomer@test.example"),
        officer=someone("officer", Role.OFFICER, admin_unit=hanoi),
        leader=someone("leader", Role.LEADER, admin_unit=hanoi),
        local=someone("local", Role.LOCAL, admin_unit=commune),
        consultant=someone("consultant", Role.CONSULTANT, admin_unit=hanoi),
        owner=someone("owner", Role.ENTERPRISE, enterprise=facility.enterprise),
        stranger=someone("stranger", Role.OFFICER, admin_unit=haiphong),
        ministry=someone("ministry", Role.MINISTRY),
        admin=factories.User(email="admin@test.example", is_staff=True, is_superuser=True),
    )


def someone(name: str, role: Role, **place: object) -> User:
    """A user with one role in one place (admin_unit, zone or enterprise)."""
    user = factories.User(email=f"{name}@test.example")
    factories.Membership(user=user, role=role, **place)
    return user
