"""What the rules of the screening could not look at is said, so that an empty field does not read as a passed check."""

import pytest

from itb_calc.safety.unchecked_screening import unchecked
from itb_calc.worksheet.screening import read_screening
from tests.worksheet.trials import REFERENCE, SECOND, UNREADABLE, Changes, trial

_LAST: Changes = {"last_date": None, "last_time": None, "last_dose": None, "last_response": None}
_PRODUCT = "SCR-01 is not checked: the product (product, strength on the label)."


def said(entered: Changes) -> list[str]:
    inputs, _ = read_screening(trial(entered), REFERENCE)
    return [each.text for each in unchecked(inputs)]


def test_of_a_dose_alone_three_things_are_not_checked() -> None:
    assert said({"dose": "75 mcg"}) == [
        _PRODUCT,
        (
            "SCR-03 is not checked: the time since the last dose (date of injection, time of injection, date of the"
            " last dose, time of the last dose)."
        ),
        "SCR-04 is not checked: a step up after a response (last dose given, response to it).",
    ]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"product": None}, []),
        ({"label_strength": None}, []),
        ({"product": None, "label_strength": None}, [_PRODUCT]),
        ({"product": UNREADABLE, "label_strength": UNREADABLE}, [_PRODUCT]),
        ({"last_time": None}, ["SCR-03 is not checked: the time since the last dose (time of the last dose)."]),
        ({"date": UNREADABLE}, ["SCR-03 is not checked: the time since the last dose (date of injection)."]),
        ({"last_dose": None}, []),
        (
            {"last_dose": None, "last_response": "positive"},
            ["SCR-04 is not checked: a step up after a response (last dose given)."],
        ),
        ({"last_response": None}, ["SCR-04 is not checked: a step up after a response (response to it)."]),
        ({"first_dose": True, **_LAST}, []),
        ({"first_dose": True, **_LAST, "product": None, "label_strength": None}, [_PRODUCT]),
    ],
)
def test_only_what_could_not_be_looked_at_is_named(changes: Changes, expected: list[str]) -> None:
    assert said({**SECOND, **changes}) == expected


def test_an_answer_that_contradicts_the_rest_excuses_nothing() -> None:
    assert len(said({"first_dose": True, "last_dose": "50 mcg", "dose": "75 mcg", "product": "other"})) == 2
