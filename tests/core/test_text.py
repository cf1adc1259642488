"""Folding, cleaning and suggesting: the spellings that really come in sheets."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text import are_clean, clean_cell, fold, nearest, nfc

COMMUNES = ["Bát Tràng", "Gia Lâm", "Đông Anh", "Phù Đổng", "Thuận An"]


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("hoá", "hoa"),
        ("hóa", "hoa"),
        ("hoa", "hoa"),
        ("HOÁ", "hoa"),
        ("Đồng Nai", "dong nai"),
        ("đường", "duong"),
        ("Thừa Thiên – Huế", "thua thien – hue"),
        ("  Bát\u00a0 Tràng\n", "bat trang"),
        ("Ưu Ơ Ă Â Ê Ô Ỹ Ỷ Ỵ", "uu o a a e o y y y"),
        ("m³", "m3"),
        ("Cty\u200b TNHH", "cty tnhh"),
        ("", ""),
    ],
)
def test_fold_drops_case_tones_and_shapes(typed: str, folded: str) -> None:
    assert fold(typed) == folded


@pytest.mark.parametrize("name", ["Hoà Bình", "Đồng Nai", "Thuỷ Nguyên", "Ngõ Trạm"])
def test_fold_of_composed_and_decomposed_is_the_same(name: str) -> None:
    decomposed = unicodedata.normalize("NFD", name)
    assert decomposed != name
    assert fold(decomposed) == fold(name)


@pytest.mark.parametrize(("one", "other"), [("hoà", "hòa"), ("thuỷ", "thủy"), ("loè", "lòe")])
def test_fold_of_old_and_new_tone_placement_is_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@given(st.text())
def test_fold_twice_is_fold_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet=st.characters(categories=["L", "N", "Zs", "Mn"])))
def test_fold_does_not_see_the_normal_form(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Gốm  sứ ", "Gốm sứ"),
        ("Gốm\nsứ", "Gốm sứ"),
        ("Gốm\r\n\tsứ", "Gốm sứ"),
        ("Gốm\u00a0sứ", "Gốm sứ"),
        ("\ufeffGốm\u200bsứ", "Gốmsứ"),
        (unicodedata.normalize("NFD", "Gốm sứ"), "Gốm sứ"),
        (" \u00a0\n", ""),
    ],
)
def test_clean_cell_keeps_the_words_only(typed: str, kept: str) -> None:
    assert clean_cell(typed) == kept


@given(st.text())
def test_clean_cell_twice_is_clean_cell_once(text: str) -> None:
    assert clean_cell(clean_cell(text)) == clean_cell(text)


@given(st.lists(st.text(st.sampled_from(" |\t\u00a0\u200baàạ\u0301\u0323"), min_size=1)))
def test_only_clean_texts_are_clean_together(texts: list[str]) -> None:
    if are_clean(texts):
        assert [clean_cell(text) for text in texts] == texts


def test_most_texts_are_clean_together() -> None:
    assert are_clean(["Xưởng gốm", "A", "Số 4, đường Lê Lợi"])
    assert not are_clean(["Xưởng gốm", "A "])
    assert not are_clean(["Xưởng\u00a0gốm"])


def test_nfc_composes() -> None:
    assert nfc(unicodedata.normalize("NFD", "ế")) == "ế"
    assert len(nfc(unicodedata.normalize("NFD", "ế"))) == 1


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Bat Trang", ["Bát Tràng"]),
        ("Bát Trang", ["Bát Tràng"]),
        ("Dong Ah", ["Đông Anh"]),
        ("xyz", []),
        ("", []),
    ],
)
def test_nearest_finds_the_meant_name(typed: str, meant: list[str]) -> None:
    assert nearest(typed, COMMUNES) == meant


def test_nearest_gives_the_best_first_and_no_more_than_asked() -> None:
    choices = ["Phú Thọ", "Phú Thứ", "Phú Thượng"]
    assert nearest("phu tho", choices, count=2) == ["Phú Thọ", "Phú Thứ"]
    assert nearest("phu tho", choices) == ["Phú Thọ"]
