"""Numbers of cases and documents, and how documents write amounts and dates."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brigade_app.domain.numbers import (
    NUMBER_KINDS,
    BadNumber,
    Number,
    Series,
    format_number,
    is_well_formed,
    number_template,
    parse_number,
)
from brigade_app.domain.writing import (
    amount_in_figures,
    amount_in_words,
    birth_date_of,
    date_in_words,
    id_number_is_sound,
    masked_id_number,
)

CODES = sorted(NUMBER_KINDS)


def test_a_case_number_is_written_as_the_county_writes_it():
    series = Series(unit="411321100", place="南召（城郊）", code="罚立", year=2026)
    assert series.text(12) == "南召（城郊）罚立〔2026〕12号"
    assert series.key == "411321100/罚立/2026"


def test_the_words_zi_and_di_are_options_and_off_by_default():
    template = number_template(word=True, ordinal=True)
    assert format_number(template, "南召（城郊）", "罚决", 2026, 1) == "南召（城郊）罚决字〔2026〕第1号"


@given(
    st.sampled_from(["南召（城郊）", "南召（皇路店）", "内乡", "西峡（丹水）罚"]), st.sampled_from(CODES),
    st.integers(2000, 2100), st.integers(1, 10**6), st.booleans(), st.booleans(),
)  # fmt: skip
def test_a_number_is_read_back_into_the_same_text(place, code, year, counter, word, ordinal):
    template = number_template(word=word, ordinal=ordinal)
    text = format_number(template, place, code, year, counter)
    read = parse_number(text, template)
    assert (read.year, read.counter) == (year, counter)
    assert read.place + read.code == place + code
    assert format_number(template, read.place, read.code, read.year, read.counter) == text
    assert is_well_formed(text)


def test_the_longest_code_before_the_year_counts():
    assert parse_number("南召（城郊）不罚决〔2026〕3号") == Number("南召（城郊）", "不罚决", 2026, 3)
    assert parse_number("南召（城郊）听通〔2026〕3号").code == "听通"


@pytest.mark.parametrize(
    "text",
    [
        "南召（城郊）罚立[2026]12号", "南召（城郊）罚立（2026）12号", "南召（城郊）罚立〔2026〕012号",
        "罚立〔2026〕12号",
        "南召（城郊）罚立〔2026〕号", "南召（城郊）某某〔2026〕1号", "南召（城郊）罚立〔2026〕１２号",
    ],
)  # fmt: skip
def test_another_form_of_number_is_refused(text):
    with pytest.raises(BadNumber):
        parse_number(text)
    assert not is_well_formed(text)


def test_a_number_without_place_or_with_counter_zero_is_not_made():
    for place, counter in [("", 1), ("南召", 0)]:
        with pytest.raises(BadNumber):
            format_number(number_template(), place, "罚立", 2026, counter)


@pytest.mark.parametrize(
    ("fen", "words"),
    [
        (0, "零元整"), (150000, "壹仟伍佰元整"), (105, "壹元零伍分"), (140950, "壹仟肆佰零玖元伍角整"),
        (600714, "陆仟零柒元壹角肆分"), (168032, "壹仟陆佰捌拾元零叁角贰分"), (1640902, "壹万陆仟肆佰零玖元零贰分"),
        (32504, "叁佰贰拾伍元零肆分"), (10700053, "壹拾万柒仟元零伍角叁分"), (50, "伍角整"), (3, "叁分"),
        (1000000000000, "壹佰亿元整"), (10000700000, "壹亿零柒仟元整"), (100000000000000, "壹万亿元整"),
        (100000000000500, "壹万亿零伍元整"), (100050000000000, "壹万零伍亿元整"), (2000000, "贰万元整"),
        (1001000000, "壹仟零壹万元整"),
    ],
)  # fmt: skip
def test_an_amount_in_words_is_as_the_bank_writes_it(fen, words):
    assert amount_in_words(fen) == words


@given(st.integers(0, 10**16), st.integers(0, 10**16))
def test_two_amounts_never_have_the_same_words(one, other):
    assert (amount_in_words(one) == amount_in_words(other)) == (one == other)


@given(st.integers(0, 10**15))
def test_an_amount_in_words_never_has_two_zeros_together(fen):
    assert "零零" not in amount_in_words(fen)


def test_amounts_in_figures_and_dates_are_written_as_documents_do():
    assert amount_in_figures(150000) == "￥1,500.00"
    assert amount_in_figures(5) == "￥0.05"
    assert amount_in_figures(-150) == "-￥1.50"
    assert date_in_words(date(2026, 3, 4)) == "2026年3月4日"


def test_an_identity_number_tells_a_slip_by_its_check_digit():
    sound = "11010519491231002X"
    assert id_number_is_sound(sound)
    assert id_number_is_sound(sound.lower())
    assert birth_date_of(sound) == date(1949, 12, 31)
    assert not id_number_is_sound("110105194912310021")
    assert not id_number_is_sound("11010519491331002X")
    assert not id_number_is_sound("１１０１０５１９４９１２３１００２X")


@given(st.integers(0, 16), st.integers(1, 9))
def test_any_one_wrong_digit_is_found(place, step):
    sound = "11010519491231002X"
    digit = str((int(sound[place]) + step) % 10)
    assert not id_number_is_sound(sound[:place] + digit + sound[place + 1 :])


def test_a_masked_identity_number_shows_place_and_last_two():
    assert masked_id_number("11010519491231002X") == "110105**********2X"
    assert masked_id_number("12345") == "*****"
