"""The routine worksheet is routine, and the judge of wording judges."""

import pytest

from itb_calc.safety.finding import Severity
from tests.safety.worksheets import DILUTED, TWO_STOCKS, assert_well_worded, evaluated


def test_a_routine_refill_with_everything_entered_shows_no_warning_at_all() -> None:
    evaluation = evaluated({})
    assert [(finding.rule, finding.severity) for finding in evaluation.findings] == [
        ("PRD-05", Severity.INFO),
        ("RES-02", Severity.INFO),
    ]
    assert evaluation.problems == ()
    assert evaluation.exit_status == 0


@pytest.mark.parametrize("preparation", [DILUTED, TWO_STOCKS], ids=["diluted", "two stocks"])
def test_a_routine_preparation_shows_remarks_only(preparation: dict[str, str]) -> None:
    severities = {finding.severity for finding in evaluated(preparation).findings}
    assert severities == {Severity.INFO}


@pytest.mark.parametrize(
    "said",
    ["One sentence.", "Is 0.5 mL meant? Check it.", "≈3 mL is 4.5 of Inj, 20ml. Look."],
    ids=["one", "two", "points inside"],
)
def test_good_wording_passes(said: str) -> None:
    assert_well_worded(said)


@pytest.mark.parametrize(
    "said",
    [
        "No end",
        "One. Two. Three.",
        "Why? Why not? Look.",
        "Look out!",
        "An Error was found.",
        "This is Invalid.",
        "lower case.",
        "Asks at the end?",
    ],
)
def test_bad_wording_is_noticed(said: str) -> None:
    with pytest.raises(AssertionError):
        assert_well_worded(said)
