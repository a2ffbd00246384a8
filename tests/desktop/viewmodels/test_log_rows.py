"""The rows of the log page: entries in the order that is asked for, in words, or why a day is not read."""

import os
from dataclasses import astuple, replace
from pathlib import Path

import pytest

from itb_calc.desktop.viewmodels.log_rows import (
    HEADINGS,
    MOST_ROWS,
    OLDEST_FIRST,
    ORDERS,
    Asked,
    head_sentence,
    log_list,
    state_sentence,
)
from itb_calc.documents.log_entry import Entry, Occasion, chained
from itb_calc.documents.log_verify import Outcome, Verification

FULL = Occasion(
    "2026-11-25T08:30:00Z",
    "printed",
    number="W-1",
    printed="label",
    content="c" * 64,
    prepared_by="Zoe",
    checked_by="Adam",
    rounds="2",
    caught="pump.programmed_volume, patient.identifier, something else",
    product="baclofen-40mg-20ml-inj-20ml",
    target_concentration="1500 mcg/mL",
    pump_concentration="1.5 mg/mL = 1,500 mcg/mL",
    final_volume="43 mL",
    pump="synchromed-ii-40",
    programmed_volume="40 mL",
    daily_dose="450 mcg/day",
    book_by="2027-03-05",
    confirmed="DOS-03",
)
TURNED_ON = Occasion("2026-11-24T08:30:00Z", "turned on")
LATER = replace(
    FULL,
    at="2026-11-26T08:30:00Z",
    happened="finished",
    number="W-0",
    printed="",
    prepared_by="Ann",
    checked_by="UNSIGNED",
)


def chain(*occasions: Occasion) -> tuple[Entry, ...]:
    entries: list[Entry] = []
    for occasion in occasions:
        entries.append(chained(occasion, entries[-1] if entries else None))
    return tuple(entries)


ENTRIES = chain(TURNED_ON, FULL, LATER)


def order_of(asked: Asked) -> list[str]:
    return [row.cells[0].partition(":")[0] for row in log_list(ENTRIES, asked).rows]


def test_an_entry_in_words() -> None:
    row = log_list(ENTRIES, Asked("label")).rows[0]
    assert len(row.cells) == len(HEADINGS)
    assert row.cells == (
        "2: 2026-11-25 08:30:00\nprinted",
        "W-1\nPrinted: label\nProduct: baclofen-40mg-20ml-inj-20ml\nPump: synchromed-ii-40",
        (
            "Target: 1500 mcg/mL\nPump concentration: 1.5 mg/mL = 1,500 mcg/mL\nFinal volume: 43 mL\n"
            "Programmed: 40 mL\nDaily dose: 450 mcg/day\nBook by: 2027-03-05\nConfirmed: DOS-03"
        ),
        "Prepared: Zoe\nChecked: Adam\nRounds: 2\nCaught: Programmed volume, Patient identifier, something else",
    )
    assert row.copied.endswith(f"something else; hash {ENTRIES[1].sha256}")
    assert "\n" not in row.copied


def test_an_entry_without_a_worksheet_has_empty_cells() -> None:
    row = log_list(ENTRIES, Asked(order=OLDEST_FIRST)).rows[0]
    assert row.cells == ("1: 2026-11-24 08:30:00\nturned on", "", "", "")
    assert row.copied == f"1: 2026-11-24 08:30:00, turned on; hash {ENTRIES[0].sha256}"


@pytest.mark.parametrize(
    ("order", "numbers"),
    [
        ("Newest first", ["3", "2", "1"]),
        ("Oldest first", ["1", "2", "3"]),
        ("Worksheet number", ["1", "3", "2"]),
        ("What happened", ["3", "2", "1"]),
        ("Prepared by", ["1", "3", "2"]),
        ("Checked by", ["1", "2", "3"]),
        ("", ["3", "2", "1"]),
    ],
)
def test_entries_stand_in_the_order_that_is_asked_for(order: str, numbers: list[str]) -> None:
    assert order in {*ORDERS, ""}
    assert order_of(Asked(order=order)) == numbers


def test_entries_that_are_alike_stand_with_the_newest_first() -> None:
    entries = chain(*(replace(FULL, number="W-1") for _ in range(3)))
    rows = log_list(entries, Asked(order="Worksheet number")).rows
    assert [row.cells[0][0] for row in rows] == ["3", "2", "1"]


def test_words_and_days_narrow_the_list() -> None:
    assert order_of(Asked("w-0")) == ["3"]
    assert order_of(Asked(first="2026-11-25", last="2026-11-25")) == ["2"]
    assert log_list(ENTRIES, Asked("w-0")).count == "1 of 3 entries."
    assert log_list(ENTRIES, Asked("nowhere")).count == "0 of 3 entries."
    assert log_list(ENTRIES, Asked()).count == "3 entries."
    assert log_list(ENTRIES[:1], Asked()).count == "1 entry."
    assert log_list(ENTRIES, Asked("w-0")).found == ENTRIES[2:]


@pytest.mark.parametrize("typed", ["2026", "25.11.2026", "2026-02-30", " ", "2026-11-25 "])
def test_a_day_that_is_not_read_never_counts_as_empty(typed: str) -> None:
    for asked, name in ((Asked(first=typed), "From"), (Asked(last=typed), "To")):
        shown = log_list(ENTRIES, asked)
        assert (shown.rows, shown.found, shown.count) == ((), (), "")
        assert shown.problem.startswith(f"{name}: ")
        assert "year, month and day" in shown.problem


def test_a_log_of_years_shows_its_newest_entries_and_says_so() -> None:
    shown = log_list(chain(*[FULL] * (MOST_ROWS + 1_000)), Asked())
    assert len(shown.rows) == MOST_ROWS
    assert shown.rows[0].cells[0].startswith(f"{MOST_ROWS + 1_000}: ")
    assert len(shown.found) == MOST_ROWS + 1_000
    assert shown.count == "300 of 1,300 entries are shown, out of 1,300 entries. Words and days find the others."


def test_what_does_not_print_is_named() -> None:
    hostile = Occasion(*("a\x1b\u202e" for _ in astuple(FULL)))
    row = log_list(chain(hostile), Asked()).rows[0]
    assert [cell for cell in (*row.cells, row.copied) if not cell.replace("\n", "").isprintable()] == []


def test_the_state_is_said_with_the_place_of_the_file() -> None:
    place = Path(os.sep, "a", "log.sqlite")
    breaks = f"{os.sep}\u200b"
    assert state_sentence(place, is_on=True) == (
        f"The log is on: finished and printed worksheets are recorded in {breaks}a{breaks}log.sqlite"
    )
    assert state_sentence(place, is_on=False).startswith("The log is off: nothing is recorded. ")


def test_the_head_is_shown_in_groups_only_where_the_log_holds() -> None:
    head = "0123456789abcdef" * 4
    said = head_sentence(Verification(Outcome.HOLDS, 3, head, "s"))
    assert said.startswith("Head: 01234567 89abcdef 01234567 ")
    assert said.partition(". ")[0].removeprefix("Head: ").replace(" ", "") == head
    assert head_sentence(Verification(Outcome.BROKEN, 3, head, "s")) == ""
