"""What a scanner types is read for certain or not at all."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from itb_calc.core.refusal import quote
from itb_calc.documents.scanned_code import Code, NoCode, read_code
from tests.documents.encoder import GS, check_digit, element_string, gtin_14, upc_a

_TODAY = date(2026, 11, 23)
_GTIN = gtin_14("7012125031")
# What a value of GS1 can hold.
_LOT_CHARACTERS = "ABCXYZabcxyz0123456789-/._+!\"%&'()*,:;<=>?"
_LOTS = st.text(_LOT_CHARACTERS, min_size=1, max_size=20)
_DIGITS = st.from_regex(r"[0-9]{10}", fullmatch=True)
_DAYS = st.dates(date(1977, 1, 1), date(2076, 12, 31))


def _read(text: str, today: date = _TODAY) -> Code | NoCode:
    read = read_code(text, today)
    if isinstance(read, NoCode):
        assert read.message.isprintable()
        assert read.message.endswith(".")
        typed = quote(text.strip(" \r\n\t"))
        words = read.message.replace(typed, "it") if typed else read.message
        assert 1 <= len(re.findall(r"[.](?=\s|$)", words)) <= 2
    return read


def _refused(text: str) -> str:
    read = _read(text)
    assert isinstance(read, NoCode), read
    return read.message


def _six(day: date) -> str:
    return f"{day.year % 100:02d}{day.month:02d}{day.day:02d}"


@given(_DIGITS, _DAYS, _LOTS, _LOTS, st.permutations(["17", "10", "21"]))
def test_a_code_with_its_separators_is_read_in_whatever_order_it_stands(
    digits: str, day: date, lot: str, serial: str, order: list[str]
) -> None:
    values = {"17": _six(day), "10": lot, "21": serial}
    message = element_string(("01", gtin_14(digits)), *((each, values[each]) for each in order))
    for symbology in ("", "]d2", "]C1", "]e0", "]Q3", GS):
        assert _read(symbology + message) == Code(gtin_14(digits), lot, day)


@given(_LOTS, _LOTS, st.sampled_from("|~^`{}[]\\@#$\N{SYMBOL FOR GROUP SEPARATOR}"))
def test_another_separator_that_no_value_can_hold_is_one(lot: str, serial: str, separator: str) -> None:
    message = element_string(("01", _GTIN), ("21", serial), ("10", lot), ("17", "270331"), separator=separator)
    assert _read(message) == Code(_GTIN, lot, date(2027, 3, 31))


@given(_DIGITS)
def test_a_bare_number_is_read_with_12_13_and_14_digits(digits: str) -> None:
    number = upc_a(digits)
    for text in (number, f"0{number}", f"00{number}", f"]E0{number}", f"]I100{number}", f" {number}\r\n"):
        assert _read(text) == Code(gtin_14(digits))


@given(st.from_regex(r"[0-9]{11,13}", fullmatch=True), st.integers(1, 9))
def test_a_wrong_check_digit_is_always_seen(payload: str, off: int) -> None:
    right = check_digit(payload)
    wrong = f"{payload}{(right + off) % 10}"
    message = f"The check digit of {wrong} does not fit, so that a digit was misread."
    assert _refused(wrong).startswith(message)
    if len(wrong) == 14:
        assert _refused(f"01{wrong}17270331").startswith(message)


@given(_DIGITS, st.integers(0, 11), st.integers(1, 9))
def test_a_digit_that_was_misread_is_always_seen(digits: str, place: int, off: int) -> None:
    number = upc_a(digits)
    misread = number[:place] + str((int(number[place]) + off) % 10) + number[place + 1 :]
    assert _refused(misread).startswith("The check digit of ")


@pytest.mark.parametrize(
    ("digits", "day"),
    [
        ("270300", date(2027, 3, 31)),
        ("270200", date(2027, 2, 28)),
        ("280200", date(2028, 2, 29)),
        ("280229", date(2028, 2, 29)),
        ("760101", date(2076, 1, 1)),
        ("770101", date(1977, 1, 1)),
        ("991231", date(1999, 12, 31)),
        ("000131", date(2000, 1, 31)),
    ],
)
def test_day_00_is_the_last_of_the_month_and_the_century_is_the_nearest(digits: str, day: date) -> None:
    assert _read(f"01{_GTIN}17{digits}") == Code(_GTIN, "", day)


def test_the_century_goes_with_the_day_on_the_wall() -> None:
    assert _read(f"01{_GTIN}17010131", date(1999, 12, 31)) == Code(_GTIN, "", date(2001, 1, 31))
    assert _read(f"01{_GTIN}17490131", date(1999, 12, 31)) == Code(_GTIN, "", date(2049, 1, 31))
    assert _read(f"01{_GTIN}17500131", date(1999, 12, 31)) == Code(_GTIN, "", date(1950, 1, 31))


@given(st.dates(date(1990, 1, 1), date(2080, 1, 1)), st.integers(-49 * 365, 49 * 365))
def test_a_day_within_half_a_century_is_that_day(today: date, days: int) -> None:
    day = today + timedelta(days)
    assert _read(f"01{_GTIN}17{_six(day)}", today) == Code(_GTIN, "", day)


def test_without_separators_a_lot_that_could_hold_more_is_not_taken() -> None:
    dated = Code(_GTIN, "", date(2027, 3, 31))
    # Lot and expiry, or lot and serial number, with the separator left out.
    assert _read(f"01{_GTIN}10AB1217270331") == Code(_GTIN)
    assert _read(f"01{_GTIN}1727033110AB1221X9") == dated
    assert _read(f"01{_GTIN}10AB12{GS}17270331") == Code(_GTIN, "AB12", date(2027, 3, 31))
    assert _read(f"01{_GTIN}17270331{GS}10AB1221X9") == Code(_GTIN, "AB1221X9", date(2027, 3, 31))
    # What stands in the code already cannot stand there once more.
    assert _read(f"01{_GTIN}1727033110AB17270331") == Code(_GTIN, "AB17270331", date(2027, 3, 31))
    assert _read(f"01{_GTIN}1727033110AB129") == Code(_GTIN, "AB129", date(2027, 3, 31))
    assert _read(f"01{_GTIN}1727033110A") == Code(_GTIN, "A", date(2027, 3, 31))


@given(_LOTS, _LOTS)
@example("S" * 12, "AB12")
@example("S" * 20, "AB12")
def test_where_separators_are_left_out_no_other_lot_and_no_other_day_is_read(serial: str, lot: str) -> None:
    for elements in (
        (("21", serial), ("17", "270331"), ("10", lot)),
        (("10", lot), ("17", "270331"), ("21", serial)),
        (("17", "270331"), ("10", lot), ("21", serial)),
        (("17", "270331"), ("21", serial), ("10", lot)),
    ):
        read = _read(element_string(("01", _GTIN), *elements, separator=""))
        if isinstance(read, Code):
            assert read.gtin == _GTIN
            assert read.expiry in (None, date(2027, 3, 31))
            assert read.lot in ("", lot)


def test_a_code_that_runs_on_is_told_how_to_be_set_right() -> None:
    assert _refused(f"01{_GTIN}21{'S' * 12}1727033110AB12") == (
        "The scanner leaves out the separators of the code, so that lot and expiry cannot be told apart."
        " Set it to send GS (ASCII 29), or choose the product from the list."
    )


def test_a_code_that_says_two_things_says_nothing() -> None:
    other = gtin_14("7012125052")
    for identifier, message in (
        ("01", f"01{_GTIN}01{other}"),
        ("10", f"01{_GTIN}10A{GS}10B"),
        ("17", f"01{_GTIN}1727033117270330"),
    ):
        said = f"The code says two different things for ({identifier}), and none of them is taken."
        assert _refused(message).startswith(said)
    assert _read(f"01{_GTIN}01{_GTIN}10A{GS}10A") == Code(_GTIN, "A")


@pytest.mark.parametrize("text", ["17270331", f"10AB12{GS}17270331", "0037012125031919", f"02{_GTIN}3705"])
def test_a_code_without_a_number_of_a_package_picks_nothing(text: str) -> None:
    assert " has no number of a package (GTIN). Scan the code on the container itself." in _refused(text) or (
        " is no code of a package that can be read. " in _refused(text)
    )


@pytest.mark.parametrize(
    "text",
    [
        *("x", "40 mg/20 mL", "12345", "37012125031", "https://example.org/01/00370121250319", "(01)00370121250319"),
        *(f"01{_GTIN}17271331", f"01{_GTIN}17270230", f"01{_GTIN}17", f"01{_GTIN}10", "01123", "3929"),
        *("]d2x", "]d23", "(01)", "]E0123"),
    ],
)
def test_what_is_no_code_is_said_to_be_none(text: str) -> None:
    assert " is no code of a package that can be read. " in _refused(text)


@pytest.mark.parametrize("text", ["", " ", "]d2", "]d2\r\n", GS, f" {GS}{GS}\n", "]", "|"])
def test_nothing_is_nothing(text: str) -> None:
    assert _refused(text) == "Nothing was scanned. Put the cursor here, and scan the code on the package."


@pytest.mark.parametrize(
    "text", ["３７０１２１２５０３１９", "3701212503１9", f"01{_GTIN}10Ä", "\ud800", "\N{NO-BREAK SPACE}x"]
)
def test_a_character_of_no_code_is_said(text: str) -> None:
    assert " has a character that no code of a package has. " in _refused(text)


@pytest.mark.parametrize("digits", ["0" * 200, "9" * 5_000, "01" * 8_000])
def test_a_long_row_of_digits_is_no_code(digits: str) -> None:
    _refused(digits)


def test_a_code_of_another_kind_is_not_taken_for_one_of_a_package() -> None:
    for symbology in ("]C0", "]d1", "]A0", "]z9", "]E4"):
        assert _refused(symbology + upc_a("7012125031")).startswith(f"A code of this kind ({symbology}) carries no ")
    for symbology in ("]D2", "]c1", "]q3", "]i1"):
        assert _refused(f"{symbology}01{_GTIN}") == (
            "Small and capital letters came out the wrong way round. Switch Caps Lock off, and scan it again."
        )


def test_a_bare_number_in_a_message_is_no_number_of_a_package() -> None:
    assert isinstance(_read(f"]d2{upc_a('7012125031')}"), NoCode)


@given(st.text("0123456789]dC\x1d|AB", max_size=60), st.text(st.characters(exclude_categories=()), max_size=40))
@example("3929", "")
@example("39291", "")
def test_whatever_is_typed_there_is_a_code_or_a_sentence(numbers: str, text: str) -> None:
    for typed in (text, numbers, f"01{_GTIN}{numbers}", f"]d201{_GTIN}{text}", numbers + text):
        _read(typed)
