"""Every field and every result has one place on the page, in the order of the work."""

from collections import Counter
from dataclasses import replace

import pytest

from itb_calc.desktop.viewmodels.page_state import other_entries
from itb_calc.desktop.viewmodels.sections import FIRST, ON_THE_PAGE, SECTION_OF, SECTIONS, SHOWN_FIELDS
from itb_calc.visit.fields import BY_PATH, FIELDS, SCHEDULE_STEP
from itb_calc.visit.results import RESULT_NAMES
from itb_calc.worksheet.text import Worksheet
from tests.safety.worksheets import ROUTINE, worksheet

# Fields whose own parts of the page come later; the tests of the reader hold that entering one is a problem.
_LATER = {
    "pump.fixed_flow",
    *("previous.daily_dose", "previous.concentration", "previous.programmed_volume", "previous.fill_date"),
    *("previous.bolus_volume", "previous.expected_residual", "previous.aspirated_volume"),
    *("system.tubing_volume", "system.tubing_volume_max", "system.catheter_volume", "system.catheter_id"),
    "system.catheter_trimmed_length",
}
_STEP_PATHS = {field.path for field in SCHEDULE_STEP}


def test_the_sections_stand_in_the_order_of_the_work() -> None:
    assert [(section.id, section.title) for section in SECTIONS] == [
        ("product", "1 Product"),
        ("preparation", "2 Preparation"),
        ("pump", "3 Pump and fill"),
        ("dose", "4 Dose"),
        ("refill", "5 Refill date"),
    ]


def test_every_field_that_is_evaluated_stands_exactly_once_on_the_page() -> None:
    places = Counter(field.path for field in (FIRST, *(field for section in SECTIONS for field in section.fields)))
    assert set(places.values()) == {1}
    assert places.keys() == {field.path for field in FIELDS if field.evaluated}
    assert BY_PATH.keys() - places.keys() == _LATER | _STEP_PATHS
    assert [field.path for field in SHOWN_FIELDS] == list(places)
    assert places.keys() == ON_THE_PAGE


def test_a_field_stands_in_the_section_that_its_path_names_but_for_the_first_fill() -> None:
    elsewhere = {path: section for path, section in SECTION_OF.items() if path.partition(".")[0] != section}
    assert elsewhere == {"previous.first_fill": "pump"}
    assert ON_THE_PAGE - SECTION_OF.keys() == {"fill_date"}


def test_the_fields_of_a_section_stand_in_the_order_of_the_table() -> None:
    order = {field.path: place for place, field in enumerate(FIELDS)}
    for section in SECTIONS:
        places = [order[field.path] for field in section.fields]
        assert places == sorted(places)


def test_every_result_stands_exactly_once_on_the_page() -> None:
    places = Counter(name for section in SECTIONS for name in section.results)
    assert set(places.values()) == {1}
    assert places.keys() == {name.name for name in RESULT_NAMES}


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: str(section.id))
def test_the_main_and_the_optional_results_are_results_of_the_section(section: object) -> None:
    main, optional = getattr(section, "main", ()), getattr(section, "optional", ())
    results = set(getattr(section, "results", ()))
    assert {*main, *optional} <= results
    assert not main or main[-1] not in optional, "the last of the main results keeps its place"
    assert bool(main) == bool(results)


def test_nothing_that_is_entered_is_out_of_sight() -> None:
    everything = Worksheet(
        texts={field.path: "x" for field in FIELDS if field not in SCHEDULE_STEP}, schedule=({"start": "00:00"},)
    )
    others = other_entries(everything)
    assert set(others) == _LATER | {"dose.schedule"}
    assert len(others) == len(set(others))


@pytest.mark.parametrize(
    ("entered", "others"),
    [
        ({}, ()),
        ({"pump.fixed_flow": "1 mL/day"}, ("pump.fixed_flow",)),
        (
            {"system.catheter_id": "x", "previous.fill_date": " ", "previous.daily_dose": "400 mcg/day"},
            ("previous.daily_dose", "previous.fill_date", "system.catheter_id"),
        ),
    ],
)
def test_what_is_entered_without_a_place_is_named_in_the_order_of_the_table(
    entered: dict[str, str], others: tuple[str, ...]
) -> None:
    sheet = worksheet(entered)
    assert other_entries(sheet) == others
    assert other_entries(replace(sheet, schedule=({},))) == (*others, "dose.schedule")


def test_a_routine_worksheet_has_no_entry_without_a_place() -> None:
    assert set(ROUTINE) <= ON_THE_PAGE
    assert other_entries(worksheet({})) == ()
    assert other_entries(Worksheet()) == ()
