"""Facilities that are typed: who may open what."""

from tests.permissions.pages import Page, facility, foreign_facility
from tests.permissions.rounds import EDITORS, EDITORS_OF_HANOI

EDITORS_ELSEWHERE = EDITORS - {"officer"}
PAGES: tuple[Page, ...] = (
    Page(name="enterprises:facility_create", opens_to=EDITORS),
    Page(name="enterprises:facility_edit", opens_to=EDITORS_OF_HANOI, of=facility),
    Page(
        name="enterprises:facility_edit",
        opens_to=EDITORS_ELSEWHERE,
        of=foreign_facility,
        label="of another province",
    ),
    Page(name="enterprises:facility_remove", opens_to=EDITORS_OF_HANOI, of=facility),
)
