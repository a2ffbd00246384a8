"""The screening page as one value: fields, results, findings beside their fields, what was not checked, the picture."""

from dataclasses import replace
from fractions import Fraction

import pytest

from itb_calc.core.refusal import DecimalMark
from itb_calc.desktop.viewmodels.result_state import ResultState, Standing
from itb_calc.desktop.viewmodels.screening_sections import (
    ON_THE_SCREENING_PAGE,
    SCREENING_SECTION_OF,
    SCREENING_SECTIONS,
)
from itb_calc.desktop.viewmodels.screening_state import (
    ScreeningState,
    screening_state,
    screening_text,
    threshold_choices,
    trial_of,
    with_typed,
)
from itb_calc.reference.reference import Reference
from itb_calc.visit.screening import RESULT_NAMES
from itb_calc.visit.screening_fields import FIELDS
from itb_calc.worksheet.text import Worksheet
from tests.desktop.viewmodels.typed_trials import ALL
from tests.worksheet.trials import REFERENCE, SCREENING_PRODUCT, TODAY

POINT = DecimalMark.POINT


def state(typed: dict[str, str], mark: DecimalMark = POINT, reference: Reference = REFERENCE) -> ScreeningState:
    return screening_state(typed, mark, reference, TODAY)


def but(**changes: str) -> dict[str, str]:
    return {**ALL, **{f"screening.{name}": text for name, text in changes.items()}}


def results(of: ScreeningState) -> dict[str, ResultState]:
    return {result.name: result for section in of.results.values() for result in section}


def test_every_field_and_every_result_stands_in_one_section() -> None:
    assert [field for section in SCREENING_SECTIONS for field in section.fields] == list(FIELDS)
    assert [name for section in SCREENING_SECTIONS for name in section.results] == [name.name for name in RESULT_NAMES]
    assert set(SCREENING_SECTION_OF) == ON_THE_SCREENING_PAGE == {field.path for field in FIELDS}


def test_a_number_beside_its_unit_is_a_text_with_its_unit() -> None:
    assert trial_of(ALL, POINT) == Worksheet(
        texts={
            "screening.product": SCREENING_PRODUCT,
            "screening.label_strength": "50 mcg/mL",
            "screening.dose": "75 mcg",
            "screening.date": "2026-11-24",
            "screening.time": "08:00",
            "screening.last_date": "2026-11-23",
            "screening.last_time": "08:00",
            "screening.last_dose": "50 mcg",
            "screening.last_response": "none",
            "screening.effective_dose": "75 mcg",
            "screening.threshold": "us-label",
        },
        answers={
            "screening.first_dose": False,
            "screening.lasted_longer": False,
            "screening.adverse_reaction": False,
        },
    )


def test_an_empty_page_has_fields_and_a_line_and_no_results() -> None:
    empty = state({})
    assert empty.beginning.startswith("Begin with the product in your hand")
    assert {result.standing for result in results(empty).values()} == {Standing.ABSENT}
    assert (empty.counts, empty.spoken, empty.not_checked) == ("none yet", (), {})
    assert all(not field.marks and not field.problem for field in empty.fields.values())
    assert set(empty.fields) == {field.path for field in FIELDS}
    assert empty.picture is not None


def test_a_full_page_has_every_result() -> None:
    full = state(ALL)
    assert {name: result.text for name, result in results(full).items()} == {
        "bolus_volume": "1.5 mL",
        "time_since_last": "24 hours",
        "next_dose_from": "Wed 25 Nov 2026 08:00",
        "start_dose": "150 mcg/day (6.25 mcg/hour)",
        "start_hourly_dose": "6.25 mcg/hour",
    }
    assert (full.beginning, full.counts, full.spoken) == ("", "none", ())
    assert full.not_checked == {"dose": (), "time": (), "start": ()}
    assert [result.name for result in results(full).values() if result.is_main] == ["bolus_volume", "start_dose"]


