"""How a result was made, as four lines of text."""

from dataclasses import FrozenInstanceError
from datetime import date

import pytest

from itb_calc.core.amount import Amount
from itb_calc.core.refusal import DecimalMark
from itb_calc.core.working import Value, Worked, Working, show_value, write_out
from tests.core.amounts import COMMA, POINT, amount

_FLOW = Worked(
    amount("0.2255", "mL/day"),
    "flow = daily dose ÷ concentration",
    "{dose} ÷ {concentration} until {day}, {word}",
    "{dose} ÷ {answer} = {concentration}",
    {
        "dose": amount("450.1234", "mcg/day"),
        "concentration": amount("2000/3", "mcg/mL"),
        "day": date(2027, 4, 9),
        "word": "alarm",
    },
    holds=True,
)


@pytest.mark.parametrize(
    ("mark", "working"),
    [
        (
            POINT,
            Working(
                "flow = daily dose ÷ concentration",
                "450.1234 mcg/day ÷ ≈666.7 mcg/mL until Fri 9 Apr 2027, alarm",
                "0.2255 mL/day",
                "450.1234 mcg/day ÷ 0.2255 mL/day ≈ 666.7 mcg/mL",
            ),
        ),
        (
            COMMA,
            Working(
                "flow = daily dose ÷ concentration",
                "450,1234 mcg/day ÷ ≈666,7 mcg/mL until Fri 9 Apr 2027, alarm",
                "0,2255 mL/day",
                "450,1234 mcg/day ÷ 0,2255 mL/day ≈ 666,7 mcg/mL",
            ),
        ),
    ],
)
def test_working_is_written_out_with_what_was_typed_as_it_was_typed(mark: DecimalMark, working: Working) -> None:
    assert write_out(_FLOW, mark) == working


def test_the_mark_is_the_point_unless_told_otherwise() -> None:
    assert write_out(_FLOW) == write_out(_FLOW, POINT)
    assert show_value(amount("0.5", "mL")) == "0.5 mL"


def test_an_answer_is_rounded_but_not_in_its_check_where_four_decimals_write_it_out() -> None:
    worked = Worked(amount("0.1234", "mL"), "f", "{volume}", "{answer}", {"volume": amount("0.1234", "mL")}, holds=True)
    assert write_out(worked) == Working("f", "0.1234 mL", "≈0.12 mL", "0.1234 mL")


@pytest.mark.parametrize(
    ("volume", "check"),
    [
        (amount("0.125", "mL"), "0.125 mL × 2 = 0.25 mL = 0.25 mL"),
        (amount("1/3", "mL"), "≈0.33 mL × 2 ≈ 0.67 mL ≈ 0.67 mL"),
    ],
)
def test_a_check_with_a_rounded_number_in_it_comes_out_nearly(volume: Amount, check: str) -> None:
    worked = Worked(volume, "f", "s", "{answer} × 2 = {twice} = {twice}", {"twice": volume * 2}, holds=True)
    assert write_out(worked).check == check


def test_a_term_cannot_take_the_place_of_the_answer_nor_bring_braces_of_its_own() -> None:
    worked = Worked("{answer}", "{f}", "{word}", "{answer}", {"word": "{answer}", "answer": "wrong"}, holds=True)
    assert write_out(worked) == Working("{f}", "{answer}", "{answer}", "{answer}")


@pytest.mark.parametrize(
    ("value", "pointed", "with_comma"),
    [
        (amount("0.225", "mL/day"), "0.225 mL/day", "0,225 mL/day"),
        (amount("1/3", "mL"), "≈0.33 mL", "≈0,33 mL"),
        (date(2027, 4, 9), "Fri 9 Apr 2027", "Fri 9 Apr 2027"),
        ("alarm", "alarm", "alarm"),
    ],
)
def test_a_value_of_each_type_is_shown(value: Value, pointed: str, with_comma: str) -> None:
    assert show_value(value, POINT) == pointed
    assert show_value(value, COMMA) == with_comma


def test_worked_and_working_stay_as_they_are() -> None:
    with pytest.raises(FrozenInstanceError):
        _FLOW.holds = False  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        write_out(_FLOW).answer = ""  # type: ignore[misc]
