"""Files behind the lines: what is taken, told by what it holds, and who gets it."""

import io
from collections.abc import Callable

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import translation

from accounts.models import User
from assessments.anchors import anchor_of
from assessments.choices import AssessmentKind, AssessmentStatus, Move
from assessments.errors import AssessmentRefusedError
from assessments.models import Assessment, Evidence
from assessments.selectors.notes import notes_of
from assessments.services import evidence as rules
from assessments.services import move_assessment
from assessments.services.drafts import remove_draft
from assessments.services.evidence import add_evidence, remove_evidence
from core.file_kinds import JPEG, PDF, kind_of
from core.uploads import MOST_BYTES, clean_name
from tests import factories
from tests.assessments import kinds_of_files as files
from tests.cast import Cast

pytestmark = pytest.mark.django_db
Made = Callable[[], bytes]


@pytest.fixture(autouse=True)
def kept_here(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def draft(cast: Cast) -> Assessment:
    return factories.Assessment(draft=True, facility=cast.facility, kind=AssessmentKind.SELF)


def add(draft: Assessment, by: User, content: bytes, name: str = "hoa-don.pdf", anchor: str = ""):
    file = SimpleUploadedFile(name, content)
    return add_evidence(assessment=draft, anchor=anchor, file=file, by=by)


def refusal(draft: Assessment, by: User, content: bytes, name: str = "hoa-don.pdf") -> str:
    with translation.override("en"), pytest.raises(AssessmentRefusedError) as told:
        add(draft, by, content, name)
    assert not Evidence.objects.exists()
    return str(told.value)


@pytest.mark.parametrize(("name", "made"), files.TAKEN.items(), ids=files.TAKEN)
def test_file_of_a_kind_that_is_taken(
    draft: Assessment, cast: Cast, name: str, made: tuple[Made, str]
) -> None:
    content, content_type = made[0](), made[1]
    kept = add(draft, cast.owner, content, name)
    assert (kept.name, kept.content_type, kept.size) == (name, content_type, len(content))
    with kept.file.open("rb") as stored:
        assert stored.read() == content


@pytest.mark.parametrize(("name", "made"), files.REFUSED.items(), ids=files.REFUSED)
def test_file_of_another_kind_is_refused_and_told_what_it_is(
    draft: Assessment, cast: Cast, name: str, made: tuple[Made, str]
) -> None:
    said = refusal(draft, cast.owner, made[0](), name)
    assert f"it is {made[1]}." in said
    assert name in said


def test_renamed_program_is_refused_with_a_sentence_that_helps(
    draft: Assessment, cast: Cast
) -> None:
    assert refusal(draft, cast.owner, files.exe(), "hoa-don.pdf") == (
        "“hoa-don.pdf” is not taken: by what it holds it is a program for Windows. What is taken:"
        " PDF, pictures (JPEG, PNG, WEBP, HEIC), spreadsheets (xlsx, xls, ods, csv) and Word"
        " (docx). Save it as PDF, or take a picture of the page, and send that."
    )


def test_pdf_of_twenty_pages_is_taken(draft: Assessment, cast: Cast) -> None:
    content = files.pdf(pages=20)
    assert b"/Count 20" in content
    assert add(draft, cast.owner, content).content_type == "application/pdf"


def test_large_file_and_empty_file_are_refused_in_words(draft: Assessment, cast: Cast) -> None:
    large = b"%PDF-1.7\n" + bytes(24 * 1024 * 1024)
    assert "has 24 MB; at most 20 MB" in refusal(draft, cast.owner, large)
    assert "is empty (0 bytes)" in refusal(draft, cast.owner, b"")


def test_file_just_below_the_limit_is_taken(draft: Assessment, cast: Cast) -> None:
    content = b"%PDF-1.7\n"
    content += bytes(MOST_BYTES - len(content))
    assert add(draft, cast.owner, content).size == 20 * 1024 * 1024


def test_same_file_twice_at_a_line_is_said(draft: Assessment, cast: Cast) -> None:
    line = factories.FlowLine(assessment=draft)
    content = files.pdf()
    add(draft, cast.owner, content, anchor=anchor_of(line))
    with translation.override("en"), pytest.raises(AssessmentRefusedError, match="there already"):
        add(draft, cast.owner, content, "ban-sao.pdf", anchor=anchor_of(line))
    # The same bill may stand behind another line.
    add(draft, cast.owner, content)
    assert {anchor: len(each.evidence) for anchor, each in notes_of(draft).items()} == {
        "": 1,
        anchor_of(line): 1,
    }


def test_an_assessment_holds_so_much_and_no_more(
    draft: Assessment, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules, "MOST_FILES", 1)
    add(draft, cast.owner, files.pdf())
    with pytest.raises(AssessmentRefusedError):
        add(draft, cast.owner, files.pdf(2))
    monkeypatch.setattr(rules, "MOST_FILES", 100)
    monkeypatch.setattr(rules, "MOST_BYTES_IN_ALL", 100)
    with pytest.raises(AssessmentRefusedError):
        add(draft, cast.owner, files.pdf(3))
    assert Evidence.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("hóa đơn tháng 1.pdf", "hóa đơn tháng 1.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        (r"C:\Users\Lan\hoa-don.PDF", "hoa-don.PDF"),
        ("hoa-don.exe", "hoa-don.pdf"),
        ("hoa\u202efdp.exe", "hoa fdp.pdf"),
        ('a<b>:"|?*\n.pdf', "a b.pdf"),
        (".pdf", "pdf.pdf"),
        ("", "file.pdf"),
        ("x" * 300 + ".pdf", "x" * 120 + ".pdf"),
    ],
)
def test_names_are_cleaned(name: str, kept: str) -> None:
    assert clean_name(name, kind=PDF) == kept