def test_a_dose_alone_has_its_volume_and_says_what_was_not_checked() -> None:
    page = state({"screening.dose": "75"})
    found = results(page)
    assert (found["bolus_volume"].text, found["bolus_volume"].working[1]) == (
        "1.5 mL",
        "Numbers put in: 75 mcg ÷ 50 mcg/mL",
    )
    assert found["start_dose"].text == "needs the effective dose"
    assert [text.partition(" ")[0] for text in (*page.not_checked["dose"], *page.not_checked["time"])] == [
        "SCR-01",
        "SCR-03",
        "SCR-04",
    ]
    assert state({"screening.last_dose": "50"}).not_checked == {}


@pytest.mark.parametrize(
    ("name", "waits"),
    [
        ("lasted_longer", "needs an answer to “Effect past the threshold”"),
        ("adverse_reaction", "needs an answer to “Any adverse reaction”"),
        ("threshold", "needs the threshold"),
        ("effective_dose", "needs the effective dose"),
    ],
)
def test_the_start_dose_waits_for_each_answer(name: str, waits: str) -> None:
    typed = {path: text for path, text in ALL.items() if path != f"screening.{name}"}
    assert results(state(typed))["start_dose"].text == waits


def test_an_unreadable_field_is_told_where_it_is_needed() -> None:
    page = state(but(effective_dose="7,5"))
    assert results(page)["start_dose"].text == "needs the effective dose, which is not read"
    assert page.fields["screening.effective_dose"].refused.startswith("Not read: 7,5 is not read as a number")
    assert page.counts == "1 not read"


def test_the_threshold_stands_beside_the_start_dose_and_its_sources_under_the_field() -> None:
    page = state(ALL)
    assert results(page)["start_dose"].assumption == "threshold 8 hours: US labelling and the 2016 consensus"
    assert page.fields["screening.threshold"].meaning == (
        "8 hours: Summaries of the US labels of intrathecal baclofen (they agree), grade S; Consensus on dosing 2016,"
        " Neuromodulation 19:623, grade S"
    )
    german = state(but(threshold="german-label"))
    assert results(german)["start_dose"].assumption == "threshold 12 hours: German labelling"
    assert german.fields["screening.lasted_longer"].meaning == "Longer than 12 hours?"
    assert state({}).fields["screening.lasted_longer"].meaning == "Choose the threshold first: the sources differ."
    assert state({}).fields["screening.threshold"].meaning == ""


def test_both_thresholds_are_offered_with_their_labelling() -> None:
    assert threshold_choices(REFERENCE, POINT) == (
        ("us-label", "8 hours: US labelling and the 2016 consensus", "8 hours"),
        ("german-label", "12 hours: German labelling", "12 hours"),
    )
    assert threshold_choices(Reference(), POINT) == ()


def test_another_threshold_takes_back_the_answer_about_the_former_one() -> None:
    changed = with_typed(ALL, "screening.threshold", "german-label")
    assert "screening.lasted_longer" not in changed
    assert changed["screening.threshold"] == "german-label"
    assert results(state(changed))["start_dose"].standing is Standing.WAITING
    assert with_typed(ALL, "screening.threshold", "us-label") == ALL
    assert "screening.lasted_longer" not in with_typed(ALL, "screening.threshold", "")


def test_an_emptied_field_is_empty_and_nothing_else_changes() -> None:
    assert with_typed(ALL, "screening.dose", "") == {path: text for path, text in ALL.items() if "ing.dose" not in path}
    assert with_typed({}, "screening.dose", " 7") == {"screening.dose": " 7"}


def test_a_finding_stands_in_the_section_of_the_field_that_it_leads_to() -> None:
    page = state(but(time="07:59", last_response="positive", effective_dose="60"))
    assert {name: [each.rule for each in found] for name, found in page.findings.items()} == {
        "dose": ["SCR-04"],
        "time": ["SCR-03"],
        "start": ["SCR-02"],
    }
    assert [finding.rule for finding in page.spoken] == ["SCR-03", "SCR-04", "SCR-02"]
    assert page.counts == "■ 2 block, ● 1 caution"
    assert page.findings["time"][0].withholds == "volume to inject, next dose not before"
    assert page.findings["time"][0].place == "Date of injection"


def test_a_withheld_result_says_which_rule_withholds_it() -> None:
    found = results(state(but(time="07:59")))
    assert (found["bolus_volume"].standing, found["bolus_volume"].text) == (Standing.WITHHELD, "withheld: see SCR-03")
    assert found["start_dose"].standing is Standing.SHOWN


