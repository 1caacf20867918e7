"""R24 and R40: names are comparable and hide nothing; exported names suit Windows."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brigade_app.domain.names import (
    BadName,
    TextTooLong,
    clean_name,
    clean_text,
    export_name,
    fold_name,
    is_hidden,
    short_name,
    shown,
)

ANY_TEXT = st.text(st.characters(), max_size=300)
HIDDEN = ["\u202e", "\u200b", "\u200d", "\ufeff", "\u2066", "\u0007", "\n", "\ud800", "\u2028", "\u00ad", "\U000e0041"]


@pytest.mark.parametrize("character", HIDDEN)
def test_r24_a_hidden_character_in_a_name_is_refused_and_shown(character):
    with pytest.raises(BadName) as caught:
        clean_name(f"张{character}三", "$.parties[0].name")
    assert caught.value.facts["reason"] == "hidden-character"
    assert f"[U+{ord(character):04X}]" in str(caught.value.facts["found"])
    assert caught.value.facts["path"] == "$.parties[0].name"


def test_r24_rare_name_characters_and_marks_of_minorities_are_names():
    for name in ["𬭎㛃", "阿卜杜热西提·买买提", "O'Neill", "ᠮᠣᠩᠭᠣᠯ"]:
        assert clean_name(name) == name


def test_r24_a_name_is_in_nfc_without_blanks_around_it():
    assert clean_name("  Ame\u0301lie ") == "Amélie"


@pytest.mark.parametrize("name", ["", "   ", "字" * 86, "a" * 201])
def test_r24_an_empty_name_and_one_above_200_characters_or_255_bytes_is_refused(name):
    with pytest.raises(BadName):
        clean_name(name)
    assert clean_name("字" * 85) == "字" * 85


@given(ANY_TEXT)
def test_r24_a_clean_text_hides_nothing_and_stays_as_it_is_when_cleaned_again(text):
    cleaned = clean_text(text)
    assert not any(is_hidden(character) for character in cleaned if character not in "\n\t")
    assert clean_text(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    cleaned.encode()


def test_r24_a_long_text_shows_what_would_turn_it_round_and_keeps_its_lines():
    assert clean_text("第一行\r\n\u202e第二行\t完") == "第一行\n[U+202E]第二行\t完"


def test_r24_a_text_above_its_limit_is_refused_with_its_size():
    with pytest.raises(TextTooLong) as caught:
        clean_text("字" * 30_000)
    assert caught.value.facts["found"] == 90_000


@given(ANY_TEXT)
def test_folding_a_name_twice_is_folding_it_once(name):
    assert fold_name(fold_name(name)) == fold_name(name)


def test_r24_names_that_look_alike_compare_equal():
    assert fold_name("ＡＢＣ公司") == fold_name("abc公司")
    assert fold_name("STRASSE") == fold_name("straße")
    assert fold_name("①") == fold_name("1")


@given(ANY_TEXT, st.lists(ANY_TEXT, max_size=3))
def test_r40_an_exported_name_suits_windows_whatever_came_in(name, others):
    taken = [export_name(other) for other in others]
    made = export_name(name, taken)
    assert made
    assert len(made.encode()) <= 255
    assert not set(made) & set('<>:"/\\|?*')
    assert not made.endswith((".", " "))
    assert fold_name(made) not in {fold_name(other) for other in taken}
    assert not any(is_hidden(character) for character in made)
    assert made not in (".", "..")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("CON.jpg", "_CON.jpg"), ("nul", "_nul"), ("COM1 .txt", "_COM1 .txt"), ("照片:1.jpg", "照片_1.jpg"),
        ("a. . .", "a"), ("../../etc/passwd", "_.._.._etc_passwd"), ("：冒号？.jpg", "_冒号_.jpg"), ("", "_"),
        ("照片\u202egpj.exe", "照片[U+202E]gpj.exe"),
    ],
)  # fmt: skip
def test_r40_a_device_name_or_a_path_is_rewritten(name, expected):
    assert export_name(name) == expected


def test_a_name_taken_gets_a_number_before_its_ending():
    assert export_name("IMG_1.JPG", ["img_1.jpg"]) == "IMG_1-2.JPG"


def test_a_long_name_keeps_its_ending():
    cut = short_name("照" * 120 + ".jpeg")
    assert cut.endswith("….jpeg")
    assert len(cut.encode()) <= 255


def test_the_name_of_an_evidence_file_is_shown_and_never_refused():
    assert shown("a\nb\u202e.jpg") == "a[U+000A]b[U+202E].jpg"
    assert shown("\ud800") == "[U+D800]"
