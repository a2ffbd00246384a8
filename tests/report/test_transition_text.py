"""The change of concentration on the command line: the same sentences as in the window, in 80 columns."""

import pytest

from itb_calc.core.refusal import DecimalMark
from itb_calc.report.evaluation_text import evaluation_as_text
from itb_calc.report.transition_text import concentration_change_as_text
from itb_calc.report.transition_words import transition_words
from itb_calc.worksheet.evaluate import evaluate
from tests.cli.running import widest
from tests.worksheet.changes import BELOW_MINIMUM, FIXED_FLOW, STRONGER, WEAKER, change_of
from tests.worksheet.sheets import REFERENCE, TODAY, Sheet, read_sheet


def _lines(sheet: Sheet) -> list[str]:
    worksheet = read_sheet(sheet)
    return concentration_change_as_text(worksheet, REFERENCE, evaluate(worksheet, REFERENCE, TODAY))


@pytest.mark.parametrize("sheet", [STRONGER, WEAKER, FIXED_FLOW, BELOW_MINIMUM])
def test_every_sentence_of_the_window_is_there(sheet: Sheet) -> None:
    lines, said = _lines(sheet), transition_words(change_of(sheet), DecimalMark.POINT)
    assert lines[0] == f"CONCENTRATION CHANGE  {said.headline}"
    told = " ".join(line.strip() for line in lines[1:])
    for paragraph in said.paragraphs:
        assert f"{paragraph.topic.value} " in told
        assert " ".join(paragraph.text.split()) in " ".join(told.split())
    assert widest("\n".join(lines)) <= 80


def test_it_stands_behind_the_results() -> None:
    worksheet = read_sheet(STRONGER)
    text = evaluation_as_text(worksheet, REFERENCE, evaluate(worksheet, REFERENCE, TODAY))
    parts = [part.split("  ")[0].split(",")[0].split("\n")[0] for part in text.split("\n\n")]
    assert parts.index("CONCENTRATION CHANGE") == parts.index("RESULTS") + 1


def test_a_worksheet_in_which_nothing_is_typed_has_nothing_to_say() -> None:
    assert _lines({"schema": 1}) == []
    assert _lines({"schema": 1, "fill_date": "2026-11-23"}) == [
        "CONCENTRATION CHANGE  Whether the concentration changes cannot be said without",
        "  the previous concentration, unless this is the first fill.",
    ]