def test_ending_that_fits_is_left() -> None:
    assert clean_name("anh.jpeg", kind=JPEG) == "anh.jpeg"


def test_telling_the_kind_leaves_the_file_at_its_beginning() -> None:
    file = io.BytesIO(files.xlsx())
    kind_of(file, name="x.xlsx")
    assert file.tell() == 0


# Who ------------------------------------------------------------------------------------------


def test_files_are_added_while_it_is_open_and_by_the_checker_while_it_waits(
    draft: Assessment, cast: Cast
) -> None:
    add(draft, cast.owner, files.pdf(1))
    with pytest.raises(AssessmentRefusedError):
        add(draft, cast.officer, files.pdf(2))
    move_assessment(assessment=draft, move=Move.SEND, by=cast.owner)
    with pytest.raises(AssessmentRefusedError):
        add(draft, cast.owner, files.pdf(2))
    added = add(draft, cast.officer, files.pdf(2))
    move_assessment(assessment=draft, move=Move.VERIFY, by=cast.officer)
    assert draft.status == AssessmentStatus.VERIFIED
    with pytest.raises(AssessmentRefusedError):
        add(draft, cast.officer, files.pdf(3))
    with pytest.raises(AssessmentRefusedError):
        remove_evidence(evidence=added, by=cast.officer)


def test_line_of_another_assessment_is_refused(draft: Assessment, cast: Cast) -> None:
    elsewhere = factories.FlowLine(assessment__facility=cast.foreign_facility)
    with pytest.raises(AssessmentRefusedError):
        add(draft, cast.owner, files.pdf(), anchor=anchor_of(elsewhere))


def test_file_taken_away_is_gone_from_the_disk(
    draft: Assessment, cast: Cast, django_capture_on_commit_callbacks
) -> None:
    kept = add(draft, cast.owner, files.pdf())
    name, storage = kept.file.name, kept.file.storage
    with pytest.raises(AssessmentRefusedError):
        remove_evidence(evidence=kept, by=cast.officer)
    with django_capture_on_commit_callbacks(execute=True):
        remove_evidence(evidence=kept, by=cast.owner)
    assert not storage.exists(name)
    assert not Evidence.objects.exists()


# Pages ----------------------------------------------------------------------------------------


def test_file_is_handed_out_to_be_saved_and_never_guessed_at(
    draft: Assessment, cast: Cast, client: Client
) -> None:
    content = files.pdf()
    kept = add(draft, cast.owner, content, "hóa đơn.pdf")
    client.force_login(cast.officer)
    response = client.get(reverse("assessments:evidence", args=[kept.pk]))
    assert b"".join(response.streaming_content) == content
    assert response["Content-Type"] == "application/pdf"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Disposition"].startswith("attachment;")
    assert "h%C3%B3a%20%C4%91%C6%A1n.pdf" in response["Content-Disposition"]


