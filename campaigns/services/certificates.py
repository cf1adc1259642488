"""Certificates get their numbers; what stands on paper can be checked by a signed link."""

import re

from django.core import signing
from django.db import transaction

from accounts.models import User
from campaigns.models import Activity, Participation
from campaigns.services.sign_up import locked
from core.history import written_by

SALT = "campaigns.certificate"
# As departments number them within an activity: "007/HĐ-2026-014".
NUMBER = "{number:03}/{code}"


@transaction.atomic
def number_certificates(*, activity: Activity, by: User) -> int:
    """Gives a number to every named participant without one, after the highest of the activity;
    how many."""
    held = locked(activity=activity)
    named = Participation.objects.filter(activity=held).exclude(person="").order_by("pk")
    pattern = re.compile(rf"(\d+)/{re.escape(held.code)}")
    numbers = (pattern.fullmatch(each.certificate) for each in named)
    highest = max((int(found[1]) for found in numbers if found), default=0)
    waiting = [each for each in named if not each.certificate]
    for number, each in enumerate(waiting, start=highest + 1):
        each.certificate = NUMBER.format(number=number, code=held.code)
    with written_by(by, source="form"):
        return int(Participation.objects.bulk_update(waiting, ["certificate"]))


def token_of(participation: int) -> str:
    """The secret part of the address at which a certificate is checked: nobody else can write
    one."""
    return signing.Signer(salt=SALT).sign(str(participation))


def certified(token: str) -> Participation | None:
    """The participation whose certificate a link speaks of; None when the link is not ours, or the
    person did not take part after all."""
    try:
        pk = signing.Signer(salt=SALT).unsign(token)
    except signing.BadSignature:
        return None
    party = ("facility", "zone", "agency")
    context = (f"activity__{name}" for name in ("agency", "plan__admin_unit", "admin_unit"))
    found = Participation.objects.select_related(*party, *context)
    return found.filter(pk=pk).exclude(person="").exclude(certificate="").first()
