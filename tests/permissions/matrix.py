"""Who may open what: one line for each page and kind of record.

To add a page: one `Page` in PAGES with the name of its address, the people of tests/cast.py it
opens to, and, when it is the page of a record, `of`, which names or makes that record. Whoever is
not named gets 404, the anonymous are sent to the sign-in page. The sweep in test_permissions.py
fails while a page is missing here.
"""

from datetime import date
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from core.choices import ExportFormat
from core.services import Order, request_export, run_export
from core.spreadsheets.rows import Row, Source
from enterprises.choices import AnswerKind
from enterprises.importers.questions import LIKELY_TWIN
from enterprises.models import Answer
from imports.models import ImportBatch, ImportRow
from imports.services import check_batch, open_batch
from reports.choices import ReportState
from reports.models import ProgressReport
from reports.services.rollup import drain
from tests.cast import Cast
from tests.permissions import (
    activities,
    assessment_files,
    assessment_fill,
    assessment_insight,
    assessment_review,
    assessment_solutions,
    events,
    facilities,
    lists,
    local_reports,
    people,
    plans,
    records,
    rounds,
    rules,
    work,
    zones,
)
from tests.permissions.pages import (
    EVERYONE,
    OF_HANOI,
    PLANS,
    PLANS_OF_HANOI,
    REGISTER,
    REPORTERS,
    REPORTERS_OF_HANOI,
    SIGNED_IN,
    Page,
    assessment,
    facility,
    foreign_assessment,
    foreign_facility,
)
from tests.reports.sample import sample


def plan(cast: Cast) -> dict[str, Any]:
    return {"code": cast.plan.code}


def rolled_up_plan(cast: Cast) -> dict[str, Any]:
    drain()
    return plan(cast)


def report(cast: Cast) -> dict[str, Any]:
    """A report that is ready, with its Word file."""
    made = ProgressReport.objects.create(
        plan=cast.plan,
        as_of=date(2018, 12, 31),
        created_by=cast.officer,
        state=ReportState.READY,
        figures=sample(),
        finished_at=timezone.now(),
        docx=ContentFile(b"Word", name="report.docx"),
    )
    return {"pk": made.pk}


def report_file(cast: Cast) -> dict[str, Any]:
    return report(cast) | {"kind": "docx"}


def import_of_officer(cast: Cast) -> dict[str, Any]:
    """An import that the officer of Hà Nội brought, checked and found wrong."""
    batch = open_batch(kind="facilities", content=b"none", file_name="x.xlsx", by=cast.officer)
    check_batch(batch=batch)
    return {"pk": batch.pk}


def file_of_officer(cast: Cast) -> dict[str, Any]:
    """A list of facilities that the officer of Hà Nội has taken out, made and ready."""
    order = Order(
        title="Facilities",
        narrowed="",
        page="enterprises:facility_list",
        place={},
        query="export=xlsx",
        format=ExportFormat.XLSX,
        language="vi",
        total=1,
    )
    export = request_export(order=order, by=cast.officer)
    run_export(export_id=export.pk)
    return {"pk": export.pk}


OFFICER = frozenset({"officer"})


def import_with_a_wrong_row(cast: Cast) -> dict[str, Any]:
    """An import of the officer of Hà Nội that was read, with a row to mend."""
    content = "Mã cơ sở,Tên cơ sở,Mã ngành,Tỉnh,Xã\nX-1,Xưởng,?,?,?\n".encode()
    batch = open_batch(kind="facilities", content=content, file_name="x.csv", by=cast.officer)
    check_batch(batch=batch)
    return {"pk": batch.pk}


def import_with_a_question(cast: Cast) -> dict[str, Any]:
    """One whose row 2 looks like another row."""
    address = import_with_a_wrong_row(cast)
    row = Row(sheet="facilities", number=2, source=Source(title="", columns={}))
    row.warn("name", LIKELY_TWIN, name="Xưởng", first=3, other="twin", subject="row")
    ImportRow.objects.filter(batch=address["pk"]).update(messages=row.messages)
    return address


