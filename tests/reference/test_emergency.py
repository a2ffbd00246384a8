"""The emergency data, held against what a person must find on the page."""

import pytest

from itb_calc.reference.models import Emergency, EmergencySection
from itb_calc.reference.reference import Reference

SIGNS = {
    "overdose": [
        "slow or shallow breathing",
        "altered consciousness",
        "drowsiness",
        "coma",
        "seizures",
        "weakness and loss of tone",
        "light-headedness",
        "slow heart",
        "low temperature",
    ],
    "withdrawal": [
        "high fever",
        "altered consciousness",
        "altered mental state",
        "seizures",
        "rebound spasticity",
        "rigidity",
        "itching",
        "tingling",
        "low blood pressure",
    ],
}
# section: figures and words that must stand in it
FACTS = {
    "overdose-steps": [
        "airway",
        "stop the pump",
        "empty it",
        "30 to 40 ml of csf",
        "antidote",
        "do not induce vomiting",
    ],
    "withdrawal-steps": [
        "near the previous one",
        "monitored bed",
        "never reuse the old dose",
        "10 to 20 mg every 6 hours",
    ],
    "overdose-facts": ["two of seven", "about 6 hours after a restart"],
    "withdrawal-risk": ["t6 or above", "unable to communicate", "withdrawal before"],
    "withdrawal-facts": ["rhabdomyolysis", "organ failure", "death", "never stop"],
    "remaining-drug": ["ends an overdose", "risk of withdrawal", "plan"],
    "pocket-fill-signs": ["sudden sedation after a refill", "swelling", "volume"],
    "pocket-fill-steps": ["airway", "monitor"],
    "pocket-fill-facts": ["two", "about 7,000 fills", "on average 60 mg"],
    "pump-trouble-signs": ["pain", "redness", "warmth", "swelling", "alarm", "return of spasticity", "more drug"],
    "medtronic-alarms": [
        "single beep",
        "once an hour",
        "low",
        "two tones",
        "critical",
        "48 hours",
        "end of its service",
    ],
    "cases": ["24 times", "20 ml", "40 ml", '"2000mcg"', "42.4 million", "minutes for hours", "2 deaths"],
}


@pytest.fixture
def emergency(reference: Reference) -> Emergency:
    assert reference.emergency is not None
    return reference.emergency


def text_of(section: EmergencySection) -> str:
    return "\n".join(f"{item.text} ({item.detail or ''})" for item in section.items).lower()


def test_signs_stand_side_by_side(emergency: Emergency) -> None:
    for section, (side, signs) in zip(emergency.beside("signs"), SIGNS.items(), strict=True):
        assert (section.kind, section.side) == ("signs", side)
        assert [sign for sign in signs if sign not in text_of(section)] == []


def test_two_signs_are_marked_as_standing_on_both_sides(emergency: Emergency) -> None:
    for section in emergency.beside("signs"):
        assert [item.text for item in section.items if item.overlaps] == ["Altered consciousness", "Seizures"]


def test_steps_stand_side_by_side_and_the_airway_comes_first(emergency: Emergency) -> None:
    overdose, withdrawal = emergency.beside("steps")
    assert (overdose.side, withdrawal.side) == ("overdose", "withdrawal")
    assert overdose.items[0].text.startswith("Airway")
    assert "Stop the pump" in overdose.items[1].text
    assert "risk of withdrawal" in str(overdose.items[1].detail)
    assert "alone" in withdrawal.items[-1].text


@pytest.mark.parametrize("section_id", FACTS)
def test_a_section_says_what_it_must(emergency: Emergency, section_id: str) -> None:
    text = text_of(emergency.section(section_id))
    assert [words for words in FACTS[section_id] if words not in text] == []


def test_there_is_no_section_beyond_those(emergency: Emergency) -> None:
    assert {section.id for section in emergency.sections} == {*FACTS, "overdose-signs", "withdrawal-signs"}
    with pytest.raises(KeyError):
        emergency.section("first-aid")


def test_the_remaining_drug_belongs_to_both_sides(emergency: Emergency) -> None:
    assert [section.id for section in emergency.sections if section.side == "both"] == ["remaining-drug"]


def test_nothing_claims_to_have_been_seen_in_a_primary_source(emergency: Emergency) -> None:
    assert {citation.grade for section in emergency.sections for citation in section.citations} == {"S"}


def test_a_person_in_a_hurry_reads_short_lines(emergency: Emergency) -> None:
    for section in emergency.sections:
        for item in section.items:
            assert len(item.text) <= 120
            assert "!" not in item.text
            assert item.text.endswith(".") == (section.kind != "signs")
