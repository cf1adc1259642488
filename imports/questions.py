"""The questions of an import, read from the messages of its rows, with what was answered.

A question is a message with a code of CODES; its key says what it is about: the divided former
commune, the stored facility, or the other row. Nothing is kept twice: an open question is a
message without an answer.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.utils.translation import gettext_lazy as _

from core.spreadsheets.wordings import Text
from enterprises.choices import AnswerKind
from enterprises.models import AdminUnit, Answer
from imports.models import ImportBatch

CODES = {
    "divided_commune": AnswerKind.PART,
    "likely_duplicate": AnswerKind.SAME,
    "likely_twin": AnswerKind.TWIN,
}
# Which parameter of the message a question is about.
ABOUT = {AnswerKind.PART: "former", AnswerKind.SAME: "facility", AnswerKind.TWIN: "other"}
WHY: dict[str, Text] = {
    "tax_code": _("same tax code, similar name"),
    "name": _("same name"),
    "similar_name": _("similar name"),
}
ROWS_OF_A_COMMUNE = 10

# Every question of an import with its answer's id, if any. The containment finds the rows by
# their messages without opening those of the other rows.
ASKED = """
    SELECT r.number, r.values, m->>'code' AS code, m->'params' AS params, a.id AS answer
    FROM imports_importrow AS r
    CROSS JOIN LATERAL jsonb_array_elements(r.messages) AS m
    LEFT JOIN enterprises_answer AS a
        ON a.subject = m->'params'->>'subject'
        AND (
            m->>'code' = 'divided_commune' AND a.kind = 'part'
                AND a.former_commune_id = (m->'params'->>'former')::bigint
            OR m->>'code' = 'likely_duplicate' AND a.kind = 'same'
                AND a.facility_id = (m->'params'->>'facility')::bigint
            OR m->>'code' = 'likely_twin' AND a.kind = 'twin'
                AND a.other = m->'params'->>'other'
        )
    WHERE r.batch_id = %(batch)s AND r.messages <> '[]'
        AND m->>'code' = ANY(%(codes)s) AND m->'params' ? 'subject'
"""
COUNTED = f"""
    SELECT code, count(*) FILTER (WHERE answer IS NULL), count(answer)
    FROM ({ASKED}) AS asked GROUP BY code
"""  # noqa: S608 - own words
COMMUNES = f"""
    SELECT (params->>'former')::bigint, count(*) FROM ({ASKED}) AS asked
    WHERE answer IS NULL GROUP BY 1 ORDER BY 2 DESC, 1
"""  # noqa: S608
PARTS = f"""
    SELECT number, values, code, params, answer FROM (
        SELECT *, row_number() OVER (PARTITION BY params->>'former' ORDER BY number) AS nth
        FROM ({ASKED}) AS asked WHERE answer IS NULL
    ) AS numbered
    WHERE nth <= %(most)s AND (params->>'former')::bigint = ANY(%(former)s) ORDER BY number
"""  # noqa: S608
OPEN = f"""
    SELECT number, values, code, params, answer FROM ({ASKED}) AS asked
    WHERE answer IS NULL ORDER BY number, params->>'likeness' DESC, params->>'facility'
    LIMIT %(limit)s OFFSET %(offset)s