def answer_of_officer(cast: Cast) -> dict[str, Any]:
    """An answer that was given in the latest import, to be taken back."""
    given, _made = Answer.objects.get_or_create(
        kind=AnswerKind.TWIN,
        subject="row",
        other="twin",
        is_same=False,
        batch=ImportBatch.objects.latest("pk").pk,
        answered_by=cast.officer,
    )
    return {"answer": given.pk}


FOREIGN = frozenset({"stranger", "admin"})
IMPORTERS = frozenset({"officer", "stranger", "admin"})
OWN_IMPORTS = frozenset({"officer", "admin"})

# Lists without a record in their address; each can be taken out by those who see it.
LISTS = {
    "enterprises:facility_list": REGISTER,
    "enterprises:lists": PLANS,
    "campaigns:rule_list": PLANS,
    "assessments:list": REGISTER,
    "campaigns:plan_list": PLANS,
    "campaigns:activity_list": PLANS,
    "campaigns:officer_list": PLANS,
    "campaigns:support_list": PLANS,
    "campaigns:model_list": PLANS,
    "campaigns:transfer_list": PLANS,
    "campaigns:project_list": PLANS,
    "campaigns:member_list": PLANS,
    "campaigns:lot_list": PLANS,
    "reports:report_list": REPORTERS,
    "imports:list": IMPORTERS,
}

