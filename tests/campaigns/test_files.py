"""Papers and pictures of a record: kept as they are, shown to those who see it."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from accounts.models import User
from accounts.roles import Role
from campaigns.choices import LocalReportState
from campaigns.errors import FileRefusedError
from campaigns.models import ActionPlan, Attachment, LocalReport, LocalRound
from campaigns.services.files import attach_file
from core.history import events_of
from tests import factories
from tests.assessments import kinds_of_files as files

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def kept_here(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def plan() -> ActionPlan:
    return factories.ActionPlan()


@pytest.fixture
def editor(client: Client, plan: ActionPlan) -> User:
    person = factories.Membership(role=Role.OFFICER, admin_unit=plan.admin_unit).user
    client.force_login(person)
    return person


def add(client: Client, plan: ActionPlan, name: str, content: bytes, **said: str) -> Any:
    address = reverse("campaigns:attachment_add", args=["plan", plan.pk])
    upload = SimpleUploadedFile(name, content)
    return client.post(address, {"file": upload, **said}, follow=True)


def test_a_file_is_laid_with_a_plan_shown_on_its_page_and_taken_away(
    client: Client, editor: User, plan: ActionPlan
) -> None:
    page = add(client, plan, "qd.pdf", files.pdf(), caption="Quyết định 5768").content.decode()
    kept = Attachment.objects.get()
    assert (kept.plan, kept.name, kept.by) == (plan, "qd.pdf", editor)
    assert "Quyết định 5768" in page
    answer = client.get(reverse("campaigns:attachment", args=[kept.pk]))
    assert b"".join(answer.streaming_content) == kept.file.open("rb").read()
    assert answer["Content-Disposition"].startswith("attachment")
    path, storage = kept.file.name, kept.file.storage
    with_callbacks = reverse("campaigns:attachment_remove", args=[kept.pk])
    client.post(with_callbacks)
    assert not Attachment.objects.exists()
    change = events_of(Attachment).objects.filter(pgh_obj_id=kept.pk).latest("pgh_id")
    assert (change.name, change.pgh_context.metadata["user"]) == ("qd.pdf", editor.pk)
    assert storage.exists(path), "it is taken from the disk only when the transaction holds"


def test_the_files_of_a_plan_go_with_it_and_stay_while_it_stays(
    client: Client, editor: User, plan: ActionPlan, django_capture_on_commit_callbacks: Any
) -> None:
    add(client, plan, "qd.pdf", files.pdf())
    kept, activity = Attachment.objects.get(), factories.Activity(plan=plan)
    remove = reverse("campaigns:plan_remove", args=[plan.pk])
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(remove).status_code == 200
    assert kept.file.storage.exists(kept.file.name), "the plan has an activity, and stays"
    activity.delete()
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(remove).status_code == 302
    assert not kept.file.storage.exists(kept.file.name)


def test_a_picture_is_shown_and_what_is_no_file_of_ours_is_refused(
    client: Client, editor: User, plan: ActionPlan
) -> None:
    page = add(client, plan, "hoi-thao.png", files.png()).content.decode()
    address = reverse("campaigns:attachment", args=[Attachment.objects.get().pk])
    assert f'<img src="{address}"' in page
    answer = client.get(address)
    assert answer["Content-Disposition"].startswith("inline")
    assert answer["X-Content-Type-Options"] == "nosniff"
    said = add(client, plan, "hoi-thao.png", files.exe()), add(client, plan, "b.png", files.png())
    assert all("notice--bad" in each.content.decode() for each in said)
    assert Attachment.objects.count() == 1


def test_a_local_report_that_was_sent_takes_no_more_files(editor: User, plan: ActionPlan) -> None:
    day = plan.starts_on
    of = LocalRound.objects.create(
        admin_unit=plan.admin_unit, year=2020, opens_on=day, due_on=day, created_by=editor
    )
    report = LocalReport.objects.create(round=of, admin_unit=factories.Commune())
    upload = SimpleUploadedFile("bb.pdf", files.pdf())
    assert attach_file(to=report, upload=upload, by=editor).local_report == report
    report.state = LocalReportState.SENT
    report.save()
    with pytest.raises(FileRefusedError):
        attach_file(to=report, upload=SimpleUploadedFile("bb.png", files.png()), by=editor)