"""  # noqa: S608
ONE = f"SELECT * FROM ({ASKED}) AS asked WHERE number = %(number)s"  # noqa: S608


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question on one row. `values` are the texts of the row's cells by column."""

    number: int
    kind: AnswerKind
    values: dict[str, str]
    params: dict[str, Any]
    answer: int | None

    @property
    def about(self) -> str:
        """The former commune, the facility or the other row, as a form sends it back."""
        return str(self.params[ABOUT[self.kind]])

    @property
    def anchor(self) -> str:
        return f"q-{self.number}-{self.about}"

    @property
    def subject(self) -> str:
        return str(self.params["subject"])

    @property
    def label(self) -> str:
        return str(self.params.get("label") or self.values.get("name", ""))

    @property
    def why(self) -> Text:
        return WHY.get(self.params.get("why", ""), "")

    @property
    def options(self) -> list[tuple[int, str]]:
        """Today's communes that took in land of the divided one, the largest part first."""
        pairs = zip(self.params["options"], self.params["candidates"], strict=True)
        return [(pk, name) for pk, name in pairs]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many questions are open, and how many are answered but not yet applied."""

    parts: int = 0
    duplicates: int = 0
    answered: int = 0

    @property
    def open(self) -> int:
        return self.parts + self.duplicates

    @property
    def any(self) -> int:
        return self.open + self.answered


@dataclass(frozen=True, slots=True, kw_only=True)
class DividedCommune:
    """A divided former commune with its open questions: how many, and the first few."""

    former: AdminUnit
    count: int
    questions: list[Question]

    @property
    def options(self) -> list[tuple[int, str]]:
        return self.questions[0].options

    @property
    def more(self) -> int:
        return self.count - len(self.questions)


def count_questions(batch: ImportBatch) -> Counts:
    """For the page of an import; without a query when the check found nothing to ask."""
    if CODES.keys().isdisjoint(fault["code"] for fault in batch.summary.get("faults", ())):
        return Counts()
    rows = _rows(COUNTED, batch, CODES)
    found = {CODES[code]: (unanswered, answered) for code, unanswered, answered in rows}
    open_of = {kind: found.get(kind, (0, 0))[0] for kind in AnswerKind}
    return Counts(
        parts=open_of[AnswerKind.PART],
        duplicates=open_of[AnswerKind.SAME] + open_of[AnswerKind.TWIN],
        answered=sum(answered for _unanswered, answered in found.values()),
    )


def divided_communes(batch: ImportBatch, *, first: int = 0, most: int = 20) -> list[DividedCommune]:
    """The divided communes with open questions, those with the most rows first."""
    codes = ["divided_commune"]
    counted = dict(_rows(COMMUNES, batch, codes)[first : first + most])
    rows = _rows(PARTS, batch, codes, former=list(counted), most=ROWS_OF_A_COMMUNE)
    units = AdminUnit.objects.select_related("parent", "province").in_bulk(counted)
    questions: dict[int, list[Question]] = defaultdict(list)
    for question in map(_question, rows):
        questions[question.params["former"]].append(question)
    return [
        DividedCommune(former=units[former], count=count, questions=questions[former])
        for former, count in counted.items()
    ]


def open_duplicates(batch: ImportBatch, *, first: int, most: int) -> list[Question]:
    """The open questions on likely duplicates, in the order of the rows."""
    codes = ["likely_duplicate", "likely_twin"]
    return list(map(_question, _rows(OPEN, batch, codes, offset=first, limit=most)))


def open_parts(batch: ImportBatch, *, former: int) -> list[Question]:
    """All open questions on one divided commune."""
    rows = _rows(PARTS, batch, ["divided_commune"], former=[former], most=batch.total_rows)
    return list(map(_question, rows))


def find_question(batch: ImportBatch, *, number: int, about: str) -> Question | None:
    """The question of a row, open or answered; None when it is not asked."""
    found = map(_question, _rows(ONE, batch, CODES, number=number))
    return next((question for question in found if question.about == about), None)


def answer_of(batch: ImportBatch, question: Question) -> Answer:
    """What was answered to the question in this import."""
    field = {AnswerKind.PART: "former_commune", AnswerKind.SAME: "facility_id"}
    about = {field.get(question.kind, "other"): question.about}
    given = Answer.objects.filter(batch=batch.pk, kind=question.kind, subject=question.subject)
    return given.select_related("commune", "former_commune").get(**about)


def answers_given(batch: ImportBatch, *, most: int) -> list[Answer]:
    """The latest answers that were given in this import."""
    given = Answer.objects.filter(batch=batch.pk).select_related("commune", "former_commune")
    return list(given.order_by("-answered_at", "-pk")[:most])


def _question(row: Sequence[Any]) -> Question:
    number, values, code, params, answer = row
    return Question(
        number=number,
        kind=CODES[code],
        values=json.loads(values),
        params=json.loads(params),
        answer=answer,
    )


def _rows(query: str, batch: ImportBatch, codes: Iterable[str], **more: Any) -> list[Any]:
    with connection.cursor() as cursor:
        places: dict[str, Any] = {"batch": batch.pk, "codes": list(codes)} | more
        cursor.execute(query, places)
        return list(cursor.fetchall())
