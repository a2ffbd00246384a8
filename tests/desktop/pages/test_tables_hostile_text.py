"""Whatever is pasted into a cell stays to the letter, is explained in place, and moves no number that it is not in."""

import pytest

from itb_calc.desktop.contents import Contents
from itb_calc.visit.fields import SCHEDULE, VISITS
from tests.desktop.desk import paste
from tests.desktop.pages.test_hostile_text import HOSTILE, assert_refused_in_place, numbers
from tests.worksheet.listed import LISTED
from tests.worksheet.sheets import read_sheet

CELLS = [
    *(f"{SCHEDULE}[1].{part}" for part in ("start", "end", "dose")),
    *(f"{VISITS}[0].{part}" for part in ("date", "expected_residual", "aspirated_volume")),
]
# What a schedule with a problem withholds, as far as this worksheet shows it.
DAY = {
    *("flow_rate", "hourly_dose", "dose_change", "delivered_daily_dose", "days_to_alarm", "earliest_days_to_alarm"),
    *("latest_days_to_alarm", "days_to_empty", "earliest_days_to_empty", "alarm_date", "latest_refill_date"),
    *("book_by_date", "deciding_limit", "bridge_dose", "bridge_duration", "bridge_rate", "bridge_extra_volume"),
    *("system_volume", "system_volume_max", "unbridged_daily_dose", "unbridged_duration"),
}


@pytest.mark.parametrize("path", CELLS)
def test_hostile_text_in_a_cell_is_kept_refused_and_explained(contents: Contents, path: str) -> None:
    contents.document.open(read_sheet(LISTED), "")
    before, counts = numbers(contents), contents.bench.panel.counts.said
    table, _, cell = path.partition("[")
    row, part = int(cell[0]), path.rpartition(".")[2]
    contents.bench.refill.go_to(path)
    block = contents.bench.refill.tables.blocks[table]
    assert block.table is not None
    good = block.table.rows[row][part]
    for text in HOSTILE:
        paste(text)
        assert block.table.rows[row][part] == text
        assert contents.document.rows[table][row][part] == text
        assert_refused_in_place(block.table.lines[row].line)
        assert contents.bench.panel.counts.said.endswith("1 not read")
        there = numbers(contents)
        gone = before.keys() - there.keys()
        assert gone == (before.keys() & DAY if table == SCHEDULE else set()), f"{text[:20]!r}"
        assert there.items() <= before.items(), f"{text[:20]!r} changes a number"
    paste(good)
    assert numbers(contents) == before
    assert contents.bench.panel.counts.said == counts


def test_the_worksheet_shows_what_is_to_vanish(contents: Contents) -> None:
    contents.document.open(read_sheet(LISTED), "")
    assert numbers(contents).keys() >= DAY