def test_the_fields_of_a_finding_bear_its_mark() -> None:
    page = state(but(dose="150"))
    assert [mark.text for mark in page.fields["screening.dose"].marks] == ["■ SCR-01", "● SCR-02"]


def test_the_day_is_offered_for_the_injection_and_for_nothing_else() -> None:
    offers = {path: field.offer for path, field in state({}).fields.items() if field.offer is not None}
    assert {path: offer.text for path, offer in offers.items()} == {"screening.date": "2026-11-24"}
    assert state(ALL).fields["screening.date"].meaning == "Tue 24 Nov 2026, today"
    assert state(ALL).fields["screening.last_date"].meaning == "Mon 23 Nov 2026"


def test_a_product_is_named_with_its_route() -> None:
    assert state(ALL).fields["screening.product"].meaning.startswith("Intrathecal, for the screening dose only")


def test_damaged_reference_data_is_said_on_an_empty_page() -> None:
    page = state({}, reference=replace(REFERENCE, defect="It is damaged."))
    assert [finding.rule for finding in page.findings["dose"]] == ["REF-01"]
    assert page.counts == "■ 1 block"
    assert page.beginning


def test_without_figures_nothing_is_drawn_and_no_source_is_named() -> None:
    page = state(ALL, reference=Reference())
    assert (page.picture, page.sources) == (None, "")
    assert page.fields["screening.threshold"].meaning == ""
    assert {result.standing for name, result in results(page).items() if name != "time_since_last"} == {Standing.ABSENT}


def test_the_sources_of_the_steps_are_named_with_their_grades() -> None:
    assert state({}).sources.startswith("Sources: Summaries of the US labels of intrathecal baclofen (they agree), gr")
    assert state({}).sources.count("grade ") == 4


@pytest.mark.parametrize(
    ("dose", "is_this"),
    [
        ("75", [False, False, True, False]),
        ("75.0", [False, False, True, False]),
        ("60", [False] * 4),
        ("x", [False] * 4),
    ],
)
def test_the_picture_marks_the_dose_where_it_is_a_step(dose: str, is_this: list[bool]) -> None:
    picture = state(but(dose=dose)).picture
    assert picture is not None
    assert [step.is_this for step in picture.steps] == is_this
    assert [bool(step.said) for step in picture.steps] == is_this
    assert [step.share for step in picture.steps] == [Fraction(1, 4), Fraction(1, 2), Fraction(3, 4), Fraction(1)]
    assert ("this dose" in picture.alternative) == any(is_this)


def test_the_text_of_the_picture_says_what_it_shows() -> None:
    picture = state({"screening.dose": "50"}).picture
    assert picture is not None
    assert [(step.dose, step.volume) for step in picture.steps] == [
        ("25 mcg", "0.5 mL"),
        ("50 mcg", "1 mL"),
        ("75 mcg", "1.5 mL"),
        ("100 mcg", "2 mL"),
    ]
    assert picture.between == "at least 24 hours between two steps"
    assert picture.alternative == (
        "Steps: 25 mcg in 0.5 mL; 50 mcg in 1 mL, this dose; 75 mcg in 1.5 mL; 100 mcg in 2 mL. At least 24 hours"
        " between two doses, each over at least 1 minute; the patient is watched for 4 hours to 8 hours. In very small"
        " children 25 mcg comes first. In Germany and France screening starts at 25 to 50 mcg. Drawn to scale in mL."
    )


def test_numbers_follow_the_decimal_mark() -> None:
    page = state(but(dose="37,5"), DecimalMark.COMMA)
    assert results(page)["bolus_volume"].text == "0,75 mL"
    assert page.picture is not None
    assert page.picture.steps[0].volume == "0,5 mL"


def test_the_whole_page_can_be_had_as_text() -> None:
    text = screening_text(ALL, POINT, REFERENCE, TODAY)
    assert text.startswith("SCREENING, evaluated on Tue 24 Nov 2026\n\nFINDINGS  none\n")
    assert "volume 1.5 mL; start dose 150 mcg/day" in text
