"""Numbers that identify bodies, people and documents."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import ric, uscc

from registry import identifiers
from registry.identifiers import IdentifierKind, TypingState

SAMPLES = (
    "91420100MA4KTE5T87",
    "92420106MA4L12346W",
    "11420100010899996G",
    "52420100MJH000019N",
)
BODY = st.text(identifiers.USCC_ALPHABET, min_size=8, max_size=8)
REGION = st.sampled_from(["420100", "420106", "110000", "330212", "659001"])


@st.composite
def credit_codes(draw: st.DrawFn, departments: str = "123456789ANY") -> str:
    return identifiers.make_uscc(
        draw(st.sampled_from(departments)), draw(st.sampled_from("1239")), draw(REGION), draw(BODY)
    )


@st.composite
def identity_numbers(draw: st.DrawFn) -> str:
    born = draw(st.dates(date(1900, 1, 1), date(2024, 12, 31)))
    return identifiers.make_id_card(draw(REGION), born, f"{draw(st.integers(0, 999)):03}")


@pytest.mark.parametrize("code", SAMPLES)
def test_a_valid_credit_code_is_valid_however_it_is_typed(code: str) -> None:
    wide = "".join(chr(ord(c) + 0xFEE0) for c in code.lower())
    for typed in (code, code.lower(), f" {code[:8]}-{code[8:]}\u3000", wide):
        assert identifiers.identify(typed) == identifiers.identify(code)
        assert identifiers.identify(typed).valid


@given(credit_codes())
def test_a_credit_code_made_from_parts_is_valid_and_tells_its_region(code: str) -> None:
    assert identifiers.check(code, IdentifierKind.USCC).valid
    assert identifiers.region_of(code) == code[2:8]


@given(credit_codes(), st.integers(0, 17), st.sampled_from(identifiers.USCC_ALPHABET))
def test_any_single_wrong_character_makes_a_credit_code_invalid(
    code: str, at: int, other: str
) -> None:
    damaged = code[:at] + other + code[at + 1 :]
    assert identifiers.check(damaged, IdentifierKind.USCC).valid == (damaged == code)


@given(credit_codes(departments="123456789"))
def test_codes_we_call_valid_are_valid_to_a_second_implementation(code: str) -> None:
    assert uscc.is_valid(code)


@given(st.text("0123456789", min_size=8, max_size=8), BODY, st.text("0123456789ABCX", max_size=2))
def test_faults_agree_with_a_second_implementation_on_digit_prefixes(
    prefix: str, body: str, tail: str
) -> None:
    code = prefix + body + identifiers.organisation_check_character(body) + tail[:1]
    assert identifiers.check(code, IdentifierKind.USCC).valid == uscc.is_valid(code)


def test_the_first_two_characters_of_a_credit_code_may_be_letters() -> None:
    """GB 32100 and amendment: A armed forces, N villages, Y other; the second solver errs here."""
    code = identifiers.make_uscc("N", "2", "420106", "MF100001")
    assert identifiers.identify(code).valid
    assert not uscc.is_valid(code)


def test_letters_in_the_region_of_a_credit_code_are_named_with_their_place() -> None:
    found = identifiers.identify("ARBG48543289076GFE")
    assert [fault.position for fault in found.faults] == [3, 4]
    assert not found.valid


def test_an_unknown_department_or_province_is_noted_not_refused() -> None:
    code = identifiers.make_uscc("B", "1", "990000", "MA000001")
    found = identifiers.identify(code)
    assert found.valid
    assert len(found.notes) == 2


@given(st.one_of(credit_codes(), st.just("91420100MA4KTE5T87")))
def test_every_beginning_of_a_valid_code_is_fine_so_far(code: str) -> None:
    states = [identifiers.check_as_typed(code[:n]).state for n in range(19)]
    assert states == [TypingState.EMPTY, *[TypingState.PARTIAL] * 17, TypingState.COMPLETE]


@given(identity_numbers())
def test_every_beginning_of_a_valid_identity_number_is_fine_so_far(number: str) -> None:
    typed = [identifiers.check_as_typed(number[:n], IdentifierKind.ID_CARD) for n in range(1, 19)]
    assert {t.state for t in typed[:-1]} == {TypingState.PARTIAL}
    assert typed[-1].state is TypingState.COMPLETE


@pytest.mark.parametrize(
    ("typed", "position"),
    [
        ("9142I", 5),
        ("9I", 2),
        ("91420100MA4KTE5T86", 18),
        ("91420100MA4KTE5T4", 17),
        ("91420100MA4KTE5T875", 19),
    ],
)
def test_typing_shows_the_first_bad_character(typed: str, position: int) -> None:
    found = identifiers.check_as_typed(typed)
    assert (found.state, found.position) == (TypingState.WRONG, position)
    assert found.message


@given(st.text(max_size=30))
def test_no_text_breaks_the_checks(text: str) -> None:
    identifiers.identify(text)
    identifiers.region_of(text)
    for kind in IdentifierKind:
        identifiers.check(text, kind)
        identifiers.check_as_typed(text, kind)
    identifiers.parse_document_number(text)


@given(identity_numbers())
def test_identity_numbers_agree_with_a_second_implementation(number: str) -> None:
    assert ric.calc_check_digit(number) == number[17]
    assert identifiers.check(number, IdentifierKind.ID_CARD).valid
    assert identifiers.birth_date_of(number) == ric.get_birth_date(number)


def test_a_number_valid_as_both_is_a_person_where_the_credit_code_is_doubtful() -> None:
    number = "420100199202080155"
    assert identifiers.check(number, IdentifierKind.USCC).valid
    assert identifiers.identify(number).kind is IdentifierKind.ID_CARD


@given(identity_numbers())
def test_a_masked_identity_number_shows_neither_birth_date_nor_serial(number: str) -> None:
    masked = identifiers.mask_id_card(number)
    assert len(masked) == 18
    assert masked[4:17] == "*" * 13


def test_short_numbers_are_masked_whole() -> None:
    assert identifiers.mask_id_card("123") == "****"


@pytest.mark.parametrize(
    ("number", "position"),
    [("420106190002301231", 14), ("420106199013011234", 12), ("00", 2), ("4201061790", 8)],
)
def test_an_impossible_birth_date_or_province_is_found_where_it_stands(
    number: str, position: int
) -> None:
    found = identifiers.check_as_typed(number, IdentifierKind.ID_CARD)
    assert found.position == position


@given(REGION, st.integers(0, 99_999_999))
def test_a_registration_number_made_from_parts_is_valid(region: str, serial: int) -> None:
    number = identifiers.make_registration_number(region, f"{serial:08}")
    found = identifiers.identify(number)
    assert found.valid
    assert found.kind is IdentifierKind.REGISTRATION


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("3303812901409", IdentifierKind.OLD_REGISTRATION),
        ("33038129014091", IdentifierKind.OLD_REGISTRATION),
        ("330000000036006", IdentifierKind.REGISTRATION),
        ("010899996", None),
        ("566997460", None),
    ],
)
def test_old_numbers_are_known_by_their_length(number: str, kind: IdentifierKind | None) -> None:
    found = identifiers.identify(number)
    assert found.kind is (kind or IdentifierKind.ORGANISATION)


def test_a_length_that_fits_nothing_is_said() -> None:
    found = identifiers.identify("12345")
    assert not found.valid
    assert "5" in found.reasons[0]


@pytest.mark.parametrize(
    ("text", "canonical", "warnings"),
    [
        ("川环罚〔2026〕12号", "川环罚〔2026〕12号", 0),
        ("京工商海处字【2018】第1583号", "京工商海处字〔2018〕1583号", 2),
        ("(京)文执罚〔2018〕第40213号", "(京)文执罚〔2018〕40213号", 1),
        ("环处字[2016]0413号", "环处字〔2016〕413号", 2),
        ("济环责改（2019）47号", "济环责改〔2019〕47号", 1),
        ("济环责改(2019)47号", "济环责改〔2019〕47号", 1),
        ("武市监罚 〈2021〉 5 号", "武市监罚〔2021〕5号", 1),
        ("武市监罚〔２０２１〕５号", "武市监罚〔2021〕5号", 0),
        ("济环罚字〔2020〕TQ第Q-4008号", "济环罚字〔2020〕TQ第Q-4008号", 2),
        ("武市监罚〔2021】5", "武市监罚〔2021〕5号", 3),
    ],
)
def test_document_numbers_of_every_style_have_one_canonical_form(
    text: str, canonical: str, warnings: int
) -> None:
    number = identifiers.parse_document_number(text)
    assert number is not None
    assert number.canonical == canonical
    assert len(number.warnings) == warnings


def test_a_document_number_is_read_into_its_parts() -> None:
    number = identifiers.parse_document_number("武市监罚告〔2021〕15号")
    assert number is not None
    assert (number.prefix, number.kind, number.year, number.serial) == ("武市监", "罚告", 2021, 15)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "未经备案网站提供互联网接入服务",
        "420106190012345",
        "〔2021〕5号",
        "武罚〔1821〕5号",
        "a〔2021〕5号",
    ],
)
def test_text_that_is_no_document_number_is_not_taken_for_one(text: str) -> None:
    assert identifiers.parse_document_number(text) is None


@given(
    st.sampled_from(["武市监", "鄂环", "(京)文执"]),
    st.sampled_from(["罚", "罚告", "处罚决字", "责改"]),
    st.integers(1950, 2099),
    st.integers(1, 999_999),
    st.sampled_from(["〔〕", "【】", "[]", "()", "（）", "〈〉"]),
    st.sampled_from(["", "第"]),
    st.integers(0, 3),
)
def test_style_never_changes_what_a_document_number_says(
    prefix: str, kind: str, year: int, serial: int, brackets: str, ordinal: str, zeros: int
) -> None:
    text = f"{prefix}{kind}{brackets[0]}{year}{brackets[1]}{ordinal}{'0' * zeros}{serial}号"
    number = identifiers.parse_document_number(text)
    assert number is not None
    assert number.canonical == f"{prefix}{kind}〔{year}〕{serial}号"
    assert (number.prefix, number.kind, number.serial) == (prefix, kind, serial)
