"""Letters with a personal link, the way in by it, and reminders."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.choices import NotificationKind
from accounts.models import Notification, User
from accounts.roles import Role
from assessments.choices import AssessmentKind
from assessments.models import Assessment
from campaigns.models import CollectionRound, Invitation
from campaigns.services.attending import attend_to, beginning_of
from campaigns.services.letters import send_invitations, send_reminders
from enterprises.models import Membership
from tests import factories
from tests.cast import Cast

pytestmark = pytest.mark.django_db
NEW = {
    "full_name": "Trần Thị Lan",
    "password1": "gốm-lò-nung-1250",
    "password2": "gốm-lò-nung-1250",
}


@pytest.fixture
def collection_round(cast: Cast) -> CollectionRound:
    return factories.CollectionRound(
        admin_unit=cast.hanoi, created_by=cast.officer, message="Gửi sớm giúp Sở."
    )


@pytest.fixture
def invitation(cast: Cast, collection_round: CollectionRound) -> Invitation:
    return factories.Invitation(
        round=collection_round, facility=cast.facility, email="Lan@kimlan.example"
    )


def at(invitation: Invitation, name: str = "invitation") -> str:
    return reverse(f"campaigns:{name}", args=[invitation.key])


def html_of(message: Any) -> str:
    return message.alternatives[0][0]


def closes_in(collection_round: CollectionRound, days: int) -> None:
    collection_round.closes_on = timezone.localdate() + timedelta(days=days)
    collection_round.opens_on = collection_round.closes_on - timedelta(days=30)
    collection_round.corrected_until = collection_round.closes_on + timedelta(days=14)
    collection_round.save()


# The letter -----------------------------------------------------------------------------------


def test_letter_says_who_asks_what_until_when_and_how_in_both_languages(
    cast: Cast, invitation: Invitation, settings: Any
) -> None:
    settings.PORTAL_ADDRESS = "https://sxsh.example/"
    assert send_invitations() == 1
    (letter,) = mail.outbox
    assert letter.to == ["Lan@kimlan.example"]
    assert invitation.round.name in letter.subject
    closes = f"{invitation.round.closes_on:%d/%m/%Y}"
    for text in (letter.body, html_of(letter)):
        for words in (
            f"https://sxsh.example{at(invitation)}",
            cast.facility.name,
            cast.facility.enterprise.name,
            closes,
            cast.officer.email,
            "Gửi sớm giúp Sở.",
        ):
            assert words in text
        assert text.index("Đề nghị quý đơn vị") < text.index("We ask you")


def test_letter_is_written_once(invitation: Invitation) -> None:
    assert [send_invitations(), send_invitations()] == [1, 0]
    invitation.refresh_from_db()
    assert invitation.sent_at is not None


def test_letter_that_no_server_takes_waits_and_keeps_no_other_waiting(
    cast: Cast, invitation: Invitation, settings: Any
) -> None:
    other = factories.Invitation(round=invitation.round, email="ok@test.example")
    settings.EMAIL_BACKEND = "tests.campaigns.refusing.RefusingBackend"
    assert send_invitations() == 1
    invitation.refresh_from_db()
    other.refresh_from_db()
    assert (invitation.sent_at, other.sent_at is None) == (None, False)


def test_no_letter_without_an_address_or_after_the_round(invitation: Invitation) -> None:
    factories.Invitation(round=invitation.round, email="")
    invitation.round.opens_on -= timedelta(days=300)
    invitation.round.closes_on -= timedelta(days=300)
    invitation.round.corrected_until -= timedelta(days=300)
    invitation.round.save()
    assert send_invitations() == 0


# The way in -----------------------------------------------------------------------------------


def test_link_leads_from_name_and_password_to_the_first_step(
    client: Client, cast: Cast, invitation: Invitation
) -> None:
    page = client.get(at(invitation))
    assert page.context["door"] == "sign_up"
    answer = client.post(at(invitation, "invitation_sign_up"), NEW)
    draft = Assessment.objects.get()
    assert answer.url == reverse("assessments:fill", args=[draft.pk, "facility"])
    assert (draft.facility, draft.kind) == (cast.facility, AssessmentKind.SELF)
    assert draft.reporting_year == invitation.round.reporting_year
    user = User.objects.get(email="lan@kimlan.example")
    assert client.session["_auth_user_id"] == str(user.pk)
    assert user.check_password(NEW["password1"])
    membership = Membership.objects.get(user=user)
    assert membership.role == Role.ENTERPRISE
    assert membership.enterprise == cast.facility.enterprise
    assert membership.granted_by == cast.officer
    assert client.get(answer.url).status_code == 200
    invitation.refresh_from_db()
    assert invitation.joined_by == user
    assert invitation.opened_at is not None


@pytest.mark.parametrize(
    "wrong",
    [
        {"password1": "ngan", "password2": "ngan"},
        {"password2": "khác hẳn mật khẩu"},
        {"full_name": ""},
        {"password1": "lan@kimlan.example", "password2": "lan@kimlan.example"},
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_made(
    client: Client, invitation: Invitation, wrong: dict[str, str]
) -> None:
    page = client.post(at(invitation, "invitation_sign_up"), {**NEW, **wrong})
    assert page.status_code == 200
    assert page.context["sign_up"].errors
    assert not User.objects.filter(email="lan@kimlan.example").exists()


def test_rules_of_the_password_are_shown(client: Client, invitation: Invitation) -> None:
    assert "10" in str(client.get(at(invitation)).context["sign_up"]["password1"].help_text)


def test_who_has_an_account_signs_in_and_is_led_there(
    client: Client, cast: Cast, invitation: Invitation
) -> None:
    user = factories.User(email="lan@kimlan.example")
    page = client.get(at(invitation))
    assert page.context["door"] == "sign_in"
    assert 'value="Lan@kimlan.example"' in page.content.decode()
    data = {"username": user.email, "password": factories.PASSWORD}
    answer = client.post(at(invitation, "invitation_sign_in"), data)
    draft = Assessment.objects.get()
    assert answer.url == reverse("assessments:fill", args=[draft.pk, "facility"])
    assert Membership.objects.get(user=user).enterprise == cast.facility.enterprise


def test_one_of_the_enterprise_needs_no_second_role(
    client: Client, cast: Cast, invitation: Invitation
) -> None:
    client.force_login(cast.owner)
    assert client.get(at(invitation)).context["door"] == "begin"
    client.post(at(invitation, "invitation_begin"))
    assert Assessment.objects.exists()
    assert cast.owner.memberships.count() == 1
    invitation.refresh_from_db()
    assert invitation.joined_by is None, "the colleague it was written to can still use it"


def test_wrong_password_is_said_on_the_page_of_the_link(
    client: Client, invitation: Invitation
) -> None:
    data = {"username": "lan@kimlan.example", "password": "wrong"}
    page = client.post(at(invitation, "invitation_sign_in"), data)
    assert page.context["sign_in"].non_field_errors()
    assert not Assessment.objects.exists()


def test_used_link_makes_no_second_account(
    client: Client, cast: Cast, invitation: Invitation
) -> None:
    client.post(at(invitation, "invitation_sign_up"), NEW)
    stranger = Client()
    assert stranger.get(at(invitation)).context["door"] == "sign_in"
    stranger.post(at(invitation, "invitation_sign_up"), {**NEW, "full_name": "Kẻ khác"})
    assert "_auth_user_id" not in stranger.session
    stranger.force_login(cast.newcomer)
    assert stranger.get(at(invitation)).context["door"] == "shut"
    stranger.post(at(invitation, "invitation_begin"))
    assert not cast.newcomer.memberships.exists()


def test_link_of_a_round_that_is_over_makes_no_account_and_says_so(
    client: Client, invitation: Invitation
) -> None:
    closes_in(invitation.round, -20)
    page = client.get(at(invitation))
    assert page.context["door"] == "shut"
    assert page.context["shut"]
    client.post(at(invitation, "invitation_sign_up"), NEW)
    assert not User.objects.filter(email="lan@kimlan.example").exists()


@pytest.mark.parametrize("days", [-3, 40])
def test_link_works_after_closing_and_before_opening_and_the_page_says_when(
    client: Client, invitation: Invitation, days: int
) -> None:
    closes_in(invitation.round, days)
    page = client.get(at(invitation))
    assert page.context["door"] == "sign_up"
    assert f"{invitation.round.closes_on:%d/%m/%Y}" in page.content.decode()


def test_who_checks_reports_does_not_slip_into_an_enterprise(
    client: Client, cast: Cast, invitation: Invitation
) -> None:
    for person in (cast.officer, cast.admin):
        client.force_login(person)
        assert client.get(at(invitation)).context["door"] == "shut"
        client.post(at(invitation, "invitation_begin"))
    assert not Membership.objects.filter(role=Role.ENTERPRISE).exclude(user=cast.owner).exists()


def test_withdrawn_link_says_kindly_what_to_do(
    client: Client, cast: Cast, invitation: Invitation
) -> None:
    keeper = Client()
    keeper.force_login(cast.officer)
    keeper.post(reverse("campaigns:round_withdraw", args=[invitation.round_id, invitation.pk]))
    page = client.get(at(invitation))
    assert page.status_code == 404
    assert page.templates[0].name == "campaigns/invitation_gone.html"


# Reminders ------------------------------------------------------------------------------------


def test_reminder_goes_once_to_who_got_a_letter_and_has_not_answered(
    cast: Cast, collection_round: CollectionRound, invitation: Invitation
) -> None:
    done = factories.Invitation(round=collection_round)
    factories.Assessment(
        facility=done.facility,
        reporting_year=collection_round.reporting_year,
        kind=AssessmentKind.SELF,
    )
    send_invitations()
    factories.Invitation(round=collection_round)  # whose letter is still to be written
    mail.outbox.clear()
    since = beginning_of(timezone.localdate())
    counts = [send_reminders(round_id=collection_round.pk, since=since) for _twice in range(2)]
    assert counts == [1, 0]
    assert [letter.to for letter in mail.outbox] == [["Lan@kimlan.example"]]
    assert at(invitation) in mail.outbox[0].body
    invitation.refresh_from_db()
    assert invitation.reminders == 1


@pytest.mark.parametrize("days", [-20, 40])
def test_nobody_is_reminded_of_a_round_that_is_over_or_not_yet_open(
    cast: Cast, client: Client, invitation: Invitation, days: int
) -> None:
    send_invitations()
    closes_in(invitation.round, days)
    since = beginning_of(timezone.localdate())
    assert send_reminders(round_id=invitation.round_id, since=since) == 0
    client.force_login(cast.officer)
    page = client.get(reverse("campaigns:round_detail", args=[invitation.round_id]))
    assert reverse("campaigns:round_remind", args=[invitation.round_id]) not in str(page.content)


def test_reminding_by_hand_is_asked_first(
    client: Client, cast: Cast, invitation: Invitation, django_capture_on_commit_callbacks: Any
) -> None:
    send_invitations()
    client.force_login(cast.officer)
    address = reverse("campaigns:round_remind", args=[invitation.round_id])
    assert client.get(address).context["due"] == 1
    assert len(mail.outbox) == 1
    with django_capture_on_commit_callbacks() as queued:
        assert client.post(address).status_code == 302
    assert len(queued) == 1


@pytest.mark.parametrize(
    ("days", "kind"),
    [
        (8, NotificationKind.ROUND_OPEN),
        (7, NotificationKind.ROUND_DUE),
        (-1, NotificationKind.ROUND_OVERDUE),
    ],
)
def test_each_morning_the_round_says_what_is_due_once(
    cast: Cast, invitation: Invitation, days: int, kind: NotificationKind
) -> None:
    send_invitations()
    closes_in(invitation.round, days)
    today = timezone.localdate()
    due = [attend_to(collection_round=invitation.round, day=today) for _twice in range(2)]
    assert due[0] == due[1]
    assert (due[0] is None) == (kind == NotificationKind.ROUND_OPEN)
    told = Notification.objects.filter(user=cast.owner, kind=kind)
    assert told.count() == 1


def test_who_was_reminded_by_hand_in_the_last_week_gets_no_second_letter(
    invitation: Invitation,
) -> None:
    send_invitations()
    closes_in(invitation.round, 5)
    Invitation.objects.update(reminded_at=timezone.now() - timedelta(days=1))
    due = attend_to(collection_round=invitation.round, day=timezone.localdate())
    assert due is not None
    assert send_reminders(round_id=due.round_id, since=due.since) == 0
    Invitation.objects.update(reminded_at=timezone.now() - timedelta(days=4))
    assert send_reminders(round_id=due.round_id, since=due.since) == 1


def test_whom_the_letter_reaches_anyway_is_not_written_to_again(
    cast: Cast, invitation: Invitation
) -> None:
    Invitation.objects.update(email=cast.owner.email.upper())
    attend_to(collection_round=invitation.round, day=timezone.localdate())
    assert Notification.objects.get(user=cast.owner).mailed_at is not None
    assert not Notification.objects.to_be_mailed().exists()
