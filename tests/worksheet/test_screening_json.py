"""The public JSON of a screening: exact, and without what is withheld or was not asked for."""

import pytest

from itb_calc.visit.facts import Facts
from itb_calc.visit.missing import NotEntered
from itb_calc.worksheet.screening import evaluate_screening, read_screening
from itb_calc.worksheet.screening_json import screening_as_json
from tests.worksheet.trials import REFERENCE, SECOND, START, TODAY, Changes, trial


def printed(entered: Changes) -> dict[str, object]:
    typed = trial(entered)
    inputs, _ = read_screening(typed, REFERENCE)
    return screening_as_json(Facts(inputs, REFERENCE), evaluate_screening(typed, REFERENCE, TODAY))


def test_every_amount_is_exact_in_its_unit() -> None:
    assert printed({**SECOND, **START, "dose": "33.3333 mcg", "effective_dose": "33.3 mcg"}) | {"findings": []} == {
        "dose": {"exact": "333333/10000", "unit": "mcg"},
        "volume": {"exact": "333333/500000", "unit": "mL"},
        "time_since_last": {"exact": "24", "unit": "hour"},
        "start_dose": {"exact": "333/5", "unit": "mcg/day"},
        "start_hourly_dose": {"exact": "111/40", "unit": "mcg/hour"},
        "threshold": {"exact": "8", "unit": "hour"},
        "next_dose_from": {"text": "Wed 25 Nov 2026 08:00"},
        "findings": [],
    }


@pytest.mark.parametrize(
    ("changes", "keys"),
    [
        ({"time": "07:59"}, ["dose", "time_since_last", "start_dose", "start_hourly_dose", "threshold", "findings"]),
        ({"dose": "150 mcg"}, ["dose", "time_since_last", "findings"]),
        ({"dose": "100 mcg", "threshold": None}, ["dose", "volume", "time_since_last", "findings"]),
    ],
)
def test_what_is_withheld_or_not_asked_is_absent(changes: Changes, keys: list[str]) -> None:
    assert list(printed({**SECOND, **START, **changes})) == keys


def test_a_finding_is_told_as_in_an_evaluation() -> None:
    found = printed({**SECOND, "last_response": "positive"})["findings"]
    assert found == [
        {
            "rule": "SCR-04",
            "severity": "block",
            "fields": ["screening.dose", "screening.last_dose", "screening.last_response"],
            "message": (
                "75 mcg is a step up from 50 mcg, which had a positive response: a higher dose tests nothing more, and"
                " adds risk. Check dose and response; what follows is for the prescriber to decide."
            ),
            "source": "US label summaries",
        }
    ]


def test_without_a_dose_there_is_nothing_to_print() -> None:
    with pytest.raises(NotEntered):
        printed({})
