"""Certificates as PDF, one to a page: every word is made here; certificates.typ only lays it out.
What people typed travels as JSON and is never read as markup."""

import json
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import segno
import typst
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from campaigns.choices import ActivityKind
from campaigns.models import Activity, Participation
from campaigns.policies.events import last_day_of
from campaigns.selectors.activities import organiser_of, unit_of
from core.templatetags.portal import day

TEMPLATE = Path(__file__).with_name("certificates.typ")


def certificates_pdf(
    activity: Activity, given_to: Sequence[Participation], *, address_of: Callable[[int], str]
) -> bytes:
    """The certificates of some participants in Vietnamese, A4 across.

    address_of: the address at which the certificate of a participation can be checked, by its id.
    """
    with translation.override("vi"):
        said = {
            "common": _common(activity),
            "certificates": [_own(each, address_of(each.pk)) for each in given_to],
        }
    made: bytes = typst.compile(
        str(TEMPLATE),
        root=str(TEMPLATE.parent),
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(said, ensure_ascii=False)},
    )
    return made


def _common(activity: Activity) -> dict[str, Any]:
    """What stands on all of them."""
    unit = unit_of(activity)
    is_taught = activity.kind == ActivityKind.TRAINING
    today = timezone.localdate()
    # Official papers write the first two months and the first nine days with a zero.
    date_words = f"ngày {today:%d} tháng {_month(today.month)} năm {today.year}"
    place = unit.name.removeprefix(f"{unit.kind} ") if unit else ""
    return {
        "organiser": organiser_of(activity).upper(),
        "nation": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "motto": "Độc lập - Tự do - Hạnh phúc",
        "title": "GIẤY CHỨNG NHẬN",
        "certifies": _("certifies that"),
        "did": _("has completed the training") if is_taught else _("took part in the event"),
        "what": activity.title,
        "when": _when(activity),
        "where": activity.place,
        "dated": ", ".join(filter(None, (place, date_words))),
        "check": _("Scan to check"),
        "number": _("Certificate number"),
    }


def _own(participation: Participation, address: str) -> dict[str, str]:
    party = participation.facility or participation.zone or participation.agency
    picture = BytesIO()
    segno.make(address, error="m", micro=False).save(picture, kind="svg", border=0, xmldecl=False)
    return {
        "person": participation.person,
        "of": str(party or ""),
        "number": participation.certificate,
        "address": address,
        "code": picture.getvalue().decode(),
    }


def _when(activity: Activity) -> str:
    last = last_day_of(activity)
    if last == activity.starts_on:
        return _("on %(day)s") % {"day": day(last)}
    days = {"first": day(activity.starts_on), "last": day(last)}
    return _("from %(first)s to %(last)s") % days


def _month(month: int) -> str:
    return f"{month:02}" if month < 3 else str(month)
