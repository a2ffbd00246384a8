"""Figures and records that contradict themselves or each other, one by one: each is one sentence."""

from pathlib import Path

import pytest

from itb_calc.reference.loader import load_reference
from tests.reference.conftest import Change
from tests.reference.test_loader import assert_withheld

# file, what stands there, what is put there, what the sentence says after the file's name
PUMPS, PRODUCTS, SHEETS = "pumps.toml", "products.toml", "presentations.toml"
DOSING, LIMITS, EMERGENCY = "dosing.toml", "thresholds.toml", "emergency.toml"
SPOILT = [
    (PUMPS, '"20 mL"', "20.0", "pumps, entry 1, reservoir_volume is not text in quotation marks"),
    (PUMPS, '"20 mL"', '"20 mg"', "pumps, entry 1, reservoir_volume is in mg, not in mL"),
    (PUMPS, '"20 mL"', '"20"', "pumps, entry 1, reservoir_volume holds 20, which is not a quantity"),
    (PUMPS, '"20 mL"', '"1 mL"', "pumps, entry 1 has a residual volume that is not below its reservoir"),
    (PUMPS, 'name = "Medtronic SynchroMed II 8637-20"\n', "", "pumps, entry 1, name is missing"),
    (
        PUMPS,
        "is_constant_flow = false",
        'is_constant_flow = "no"',
        "pumps, entry 1, is_constant_flow is neither true nor",
    ),
    (PUMPS, 'grade = "P"', 'grade = "A"', "entry 1, grade is not one of the words that may stand there"),
    (PUMPS, "reviewed = 2026-11-23", 'reviewed = "today"', "entry 1, reviewed is not a date"),
    (PUMPS, "reviewed = 2026-11-23", "reviewed = 2026-11-23T10:00:00", "entry 1, reviewed is not a date"),
    (PUMPS, '"residual_volume", ', "", "pumps, entry 1 gives no source for residual_volume"),
    (
        PUMPS,
        '"residual_volume", ',
        '"tubing", "residual_volume", ',
        "names a source for tubing, which it does not give",
    ),
    (PUMPS, 'highest_concentration = "2000', 'highest_concentration = "200', "or both the wrong way round"),
    (PUMPS, 'id = "synchromed-ii-20"', 'id = "SynchroMed II"', "pumps, entry 1, id does not have the right form"),
    (PUMPS, 'id = "synchromed-ii-20"', "id = 8637", "pumps, entry 1, id is not text in quotation marks"),
    (PRODUCTS, 'strength = "40 mg/20 mL"', 'strength = "40 mg/20"', "strength holds 40 mg/20, which is not a quantity"),
    (PRODUCTS, 'strength = "40 mg/20 mL"', 'strength = "40 mg"', "strength is in mg, not a mass in a volume"),
    (PRODUCTS, 'use = "refill"', 'use = "oral"', "entry 3 has a route and a use that do not go together"),
    (
        PRODUCTS,
        'route = "oral"\nuse = "oral"',
        'route = "intrathecal"\nuse = "refill"',
        "entry 1 is a tablet, which is",
    ),
    (PRODUCTS, 'label = { mass = "10 mg" }', 'label = { volume = "10 mL" }', "entry 1 is a tablet, which is oral and"),
    (PRODUCTS, 'form = "tablet"', 'form = "injection"', "entry 1 is complete without its strength, or has its"),
    (PRODUCTS, "possible_readings =", "possible_readings = []\n#", "entry 6 must have possible readings where it is"),
    (PRODUCTS, 'strength = "40 mg/20 mL"', 'strength = "40 mg/20 mL"\npossible_readings = ["?"]', "entry 3 must have"),
    (
        PRODUCTS,
        'printed_name = "Baclofen 10mg Tablets"',
        'printed_name = ""',
        "printed_name does not have the right form",
    ),
    (SHEETS, 'id = "ndc-70121-2501-01"', 'id = "ndc-70121-2501-02"', "is complete and is named by its package code"),
    (SHEETS, 'ndc = "70121-2496-05"\n', "", "presentations, entry 1 names a source for ndc, which it does not give"),
    (SHEETS, 'ndc = "70121-2496-05"', 'ndc = "70121-2496"', "presentations, entry 1, ndc does not have the right form"),
    (
        DOSING,
        'highest_increase = "30 %"',
        'highest_increase = "3 %"',
        "titration has its lowest and highest increase the",
    ),
    (DOSING, 'highest = "800 mcg/day"', 'highest = "80 mcg/day"', "usual_dose has its lowest and highest dose the"),
    (
        DOSING,
        'deepest_decrease = "20 %"',
        'deepest_decrease = "2 %"',
        "entry 1 has its mildest and deepest decrease the",
    ),
    (DOSING, 'id = "adult-cerebral"', 'id = "adult-spinal"', "it must have the groups adult-spinal, adult-cerebral,"),
    (DOSING, 'volume = "1.5 mL"', 'volume = "1,5 mL"', "screening, steps, entry 2, volume holds 1,5 mL, which is"),
    (
        DOSING,
        'shortest_interval = "24 hours"',
        'shortest_interval = "1 day"',
        "shortest_interval is in day, not in hour",
    ),
    (
        DOSING,
        'small_child_dose = "25 mcg"',
        'small_child_dose = "50 mcg"',
        "screening has doses that do not rise from step",
    ),
    (DOSING, 'dose = "75 mcg"', 'dose = "750 mcg"', "screening has doses that do not rise from step to step"),
    (
        DOSING,
        'us_effect_threshold = "8 h',
        'us_effect_threshold = "12 h',
        "screening has its two effect thresholds the",
    ),
    (DOSING, 'start_factor = "2"', 'start_factor = "0"', "screening has a start factor below 1"),
    (LIMITS, 'value = "0.1 mL"', 'value = "0.1 mg"', "smallest_measured_volume is in mg, not in mL"),
    (LIMITS, 'value = "0.1 mL"', "value = 0.1", "smallest_measured_volume, value is not text in quotation marks"),
    (LIMITS, 'value = "12"', 'value = "12.5"', "child_below_years, value holds 12.5, which is not a whole number"),
    (LIMITS, "[10, 1000]", "[10.0, 1000]", "slip_factors_concentration, values, entry 1 is not a whole number"),
    (LIMITS, "[10, 1000]", "[1, 1000]", "slip_factors_concentration, values, entry 1 does not have the right form"),
    (LIMITS, "[10, 1000]", "[]", "slip_factors_concentration, values does not have the right form"),
    (LIMITS, 'value = "5 %"', 'value = "50 %"', "it deviation_caution is not below deviation_confirm"),
    (LIMITS, 'value = "1 mL"', 'value = "2 mL"', "it discrepancy_caution is not below discrepancy_confirm"),
    (LIMITS, 'value = "20 mL"', 'value = "2 mL"', "it discrepancy_confirm is not below small_reservoir"),
    (LIMITS, 'value = "13"', 'value = "13.5"', "most_schedule_steps, value holds 13.5, which is not a whole number"),
    (LIMITS, 'value = "13"', "value = 13", "most_schedule_steps, value is not text in quotation marks"),
    (
        LIMITS,
        'value = "13"',
        'value = "0"',
        "most_schedule_steps, value is 0, and no figure of the reference data is 0",
    ),
    (LIMITS, 'value = "12"', 'value = "0"', "child_below_years, value is 0, and no figure of the reference data is 0"),
    (LIMITS, 'value = "4"', 'value = "0"', "established_from_years, value is 0, and no figure of the reference data"),
    (LIMITS, 'value = "2 %"', 'value = "2 mL"', "slip_closeness is in mL, not in %"),
    (
        LIMITS,
        "[10, 24, 100, 1000]",
        "[10, 24, 1, 1000]",
        "slip_factors_change, values, entry 3 does not have the right",
    ),
    (LIMITS, 'grade = "project"', 'grade = "P"', "smallest_measured_volume has no source"),
    (LIMITS, 'grade = "P"', 'grade = "project"', "screening_concentration is a project threshold, which has a reason"),
    (LIMITS, 'grade = "project"', 'grade = "project"\nsource = "printed-names"', "is a project threshold, which has a"),
    (EMERGENCY, 'kind = "signs"', 'kind = "steps"', "it must have one section with the signs of overdose"),
    (EMERGENCY, 'kind = "steps"', 'kind = "facts"', "it must have one section with the steps of overdose"),
    (EMERGENCY, 'side = "withdrawal"', 'side = "both"', "it must have one section with the signs of withdrawal"),
    (EMERGENCY, 'side = "overdose"', 'side = "left"', "sections, entry 1, side is not one of the words that may"),
    (EMERGENCY, 'id = "withdrawal-signs"', 'id = "overdose-signs"', "it has two sections with the same id"),
    (
        EMERGENCY,
        '"Seizures", overlaps = true',
        '"Seizures"',
        "it must mark a sign as overlapping where it stands in both",
    ),
    (EMERGENCY, '"Seizures"', '"Fits"', "it must mark a sign as overlapping where it stands in both lists of signs"),
    (EMERGENCY, '"Low temperature"', '"Low temperature", overlaps = true', "it must mark a sign as overlapping where"),
    (
        EMERGENCY,
        '"Secure the airway."',
        '"Secure the airway.", overlaps = true',
        "it marks something as overlapping that is no sign of overdose or withdrawal",
    ),
    (EMERGENCY, '"Itching"', '""', "sections, entry 2, items, entry 6, text does not have the right form"),
    (EMERGENCY, 'figures = ["items"]', 'figures = ["title"]', "sections, entry 1 gives no source for items"),
]