def test_no_folder_of_files_is_public(draft: Assessment, cast: Cast, client: Client) -> None:
    kept = add(draft, cast.owner, files.pdf())
    assert settings.MEDIA_URL in ("", "/")
    for address in (f"/media/{kept.file.name}", f"/static/{kept.file.name}", f"/{kept.file.name}"):
        assert client.get(address).status_code == 404


@pytest.mark.parametrize("person", ["stranger", "ministry", "newcomer"])
def test_others_learn_not_even_that_there_is_a_file(
    draft: Assessment, cast: Cast, client: Client, person: str
) -> None:
    kept = add(draft, cast.owner, files.pdf())
    client.force_login(cast.person(person))
    assert client.get(reverse("assessments:evidence", args=[kept.pk])).status_code == 404


def test_form_brings_back_to_the_line_of_the_page_it_was_on(
    draft: Assessment, cast: Cast, client: Client
) -> None:
    client.force_login(cast.owner)
    line = anchor_of(factories.FlowLine(assessment=draft))
    post = {"file": SimpleUploadedFile("x.pdf", files.pdf()), "anchor": line}
    address = reverse("assessments:add_evidence", args=[draft.pk])
    here = reverse("assessments:detail", args=[draft.pk])
    assert client.post(address, post | {"next": here}).url == f"{here}#{line}"
    notes = reverse("assessments:notes", args=[draft.pk])
    # Nothing was chosen: why not is said at the top.
    assert client.post(address, {"anchor": line, "next": here}).url == here
    for foreign in ("https://evil.example/", "//evil.example", "javascript:alert(1)", ""):
        assert client.post(address, {"anchor": line, "next": foreign}).url == notes


def test_pages_show_the_form_of_a_file_only_where_it_is_taken(
    draft: Assessment, cast: Cast, client: Client
) -> None:
    """A comment may be written at any time, a file as in `may_add_evidence`."""
    solution = factories.Solution(assessment=draft)
    kept = add(draft, cast.owner, files.pdf())
    comment = reverse("assessments:comment", args=[draft.pk])
    file = reverse("assessments:add_evidence", args=[draft.pk])
    taken_away = reverse("assessments:remove_evidence", args=[kept.pk])

    def forms(user: User) -> dict[str, bool]:
        pages = [reverse("assessments:notes", args=[draft.pk])]
        pages.append(reverse("assessments:solution", args=[solution.pk]))
        if user == cast.officer:
            pages.append(reverse("assessments:check", args=[draft.pk]))
        client.force_login(user)
        shown = [client.get(page).content.decode() for page in pages]
        assert all(comment in page for page in shown)
        (is_shown,) = {file in page for page in shown}
        return {"add": is_shown, "take away": taken_away in shown[0]}

    assert forms(cast.owner) == {"add": True, "take away": True}
    assert forms(cast.officer) == {"add": False, "take away": False}
    move_assessment(assessment=draft, move=Move.SEND, by=cast.owner)
    assert forms(cast.owner) == {"add": False, "take away": False}
    assert forms(cast.officer) == {"add": True, "take away": False}
    move_assessment(assessment=draft, move=Move.VERIFY, by=cast.officer)
    assert forms(cast.owner) == forms(cast.officer) == {"add": False, "take away": False}


def test_refusal_is_shown_on_the_page(draft: Assessment, cast: Cast, client: Client) -> None:
    client.force_login(cast.owner)
    file = SimpleUploadedFile("hoa-don.pdf", files.exe())
    address = reverse("assessments:add_evidence", args=[draft.pk])
    page = client.post(address, {"file": file}, follow=True)
    assert "hoa-don.pdf" in page.content.decode()
    assert 'class="notice notice--bad"' in page.content.decode()


def test_the_files_of_a_draft_go_with_it(
    draft: Assessment, cast: Cast, django_capture_on_commit_callbacks
) -> None:
    kept = add(draft, cast.owner, files.TAKEN["hoa-don.pdf"][0]())
    storage, name = kept.file.storage, kept.file.name
    with django_capture_on_commit_callbacks(execute=True):
        remove_draft(assessment=draft, by=cast.owner)
    assert not storage.exists(name)
