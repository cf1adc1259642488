"""The people who can sign in, one for each role (LOGINS says what each sees)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.hashers import make_password

from accounts.models import User
from accounts.roles import Role
from enterprises.choices import CURRENT_EDITION, OLD_EDITION
from enterprises.models import AdminUnit, Enterprise, Membership
from sxsh_portal.demo import EMAIL_DOMAIN, PASSWORD

SINCE = date(2021, 1, 1)
HANOI, HAI_DUONG = (CURRENT_EDITION, "01"), (OLD_EDITION, "30")
BAT_TRANG = (CURRENT_EDITION, "00577")
KIM_LAN = "Công ty Cổ phần Gốm Kim Lan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Whose login it is; `unit` by edition and code, `enterprise` by name."""

    login: str
    name: str
    role: Role
    unit: tuple[str, str] | None = None
    enterprise: str = ""

    @property
    def email(self) -> str:
        return f"{self.login}@{EMAIL_DOMAIN}"


PEOPLE = (
    Person(login="admin", name="Quản trị viên", role=Role.ADMIN),
    Person(login="officer.hanoi", name="Nguyễn Thu Hà", role=Role.OFFICER, unit=HANOI),
    Person(login="leader.hanoi", name="Trần Minh Đức", role=Role.LEADER, unit=HANOI),
    Person(login="officer.haiduong", name="Phạm Hải Yến", role=Role.OFFICER, unit=HAI_DUONG),
    Person(login="local.battrang", name="Lê Văn Gia", role=Role.LOCAL, unit=BAT_TRANG),
    Person(login="consultant", name="Vũ Ngọc Lan", role=Role.CONSULTANT, unit=HANOI),
    Person(login="enterprise.kimlan", name="Gốm Kim Lan", role=Role.ENTERPRISE, enterprise=KIM_LAN),
    Person(login="ministry", name="Bộ Công Thương", role=Role.MINISTRY),
)


def write_users() -> dict[str, User]:
    """Users by login. The password is hashed once for all: hashing is slow on purpose."""
    password = make_password(PASSWORD)
    users = User.objects.bulk_create(
        User(
            email=person.email,
            full_name=f"{person.name} (minh họa)",
            password=password,
            is_staff=person.role == Role.ADMIN,
            is_superuser=person.role == Role.ADMIN,
        )
        for person in PEOPLE
    )
    return {person.login: user for person, user in zip(PEOPLE, users, strict=True)}


def write_memberships(users: Mapping[str, User]) -> None:
    """What each may do and where; the enterprise must be there by now."""
    Membership.objects.bulk_create(
        Membership(
            user=users[person.login],
            role=person.role,
            admin_unit=_unit(person),
            enterprise=Enterprise.objects.get(name=KIM_LAN) if person.enterprise else None,
            valid_from=SINCE,
        )
        for person in PEOPLE
    )


def _unit(person: Person) -> AdminUnit | None:
    if person.unit is None:
        return None
    edition, code = person.unit
    return AdminUnit.objects.get(edition=edition, code=code)