@pytest.mark.parametrize("spoilt", SPOILT)
def test_a_file_that_does_not_fit_says_where(copied: Path, change: Change, spoilt: tuple[str, str, str, str]) -> None:
    name, old, new, says = spoilt
    change(name, old, new)
    defect = assert_withheld(load_reference(copied))
    assert defect.startswith(f"The reference file {name} does not fit its schema: ")
    assert says in defect


def test_a_project_threshold_without_its_reason_is_refused(copied: Path, change: Change) -> None:
    change(LIMITS, 'reason = "Below', '# "Below')
    defect = assert_withheld(load_reference(copied))
    assert "smallest_measured_volume is a project threshold" in defect


CONTRADICTIONS = [
    (PRODUCTS, 'id = "baclofen-20mg-tablets"', 'id = "baclofen-10mg-tablets"', "Two of the products"),
    (PRODUCTS, 'id = "baclofen-20mg-tablets"', 'id = "ndc-70121-2501-01"', "Two of the products"),
    (PUMPS, 'id = "synchromed-ii-40"', 'id = "synchromed-ii-20"', "Two of the pumps"),
    ("sources.toml", 'key = "openfda-maia"', 'key = "openfda-sagent"', "Two of the sources"),
]


@pytest.mark.parametrize("contradiction", CONTRADICTIONS)
def test_an_id_stands_only_once(copied: Path, change: Change, contradiction: tuple[str, str, str, str]) -> None:
    name, old, new, says = contradiction
    change(name, old, new)
    repeated = new.partition('"')[2].rstrip('"')
    defect = assert_withheld(load_reference(copied))
    assert defect == f"{says} in the reference files have the same id {repeated}."


