"""Texts are found in code and templates, and each lacking translation is named."""

from pathlib import Path

import polib
import pytest
from django.utils import translation

from sxsh_portal import extraction, translations
from sxsh_portal.translations import Text

TEMPLATE = """{% load i18n %}
  <h1>{% translate "Plans" %}</h1>
    {% blocktranslate count n=m %}One plan{% plural %}{{ n }} plans{% endblocktranslate %}
{% blocktranslate trimmed %}
   Two
   lines
{% endblocktranslate %}
<a title="{% trans 'May' context 'month' %}">{{ _("Word") }}</a> {# comment #}"""
CODE = """
name = gettext_lazy("A name")
said = ngettext("%(n)s row", "%(n)s rows", n)
long = _("first "
         "second")
ignored = _(variable)
"""


@pytest.fixture
def project(tmp_path: Path, settings) -> Path:
    settings.BASE_DIR, settings.LOCALE_PATHS = tmp_path, [tmp_path / "locale"]
    (tmp_path / "templates").mkdir()
    (tmp_path / "app" / "migrations").mkdir(parents=True)
    (tmp_path / "app" / "code.py").write_text(CODE)
    (tmp_path / "app" / "migrations" / "old.py").write_text('_("migrated")')
    (tmp_path / "templates" / "page.html").write_text(TEMPLATE)
    return tmp_path


def write(language: str, *entries: polib.POEntry) -> None:
    catalogue = translations.read_catalogue(language)
    catalogue.extend(entries)
    path = translations.catalogue_path(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    catalogue.save(str(path))


def test_texts_are_found_in_code_and_templates(project: Path) -> None:
    assert extraction.find_texts() == {
        Text("Plans"),
        Text("One plan", plural="%(n)s plans"),
        Text("Two lines"),
        Text("May", context="month"),
        Text("Word"),
        Text("A name"),
        Text("%(n)s row", plural="%(n)s rows"),
        Text("first second"),
    }


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        (None, "missing"),
        (polib.POEntry(msgid="%(n)s rows", msgstr=""), "not translated"),
        (polib.POEntry(msgid="%(n)s rows", msgstr="%(n)s dòng", flags=["fuzzy"]), "fuzzy"),
        (polib.POEntry(msgid="%(n)s rows", msgstr="%(m)s dòng"), "other placeholders"),
        (polib.POEntry(msgid="%(n)s rows", msgstr="%(n)s dòng"), ""),
    ],
)
def test_a_text_that_a_reader_would_not_get_is_named(
    project: Path, entry: polib.POEntry | None, problem: str
) -> None:
    write("vi", *([entry] if entry else []))
    found = translations.problems("vi", [Text("%(n)s rows")])
    assert found == ([f"vi: {problem}: '%(n)s rows'"] if problem else [])


def test_a_catalogue_takes_new_words_keeps_old_ones_and_drops_what_is_gone(project: Path) -> None:
    write(
        "vi",
        polib.POEntry(msgid="Plans", msgstr="Kế hoạch"),
        polib.POEntry(msgid="Gone", msgstr="Đã bỏ"),
    )
    texts = [Text("Plans"), Text("Row", plural="Rows"), Text("Two\nlines")]
    (project / "words.tsv").write_text("Row\tDòng\nTwo\\nlines\tHai\\ndòng\n")
    said = translations.read_pairs(project / "words.tsv")
    catalogue = translations.update("vi", texts, said)
    assert {entry.msgid: entry.msgstr or entry.msgstr_plural for entry in catalogue} == {
        "Plans": "Kế hoạch",
        "Row": {0: "Dòng"},
        "Two\nlines": "Hai\ndòng",
    }


def test_english_says_what_stands_in_the_code(project: Path) -> None:
    catalogue = translations.update("en", [Text("Row", plural="Rows"), Text("Plans")], {})
    assert {entry.msgid: entry.msgstr or entry.msgstr_plural for entry in catalogue} == {
        "Plans": "Plans",
        "Row": {0: "Row", 1: "Rows"},
    }


def test_a_line_without_a_tab_is_refused_with_its_number(project: Path) -> None:
    (project / "words.tsv").write_text("Plans\tKế hoạch\nno tab here\n")
    with pytest.raises(ValueError, match=r"words\.tsv:2"):
        translations.read_pairs(project / "words.tsv")


def test_compiled_words_are_what_a_reader_gets_even_one_who_came_too_early(project: Path) -> None:
    text, words = "A text of this test", "Một dòng chữ của phép thử"
    write("vi", polib.POEntry(msgid=text, msgstr=words))
    assert translation.gettext(text) == text
    translations.compile_catalogues()
    compiled = polib.mofile(str(translations.catalogue_path("vi").with_suffix(".mo")))
    assert compiled.find(text).msgstr == words
    assert translation.gettext(text) == words


def test_the_portal_speaks_vietnamese_first() -> None:
    with translation.override(None):
        assert translation.get_language() is None
    assert translation.get_language() == "vi"
