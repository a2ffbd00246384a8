"""What hangs on a setting of the site says so on paper; nothing else does."""

from dataclasses import replace

from itb_calc.report.evaluation_text import evaluation_as_text, site_lines
from itb_calc.worksheet.evaluate import evaluate
from itb_calc.worksheet.text import Worksheet
from tests.cli.running import widest
from tests.safety.worksheets import worksheet
from tests.worksheet.sheets import REFERENCE, TODAY

SITE = {"name": "The Royal Hospital of a Very Long Name in a Very Small Town", "booking_buffer": "7 days"}


def _lines(of: Worksheet) -> list[str]:
    return site_lines(of, REFERENCE, evaluate(of, REFERENCE, TODAY))


def test_a_setting_that_counts_is_listed_and_stands_in_the_working() -> None:
    of = replace(worksheet({"refill.booking_buffer": None}), site=SITE)
    assert _lines(of) == [
        "SITE SETTINGS THAT COUNT HERE",
        "  Booking buffer 7 days (site setting of The Royal Hospital of a Very Long Name",
        "    in a Very Small Town)",
    ]
    text = evaluation_as_text(of, REFERENCE, evaluate(of, REFERENCE, TODAY))
    assert widest(text) <= 80
    assert "SITE SETTINGS THAT COUNT HERE" in text
    assert "booking buffer 7 days (site setting of The Royal" in " ".join(text.split())


def test_where_none_counts_nothing_is_listed() -> None:
    assert _lines(replace(worksheet({}), site=SITE)) == []
    assert _lines(worksheet({"refill.booking_buffer": None})) == []
