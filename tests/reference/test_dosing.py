"""Dosing, each figure against a table of its own."""

import pytest

from itb_calc.reference.models import DoseRange, Dosing
from itb_calc.reference.reference import Reference
from tests.reference.showing import shown


@pytest.fixture
def dosing(reference: Reference) -> Dosing:
    assert reference.dosing is not None
    return reference.dosing


# titration from, to; maintenance from, to; decrease from, to; usual from, to; published from, to
TABLE = {
    "adult-spinal": ("10", "30", "10", "40", "10", "20", "300 mcg/day", "800 mcg/day", "12 mcg/day", "2,003 mcg/day"),
    "adult-cerebral": ("5", "15", "5", "20", "10", "20", "90 mcg/day", "703 mcg/day", None, None),
    "paediatric": ("5", "15", "5", "20", "10", "20", None, None, "24 mcg/day", "1,199 mcg/day"),
}


def ends(doses: DoseRange | None) -> tuple[str | None, str | None]:
    return (None, None) if doses is None else (shown(doses.lowest), shown(doses.highest))


@pytest.mark.parametrize("group_id", TABLE)
def test_a_group_has_its_figures_and_no_other(dosing: Dosing, group_id: str) -> None:
    group = dosing.group(group_id)
    percentages = (
        group.titration.lowest_increase,
        group.titration.highest_increase,
        group.maintenance.lowest_increase,
        group.maintenance.highest_increase,
        group.mildest_decrease,
        group.deepest_decrease,
    )
    expected = TABLE[group_id]
    assert [shown(each) for each in percentages] == [f"{number} %" for number in expected[:6]]
    assert (*ends(group.usual_dose), *ends(group.published_dose)) == expected[6:]


def test_there_are_three_groups(dosing: Dosing) -> None:
    assert [(group.id, group.name) for group in dosing.groups] == [
        ("adult-spinal", "Adult, spinal origin"),
        ("adult-cerebral", "Adult, cerebral origin"),
        ("paediatric", "Paediatric (4 years and over)"),
    ]
    with pytest.raises(KeyError):
        dosing.group("geriatric")


def test_titration_alone_was_seen_in_a_primary_source_too(dosing: Dosing) -> None:
    for group in dosing.groups:
        for citation in group.citations:
            if citation.key == "consensus-2016":
                assert (citation.grade, citation.figures) == ("P", ("titration",))
        assert "consensus-2016" in {citation.key for citation in group.citations}


def test_the_screening_has_its_steps(dosing: Dosing) -> None:
    screening = dosing.screening
    assert [(shown(step.dose), shown(step.volume)) for step in screening.steps] == [
        ("50 mcg", "1 mL"),
        ("75 mcg", "1.5 mL"),
        ("100 mcg", "2 mL"),
    ]
    assert shown(screening.small_child_dose) == "25 mcg"
    assert shown(screening.shortest_injection) == "1 minute"
    assert shown(screening.shortest_interval) == "24 hours"
    assert (shown(screening.shortest_watch), shown(screening.longest_watch)) == ("4 hours", "8 hours")


def test_the_screening_has_what_makes_the_start_dose_with_its_sources(dosing: Dosing) -> None:
    screening = dosing.screening
    assert screening.start_factor == 2
    assert (shown(screening.us_effect_threshold), shown(screening.german_effect_threshold)) == ("8 hours", "12 hours")
    sources = {
        figure: [citation.key for citation in screening.citations if figure in citation.figures]
        for figure in ("start_factor", "us_effect_threshold", "german_effect_threshold")
    }
    assert sources == {
        "start_factor": ["us-label-summaries"],
        "us_effect_threshold": ["us-label-summaries", "consensus-2016"],
        "german_effect_threshold": ["german-french-labelling"],
    }


def test_the_doses_of_the_screening_begin_with_that_of_very_small_children(dosing: Dosing) -> None:
    assert [shown(dose) for dose in dosing.screening.doses] == ["25 mcg", "50 mcg", "75 mcg", "100 mcg"]


def test_each_screening_step_has_the_screening_concentration(reference: Reference, dosing: Dosing) -> None:
    assert reference.thresholds is not None
    for step in dosing.screening.steps:
        assert step.dose / step.volume == reference.thresholds.screening_concentration.value
