"""A site's threshold for the start dose counts where none is chosen, and is said to be the site's."""

from dataclasses import replace

import pytest

from itb_calc.core.refusal import Reason
from itb_calc.desktop.viewmodels.screening_state import screening_state, screening_text
from itb_calc.documents.site_settings import SiteSettings, screening_site
from itb_calc.reference.reference import Reference
from itb_calc.report.screening_text import screening_as_text
from itb_calc.visit.screening_fields import GERMAN_LABEL, THRESHOLD, US_LABEL
from itb_calc.worksheet.evaluate import Evaluation
from itb_calc.worksheet.screening import evaluate_screening, read_screening
from itb_calc.worksheet.text import Worksheet
from tests.documents.settings import FULL, REVIEW
from tests.worksheet.trials import REFERENCE, START, TODAY, trial

SITE = {"name": "St Anne's", "start_dose_threshold": "8 hours"}
NOT_CHOSEN = trial({**START, "threshold": None})
TYPED = {
    "screening.effective_dose": "75",
    "screening.lasted_longer": "false",
    "screening.adverse_reaction": "false",
}


def _evaluated(of: Worksheet) -> Evaluation:
    return evaluate_screening(of, REFERENCE, TODAY)


@pytest.mark.parametrize(("hours", "word"), [("8 hours", US_LABEL), ("12 hours", GERMAN_LABEL)])
def test_the_threshold_of_the_site_counts_as_if_it_were_chosen(hours: str, word: str) -> None:
    of_site = replace(NOT_CHOSEN, site={**SITE, "start_dose_threshold": hours})
    found, expected = _evaluated(of_site), _evaluated(trial({**START, "threshold": word}))
    assert found.results.worked == expected.results.worked
    assert "start_dose" in found.results.worked
    assert found.findings == expected.findings


def test_a_chosen_threshold_wins() -> None:
    chosen = trial({**START, "threshold": GERMAN_LABEL})
    inputs, _ = read_screening(replace(chosen, site=SITE), REFERENCE)
    assert inputs.get(THRESHOLD) == GERMAN_LABEL
    assert inputs.site.start_dose_threshold is None


@pytest.mark.parametrize("text", ["10 hours", "8", "8 mL", ""])
def test_a_threshold_that_nobody_published_is_a_problem(text: str) -> None:
    inputs, (problem,) = read_screening(replace(NOT_CHOSEN, site={"start_dose_threshold": text}), REFERENCE)
    assert (problem.field, problem.reason, problem.text) == (THRESHOLD.path, Reason.UNKNOWN_WORD, text)
    assert THRESHOLD.path in inputs.unreadable


def test_without_figures_nothing_is_read() -> None:
    inputs, problems = read_screening(replace(NOT_CHOSEN, site=SITE), Reference())
    assert problems == ()
    assert THRESHOLD.path not in inputs.values


def test_the_report_says_that_it_is_the_sites() -> None:
    of_site = replace(NOT_CHOSEN, site=SITE)
    said = " ".join(screening_as_text(of_site, REFERENCE, _evaluated(of_site)).split())
    assert "threshold 8 hours: " in said
    assert ", site setting of St Anne's)" in said
    assert "site setting" not in screening_as_text(trial(START), REFERENCE, _evaluated(trial(START)))


def test_the_page_says_that_it_is_the_sites() -> None:
    mark = NOT_CHOSEN.decimal_mark
    state = screening_state(TYPED, mark, REFERENCE, TODAY, SITE)
    assert state.fields[THRESHOLD.path].meaning.startswith("Empty: the site setting of St Anne's counts, 8 hours: ")
    assumptions = [
        each.assumption for results in state.results.values() for each in results if each.name == "start_dose"
    ]
    assert [said.endswith(", site setting of St Anne's") for said in assumptions] == [True]
    assert "site setting of St Anne's" in " ".join(screening_text(TYPED, mark, REFERENCE, TODAY, SITE).split())


def test_settings_give_a_trial_their_threshold_only_where_they_have_one() -> None:
    assert screening_site(SiteSettings(FULL)) == {"name": "St Anne's ward 4", "start_dose_threshold": "8 hours"}
    assert screening_site(SiteSettings({**REVIEW, "start_dose_threshold": "12 hours"})) == {
        "start_dose_threshold": "12 hours"
    }
    assert screening_site(SiteSettings(REVIEW)) == {}
