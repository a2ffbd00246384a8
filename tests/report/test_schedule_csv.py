"""The CSV: read back it is the list, and no cell can be taken for a formula, whatever a file is called."""

import csv
import io
import unicodedata

import pytest
from hypothesis import given

from itb_calc.core.refusal import visible
from itb_calc.planning.refill_list import Block, NotEvaluated, Refill, Urgency, refill_list
from itb_calc.report.csv_row import harmless
from itb_calc.report.schedule_csv import COLUMNS, NOT_EVALUATED, schedule_as_csv
from tests.planning.lists import BOOK_NOW, LATER, Entry, entries, listing, names
from tests.worksheet.sheets import TODAY

_FORMULA = tuple("=+-@|%\t\r\n")


def _parsed(text: str, delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=delimiter == ","))


def _significant(cell: str) -> str:
    """Return a cell as a program sees it that normalises, drops blanks and takes quotes away."""
    seen = unicodedata.normalize("NFKC", cell)
    return "".join(character for character in seen if character.isprintable() and not character.isspace()).lstrip('"')


def test_the_first_row_names_the_columns_and_each_file_has_a_row() -> None:
    later = Refill(
        Urgency.LATER,
        LATER.book_by,
        LATER.latest,
        LATER.alarm,
        "alarm",
        confirms=("RES-03", "TRN-01"),
        unread=("dose.age_years", "pump.id"),
        missing=("refill.booking_buffer",),
    )
    blocked = Refill(Urgency.NO_DATE, blocks=(Block("VOL-01", "Filled, not programmed."), Block("RES-01", "Too much.")))
    text = "".join(schedule_as_csv(listing(later, blocked, NotEvaluated("there is no such file."))))
    assert text == (
        "state,file,book_by_date,latest_refill_date,alarm_date,deciding_limit,blocks,confirms,not_read,not_entered,"
        "message\r\n"
        "later,visit-0.itb.json,2027-03-05,2027-03-12,2027-03-20,alarm,,RES-03; TRN-01,dose.age_years; pump.id,"
        "refill.booking_buffer,\r\n"
        'no date,visit-1.itb.json,,,,,VOL-01; RES-01,,,,"Filled, not programmed. Too much."\r\n'
        "not evaluated,visit-2.itb.json,,,,,,,,,there is no such file.\r\n"
    )


def test_an_empty_list_is_its_first_row() -> None:
    assert _parsed("".join(schedule_as_csv(listing()))) == [list(COLUMNS)]


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("visit.itb.json", "visit.itb.json"),
        ("2027-03-05", "2027-03-05"),
        ("élan 5 mg; 2 mL", "élan 5 mg; 2 mL"),
        ("", ""),
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("  =1", "'  =1"),
        ("\N{NO-BREAK SPACE}=1", "'[U+00A0]=1"),
        ("\t=1", "'[U+0009]=1"),
        ("\r=1", "'[U+000D]=1"),
        ("\N{FULLWIDTH EQUALS SIGN}1", "'\N{FULLWIDTH EQUALS SIGN}1"),
        ("\N{MINUS SIGN}1", "'\N{MINUS SIGN}1"),
        ("\N{SUPERSCRIPT PLUS SIGN}1", "'\N{SUPERSCRIPT PLUS SIGN}1"),
        ("|cmd", "'|cmd"),
        ("'=1", "''=1"),
        ('"=1"', '\'"=1"'),
        ("_draft", "'_draft"),
        ("visit;=1", "visit;'=1"),
        ('visit; "=1', "visit;' \"=1"),
        ("visit|-1", "visit|'-1"),
        ("\ud800", "'[U+D800]"),
    ],
)
def test_a_cell_begins_with_a_letter_a_digit_or_an_apostrophe(text: str, cell: str) -> None:
    assert harmless(text) == cell


@given(names)
def test_a_name_can_be_read_back_but_for_the_apostrophe(name: str) -> None:
    cell = harmless(name)
    assert cell.replace("'", "") == visible(name).replace("'", "")
    if name[0].isalnum() and not {";", "|"} & set(name):
        assert cell == visible(name)


@given(entries())
def test_no_cell_of_any_row_begins_like_a_formula(some: list[Entry]) -> None:
    text = "".join(schedule_as_csv(refill_list(some, TODAY)))
    text.encode()
    rows = _parsed(text)
    assert len(rows) == 1 + len(some)
    assert {len(row) for row in rows} == {len(COLUMNS)}
    for row in rows:
        for cell in row:
            assert not cell or cell.strip()[0].isalnum() or cell[0] == "'"
            assert not _significant(cell).startswith(_FORMULA)


@given(entries())
def test_no_cell_begins_like_a_formula_where_cells_are_parted_otherwise(some: list[Entry]) -> None:
    text = "".join(schedule_as_csv(refill_list(some, TODAY)))
    for delimiter in ";|\t":
        for row in _parsed(text, delimiter):
            assert not [cell for cell in row if _significant(cell).startswith(_FORMULA)]


@given(entries())
def test_read_back_it_is_the_list_in_its_order(some: list[Entry]) -> None:
    schedule = refill_list(some, TODAY)
    rows = list(csv.DictReader(io.StringIO("".join(schedule_as_csv(schedule)), newline="")))
    listed = (*schedule.dated, *schedule.undated)
    for row, each in zip(rows, listed, strict=False):
        refill = each.refill
        assert row["state"] == refill.urgency.value
        assert row["file"] == harmless(each.file.name)
        days = {"book_by_date": refill.book_by, "latest_refill_date": refill.latest, "alarm_date": refill.alarm}
        assert {name: row[name] for name in days} == {
            name: day.isoformat() if day else "" for name, day in days.items()
        }
        assert row["not_read"] == "; ".join(refill.unread)
    refused = rows[len(listed) :]
    assert [row["file"] for row in refused] == [harmless(each.file.name) for each in schedule.refused]
    assert all(row["state"] == NOT_EVALUATED for row in refused)


def test_a_line_ends_as_the_standard_has_it_and_nothing_else_breaks_it() -> None:
    text = "".join(schedule_as_csv(listing(LATER, BOOK_NOW, name="a\r\nb")))
    assert text.count("\r\n") == text.count("\n") == text.count("\r") == 3
