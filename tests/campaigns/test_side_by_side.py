"""Two workers, or two people, at the same moment: one letter, one account."""

import threading

import pytest
from django.core import mail

from accounts.choices import NotificationKind
from accounts.models import Notification, User
from accounts.services import Told, notify, notify_once
from accounts.services.daily_letter import send_daily_letters
from campaigns.errors import RoundRefusedError
from campaigns.models import Invitation
from campaigns.services.joining import sign_up
from campaigns.services.letters import send_invitations
from enterprises.models import Membership
from tests import factories
from tests.reports.side_by_side import in_threads

pytestmark = pytest.mark.django_db(transaction=True)
SENT = {"facility": "Gốm sứ Kim Lan", "year": "2025"}


def at_once(work, times: int = 2) -> None:
    """The same work in several connections that begin together."""
    ready = threading.Barrier(times)

    def begin() -> None:
        ready.wait()
        work()

    in_threads(*[begin] * times)


def test_two_workers_write_each_invitation_once() -> None:
    factories.Invitation.create_batch(5, round=factories.CollectionRound())
    at_once(send_invitations)
    assert len(mail.outbox) == 5
    assert not Invitation.objects.unsent().exists()


def test_two_workers_write_one_daily_letter() -> None:
    notify(users=[factories.User()], kind=NotificationKind.SENT, params=SENT, url="/")
    at_once(send_daily_letters)
    assert len(mail.outbox) == 1


def test_two_runs_tell_of_one_occasion_once() -> None:
    user = factories.User()
    told = Told(user=user, kind=NotificationKind.SENT, params=SENT, url="/", about="a")
    at_once(lambda: notify_once(told=[told]))
    assert Notification.objects.count() == 1


def test_of_two_people_with_one_link_one_gets_the_account() -> None:
    invitation = factories.Invitation(email="lan@kimlan.example")
    outcome: list[object] = []

    def come_in() -> None:
        try:
            outcome.append(
                sign_up(invitation=invitation, full_name="Lan", password="gốm-lò-nung-1250")
            )
        except RoundRefusedError as refusal:
            outcome.append(str(refusal))

    at_once(come_in)
    assert {type(each) for each in outcome} == {User, str}
    assert User.objects.filter(email="lan@kimlan.example").count() == 1
    assert Membership.objects.count() == 1
