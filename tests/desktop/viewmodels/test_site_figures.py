"""An empty field shows the figure of the site that counts for it, and that it is the site's."""

from dataclasses import replace

import pytest

from itb_calc.desktop.viewmodels.field_state import field_state
from itb_calc.visit.fields import BY_PATH
from itb_calc.worksheet.evaluate import evaluate
from tests.safety.worksheets import REFERENCE, TODAY, worksheet

BUFFER = "refill.booking_buffer"


@pytest.mark.parametrize(
    ("buffer", "site", "meaning", "refused"),
    [
        (None, {"name": "A", "booking_buffer": "7 days"}, "Empty: 7 days counts (site setting of A)", ""),
        ("9 days", {"booking_buffer": "7 days"}, "", ""),
        (None, {}, "", ""),
        (
            None,
            {"booking_buffer": "7"},
            "",
            "The site's setting does not count: 7 has no unit, but booking buffer takes days. Write it in days.",
        ),
    ],
)
def test_what_stands_under_the_field(buffer: str | None, site: dict[str, str], meaning: str, refused: str) -> None:
    of = replace(worksheet({BUFFER: buffer}), site=site)
    state = field_state(of, REFERENCE, evaluate(of, REFERENCE, TODAY), BY_PATH[BUFFER])
    assert (state.meaning, state.refused, state.offer) == (meaning, refused, None)