PAGES = (
    # The frame
    Page(name="healthz", opens_to=EVERYONE),
    Page(name="administration", opens_to=frozenset({"admin"}), code=302),
    Page(name="home", opens_to=SIGNED_IN - {"newcomer"}, code=302, others=200),
    Page(name="login", opens_to=SIGNED_IN, code=302, anonymous=200),
    Page(name="logout", opens_to=EVERYONE, method="post", code=302),
    Page(name="logout", opens_to=frozenset(), others=405, anonymous=405),
    Page(name="password_change", opens_to=SIGNED_IN),
    Page(
        name="set_language",
        opens_to=EVERYONE,
        method="post",
        data=lambda cast: {"language": "en"},
        code=302,
    ),
    # The register
    Page(name="enterprises:facility_list", opens_to=REGISTER),
    Page(name="enterprises:facility_detail", opens_to=OF_HANOI, of=facility, label="of Hà Nội"),
    Page(
        name="enterprises:facility_detail",
        opens_to=FOREIGN,
        of=foreign_facility,
        label="of Hải Phòng",
    ),
    # Assessments
    Page(name="assessments:list", opens_to=REGISTER),
    Page(name="assessments:detail", opens_to=OF_HANOI, of=assessment, label="of Hà Nội"),
    Page(name="assessments:detail", opens_to=FOREIGN, of=foreign_assessment, label="of Hải Phòng"),
    *assessment_fill.PAGES,
    *assessment_insight.PAGES,
    *assessment_review.PAGES,
    *assessment_solutions.PAGES,
    *assessment_files.PAGES,
    *rounds.PAGES,
    *activities.PAGES,
    *events.PAGES,
    *local_reports.PAGES,
    *people.PAGES,
    *records.PAGES,
    *plans.PAGES,
    *lists.PAGES,
    *rules.PAGES,
    *work.PAGES,
    *facilities.PAGES,
    *zones.PAGES,
    # Plans and activities
    Page(name="campaigns:plan_list", opens_to=PLANS),
    # Progress
    Page(
        name="reports:home",
        opens_to=PLANS_OF_HANOI,
        data=lambda cast: {"plan": cast.plan.code},
        code=302,
    ),
    Page(name="reports:progress", opens_to=PLANS_OF_HANOI, of=plan),
    Page(name="reports:progress_json", opens_to=PLANS_OF_HANOI, of=rolled_up_plan),
    Page(name="reports:progress_xlsx", opens_to=PLANS_OF_HANOI, of=rolled_up_plan),
    # Reports
    Page(name="reports:report_list", opens_to=REPORTERS),
    Page(name="reports:report_create", opens_to=REPORTERS),
    Page(name="reports:report_detail", opens_to=REPORTERS_OF_HANOI, of=report),
    Page(name="reports:report_download", opens_to=REPORTERS_OF_HANOI, of=report_file),
    # Imports
    Page(name="imports:home", opens_to=IMPORTERS),
    Page(name="imports:list", opens_to=IMPORTERS),
    Page(name="imports:template", opens_to=IMPORTERS, of=lambda cast: {"kind": "plans"}),
    Page(
        name="imports:filled_template", opens_to=IMPORTERS, of=lambda cast: {"kind": "facilities"}
    ),
    Page(name="imports:batch", opens_to=OWN_IMPORTS, of=import_of_officer),
    Page(name="imports:file", opens_to=OWN_IMPORTS, of=import_of_officer),
    Page(name="imports:columns", opens_to=OWN_IMPORTS, of=import_with_a_wrong_row),
    Page(name="imports:questions", opens_to=OWN_IMPORTS, of=import_with_a_wrong_row),
    Page(
        name="imports:questions_answer",
        opens_to=OWN_IMPORTS,
        of=import_with_a_question,
        method="post",
        data=lambda cast: {"row": 2, "about": "twin", "answer": "no"},
        code=302,
    ),
    Page(
        name="imports:questions_commune",
        opens_to=OWN_IMPORTS,
        of=import_with_a_wrong_row,
        method="post",
        data=lambda cast: {"former": 1, "answer": "open"},
        code=302,
    ),
    Page(
        name="imports:questions_forget",
        opens_to=OWN_IMPORTS,
        of=import_with_a_wrong_row,
        method="post",
        data=answer_of_officer,
        code=302,
    ),
    Page(
        name="imports:questions_apply",
        opens_to=OWN_IMPORTS,
        of=import_with_a_wrong_row,
        method="post",
        code=302,
    ),
    Page(name="imports:checked", opens_to=OWN_IMPORTS, of=import_with_a_wrong_row),
    Page(name="imports:to_mend", opens_to=OWN_IMPORTS, of=import_with_a_wrong_row),
    Page(name="imports:write", opens_to=OWN_IMPORTS, of=import_of_officer, method="post", code=302),
    Page(
        name="imports:cancel", opens_to=OWN_IMPORTS, of=import_of_officer, method="post", code=302
    ),
    Page(name="imports:undo", opens_to=OWN_IMPORTS, of=import_of_officer, code=302),
    Page(name="imports:undo", opens_to=OWN_IMPORTS, of=import_of_officer, method="post", code=302),
    Page(name="imports:again", opens_to=OWN_IMPORTS, of=import_of_officer, method="post", code=302),
    Page(name="imports:current", opens_to=IMPORTERS),
    Page(
        name="imports:current_records",
        opens_to=IMPORTERS,
        of=lambda cast: {"kind": "zones"},
        data=lambda cast: {"export": "book"},
    ),
    Page(
        name="imports:current_records",
        opens_to=frozenset({"admin"}),
        of=lambda cast: {"kind": "norms"},
        data=lambda cast: {"export": "book"},
        label="that are national",
    ),
    # Lists taken out as files: one's own, and nobody else's
    Page(name="files:list", opens_to=SIGNED_IN),
    Page(name="files:download", opens_to=OFFICER, of=file_of_officer),
    Page(name="files:cancel", opens_to=OFFICER, of=file_of_officer, method="post", code=302),
    Page(name="files:repeat", opens_to=OFFICER, of=file_of_officer, method="post", code=302),
    *(
        Page(name=name, opens_to=people, data=lambda cast: {"export": "xlsx"}, label="as a file")
        for name, people in LISTS.items()
    ),
    *(
        Page(name=name, opens_to=people, method="post", code=405, label="without a format")
        for name, people in LISTS.items()
    ),
)