def test_a_catheter_stands_only_once(copied: Path, change: Change) -> None:
    text = (copied / "catheters.toml").read_text(encoding="utf-8")
    entry = text[text.index("[[catheters]]") :]
    change("catheters.toml", entry, f"{entry}\n{entry}")
    assert assert_withheld(load_reference(copied)).startswith("Two of the catheters")


@pytest.mark.parametrize(
    ("name", "old", "place"),
    [
        (PRODUCTS, 'key = "printed-names"', "baclofen-10mg-tablets"),
        (SHEETS, 'key = "openfda-sagent"', "ndc-25021-679-20"),
        (PUMPS, 'key = "neurosurgery-2004"', "synchromed-ii-20"),
        ("catheters.toml", 'key = "flowonix-prometra-ii-p33"', "flowonix-11823"),
        (DOSING, 'key = "german-compendium"', "adult-spinal"),
        (DOSING, 'key = "german-french-labelling"', "dosing.toml"),
        (LIMITS, 'source = "neuromodulation-2023"', "recommended_stability"),
        (EMERGENCY, 'key = "canadian-monograph"', "overdose-steps"),
    ],
)
def test_a_source_that_is_cited_exists(copied: Path, change: Change, name: str, old: str, place: str) -> None:
    change(name, old, old.partition("=")[0] + '= "hearsay"')
    defect = assert_withheld(load_reference(copied))
    assert defect == f"The source hearsay that {place} cites is not in sources.toml."


def test_the_screening_cites_sources_that_exist(copied: Path, change: Change) -> None:
    text = (copied / DOSING).read_text(encoding="utf-8")
    screening = text[text.index("[[screening.citations]]") :]
    change(DOSING, screening, screening.replace("us-label-summaries", "hearsay"))
    assert "hearsay that the screening cites" in assert_withheld(load_reference(copied))


@pytest.mark.parametrize(
    ("old", "new", "group_id"),
    [
        ('lowest = "12 mcg/day"', 'lowest = "120 mcg/day"', "adult-spinal"),
        ('highest = "2003 mcg/day"', 'highest = "2030 mcg/day"', "adult-spinal"),
        ('highest = "1199 mcg/day"', 'highest = "1190 mcg/day"', "paediatric"),
    ],
)
def test_a_published_dose_is_the_same_in_both_files(
    copied: Path, change: Change, old: str, new: str, group_id: str
) -> None:
    change(DOSING, old, new)
    defect = assert_withheld(load_reference(copied))
    assert defect == f"The published doses for {group_id} differ between dosing.toml and thresholds.toml."


def test_a_published_dose_that_a_rule_needs_is_not_left_out(copied: Path, change: Change) -> None:
    change(DOSING, 'published_dose = { lowest = "24 mcg/day", highest = "1199 mcg/day" }\n', "")
    change(DOSING, '["published_dose", "notes"]', '["notes"]')
    assert "for paediatric differ" in assert_withheld(load_reference(copied))
