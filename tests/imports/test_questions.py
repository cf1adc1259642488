"""The page of an import's questions: what is asked, what an answer keeps, and who may answer."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from core.spreadsheets.rows import Row, Source
from enterprises.choices import AnswerKind
from enterprises.importers.places import DIVIDED_COMMUNE
from enterprises.importers.questions import LIKELY_DUPLICATE, LIKELY_TWIN
from enterprises.models import AdminUnit, AdminUnitSuccessor, Answer, Facility
from imports.models import ImportBatch, ImportRow
from imports.questions import count_questions
from imports.services import check_batch, open_batch
from imports.services.summing import summary_of
from tests import factories
from tests.imports.bring import FACILITY

ROWS = 30


@pytest.fixture
def batch(officer: Any, book: Any) -> ImportBatch:
    """A checked import of rows that lie apart, about which nothing is asked."""
    communes = AdminUnit.objects.filter(province__code="01", edition="2025", level="commune")
    rows = [
        [f"X-{number}", f"Xưởng {number}", "2393", "Hà Nội", name]
        for number, name in enumerate(communes.values_list("name", flat=True)[:ROWS], start=2)
    ]
    content = book([FACILITY, *rows]).read_bytes()
    batch = open_batch(kind="facilities", content=content, file_name="cơ sở.xlsx", by=officer)
    check_batch(batch=batch)
    batch.refresh_from_db()
    return batch


@pytest.fixture
def signed_in(client: Client, officer: Any) -> Client:
    client.force_login(officer)
    client.cookies["django_language"] = "en"
    return client


@pytest.fixture
def former(db: None) -> AdminUnit:
    """Phường Cống Vị, which became parts of two communes of today."""
    return AdminUnit.objects.get(edition="2024", name="Phường Cống Vị", province__code="01")


def parts(former: AdminUnit) -> list[AdminUnit]:
    links = AdminUnitSuccessor.objects.filter(old=former).order_by("share")
    return [link.new for link in links.select_related("new")]


def say(batch: ImportBatch, number: int, *told: Any) -> None:
    """Puts messages on a row as the importer does: (column, wording, params) each."""
    row = Row(sheet="facilities", number=number, source=Source(title="", columns={}))
    for column, wording, params in told:
        row.warn(column, wording, **params)
    ImportRow.objects.filter(batch=batch, number=number).update(messages=row.messages)
    batch.summary = summary_of(batch)
    batch.save(update_fields=["summary"])


def ask_part(batch: ImportBatch, former: AdminUnit, *numbers: int) -> None:
    units = parts(former)
    for number in numbers:
        params = {
            "value": former.name,
            "former": former.pk,
            "options": [unit.pk for unit in units],
            "candidates": [unit.name for unit in units],
            "subject": f"row {number}",
            "label": f"Xưởng {number}",
        }
        say(batch, number, ("commune", DIVIDED_COMMUNE, params))


def ask_likeness(batch: ImportBatch, number: int, *facilities: Facility) -> None:
    told = [
        ("name", LIKELY_DUPLICATE, {
            "facility": facility.pk, "name": facility.name, "code": facility.code, "place": "",
            "subject": f"row {number}", "label": f"Xưởng {number}", "why": "name", "likeness": "1",
        })
        for facility in facilities
    ]  # fmt: skip
    say(batch, number, *told)


def ask_twin(batch: ImportBatch, number: int, first: int) -> None:
    params = {
        "name": "Xưởng", "first": first, "other": f"row {first}", "subject": f"row {number}",
        "label": f"Xưởng {number}", "why": "similar_name", "likeness": "0.8",
    }  # fmt: skip
    say(batch, number, ("name", LIKELY_TWIN, params))


def stored(**given: Any) -> Facility:
    place = AdminUnit.objects.get(edition="2025", name="Xã Bát Tràng", province__code="01")
    return factories.Facility(commune=place, **given)


def address(batch: ImportBatch, page: str = "questions") -> str:
    return reverse(f"imports:{page}", args=[batch.pk])


def show(client: Client, batch: ImportBatch, **query: Any) -> str:
    return client.get(address(batch), query).content.decode()


def answer(client: Client, batch: ImportBatch, **data: Any) -> Any:
    return client.post(address(batch, "questions_answer"), data, headers=data.pop("headers", {}))


# What is asked ------------------------------------------------------------------------------------


def test_nothing_to_ask(signed_in: Client, batch: ImportBatch) -> None:
    assert count_questions(batch).any == 0
    assert "No question is open." in show(signed_in, batch)


def test_a_divided_commune_shows_its_rows_and_todays_communes(
    signed_in: Client, batch: ImportBatch, former: AdminUnit
) -> None:
    ask_part(batch, former, *range(2, 15))
    page = show(signed_in, batch)
    assert "<b>13</b> questions are open." in page
    assert "Phường Cống Vị, Quận Ba Đình, Thành phố Hà Nội" in page
    assert "Xưởng 2" in page
    assert "3 more rows of this commune come" in page
    for unit in parts(former):
        assert f'value="{unit.pk}"' in page


def test_a_likely_duplicate_stands_beside_the_stored_one(
    signed_in: Client, batch: ImportBatch
) -> None:
    facility = stored(
        name="Gốm Kim Lan", address="Xóm 3", enterprise__tax_code=None,
        enterprise__personal_code="001085012345",
    )  # fmt: skip
    ask_likeness(batch, 4, facility)
    page = show(signed_in, batch)
    for text in ("Xưởng 4", "Gốm Kim Lan", "Xóm 3", "Xã Bát Tràng", "same name", facility.code):
        assert text in page
    assert reverse("enterprises:facility_detail", args=[facility.pk]) in page
    assert "001085012345" not in page
    assert "•••••••••345" in page


def test_a_likely_twin_stands_beside_the_earlier_row(signed_in: Client, batch: ImportBatch) -> None:
    ask_twin(batch, 5, first=3)
    page = show(signed_in, batch)
    assert "Row 3 of the file" in page
    assert "similar name" in page


def test_what_may_not_be_seen_is_not_shown(signed_in: Client, batch: ImportBatch) -> None:
    elsewhere = factories.Facility(name="Nhà máy bí mật")
    ask_likeness(batch, 4, elsewhere)
    assert "Nhà máy bí mật" not in show(signed_in, batch)


def test_duplicates_come_in_pages(signed_in: Client, batch: ImportBatch) -> None:
    facility = stored()
    for number in range(2, 27):
        ask_likeness(batch, number, facility)
    assert "Row 2:" in show(signed_in, batch)
    second = show(signed_in, batch, page=2)
    assert "Row 2:" not in second
    assert "Row 26:" in second


def test_as_many_queries_for_three_questions_as_for_thirty(
    signed_in: Client, batch: ImportBatch, former: AdminUnit, django_assert_num_queries: Any
) -> None:
    facility = stored()
    for number in (2, 3, 4):
        ask_likeness(batch, number, facility)
    ask_part(batch, former, 5)
    with django_assert_num_queries(QUERIES):
        signed_in.get(address(batch))
    for number in range(2, 20):
        ask_likeness(batch, number, facility)
    ask_part(batch, former, *range(20, 31))
    with django_assert_num_queries(QUERIES):
        signed_in.get(address(batch))


QUERIES = 14


# Answers ------------------------------------------------------------------------------------------


def test_a_part_is_kept_with_who_and_when(
    signed_in: Client, batch: ImportBatch, former: AdminUnit, officer: Any
) -> None:
    ask_part(batch, former, 2, 3)
    part = parts(former)[1]
    response = answer(signed_in, batch, row=2, about=former.pk, answer=part.pk)
    assert response.url == address(batch)
    given = Answer.objects.get()
    assert (given.kind, given.subject, given.commune) == (AnswerKind.PART, "row 2", part)
    assert (given.label, given.answered_by, given.batch) == ("Xưởng 2", officer, batch.pk)
    assert (count_questions(batch).parts, count_questions(batch).answered) == (1, 1)
    [event] = Answer.pgh_event_models[next(iter(Answer.pgh_event_models))].objects.all()
    assert event.pgh_context.metadata["user"] == officer.pk


def test_a_part_may_be_left_open_on_purpose(
    signed_in: Client, batch: ImportBatch, former: AdminUnit
) -> None:
    ask_part(batch, former, 2)
    answer(signed_in, batch, row=2, about=former.pk, answer="open")
    assert Answer.objects.get().commune is None
    assert count_questions(batch).parts == 0


def test_an_answer_given_anew_replaces_the_first(
    signed_in: Client, batch: ImportBatch, former: AdminUnit
) -> None:
    ask_part(batch, former, 2)
    for part in parts(former):
        answer(signed_in, batch, row=2, about=former.pk, answer=part.pk)
    assert Answer.objects.get().commune == parts(former)[1]


def test_only_land_of_the_former_commune_can_be_chosen(
    signed_in: Client, batch: ImportBatch, former: AdminUnit
) -> None:
    ask_part(batch, former, 2)
    other = AdminUnit.objects.get(edition="2025", name="Xã Bát Tràng")
    answer(signed_in, batch, row=2, about=former.pk, answer=other.pk)
    data = {"former": former.pk, "answer": other.pk}
    page = signed_in.post(address(batch, "questions_commune"), data, follow=True)
    assert "did not become part" in page.content.decode()
    assert not Answer.objects.exists()


def test_all_open_rows_of_a_commune_are_answered_at_once(
    signed_in: Client, batch: ImportBatch, former: AdminUnit
) -> None:
    ask_part(batch, former, *range(2, 22))
    first, second = parts(former)
    answer(signed_in, batch, row=4, about=former.pk, answer=second.pk)
    data = {"former": former.pk, "answer": first.pk}
    page = signed_in.post(address(batch, "questions_commune"), data, follow=True)
    assert "19 rows are answered." in page.content.decode()
    assert Answer.objects.filter(commune=first).count() == 19
    assert Answer.objects.get(subject="row 4").commune == second


def test_yes_and_no(signed_in: Client, batch: ImportBatch) -> None:
    one, other = stored(), stored()
    ask_likeness(batch, 2, one, other)
    answer(signed_in, batch, row=2, about=one.pk, answer="no")
    assert count_questions(batch).duplicates == 1
    answer(signed_in, batch, row=2, about=other.pk, answer="yes")
    assert dict(Answer.objects.values_list("facility_id", "is_same")) == {
        one.pk: False, other.pk: True,
    }  # fmt: skip
    ask_twin(batch, 5, first=3)
    answer(signed_in, batch, row=5, about="row 3", answer="yes")
    assert Answer.objects.get(kind=AnswerKind.TWIN).other == "row 3"


def test_htmx_gets_the_answer_and_what_is_left(
    signed_in: Client, batch: ImportBatch, former: AdminUnit
) -> None:
    ask_part(batch, former, 2, 3)
    part = parts(former)[0]
    htmx = {"HX-Request": "true"}
    response = answer(signed_in, batch, row=2, about=former.pk, answer=part.pk, headers=htmx)
    text = response.content.decode()
    assert response.status_code == 200
    assert f'id="q-2-{former.pk}"' in text
    assert "lies in Phường Ngọc Hà" in text
    assert "autofocus" in text
    assert 'hx-swap-oob="true"' in text
    assert "<b>1</b> question is open." in text
    assert "Check again with the answers" in text


def test_an_answer_can_be_taken_back(
    signed_in: Client, batch: ImportBatch, former: AdminUnit
) -> None:
    ask_part(batch, former, 2)
    answer(signed_in, batch, row=2, about=former.pk, answer="open")
    given = Answer.objects.get()
    assert "left open" in show(signed_in, batch)
    signed_in.post(address(batch, "questions_forget"), {"answer": given.pk})
    assert not Answer.objects.exists()
    assert count_questions(batch).parts == 1


def test_applying_checks_the_file_again(
    signed_in: Client, batch: ImportBatch, former: AdminUnit
) -> None:
    checked_at = batch.checked_at
    page = signed_in.post(address(batch, "questions_apply"), follow=True).content.decode()
    batch.refresh_from_db()
    assert batch.checked_at > checked_at
    assert "checked again with the answers" in page


@pytest.mark.parametrize(
    ("page", "data"),
    [
        ("questions_answer", {"row": 99, "about": "1", "answer": "yes"}),
        ("questions_answer", {"row": "x", "about": "1", "answer": "yes"}),
        ("questions_answer", {}),
        ("questions_commune", {"former": "x"}),
        ("questions_forget", {"answer": 0}),
    ],
)
def test_what_was_not_asked_cannot_be_answered(
    page: str, data: dict[str, Any], signed_in: Client, batch: ImportBatch
) -> None:
    assert signed_in.post(address(batch, page), data).status_code == 404


def test_a_written_import_has_no_questions(
    signed_in: Client, batch: ImportBatch, former: AdminUnit
) -> None:
    ask_part(batch, former, 2)
    ImportBatch.objects.update(status="cancelled")
    assert signed_in.get(address(batch)).url == reverse("imports:batch", args=[batch.pk])
    response = answer(signed_in, batch, row=2, about=former.pk, answer="open")
    assert response.status_code == 404


def test_the_import_of_somebody_else(batch: ImportBatch, client: Client, hanoi: AdminUnit) -> None:
    client.force_login(factories.Membership(role="officer", admin_unit=hanoi).user)
    assert client.get(address(batch)).status_code == 404
    for page in ("answer", "commune", "forget", "apply"):
        assert client.post(address(batch, f"questions_{page}")).status_code == 404
