"""Every field and every result has one place on the page, in the order of the work."""

from collections import Counter

import pytest

from itb_calc.desktop.viewmodels.sections import FIRST, ON_THE_PAGE, SECTION_OF, SECTIONS, SHOWN_FIELDS, TABLES
from itb_calc.visit.fields import BY_PATH, FIELDS, SCHEDULE_STEP, VISIT
from itb_calc.visit.results import RESULT_NAMES
from tests.safety.worksheets import ROUTINE

_IN_TABLES = {field.path for field in (*SCHEDULE_STEP, *VISIT)}


def test_the_sections_stand_in_the_order_of_the_work() -> None:
    assert [(section.id, section.title) for section in SECTIONS] == [
        ("product", "1 Product"),
        ("preparation", "2 Preparation"),
        ("pump", "3 Pump and fill"),
        ("previous", "4 Previous fill"),
        ("dose", "5 Dose"),
        ("transition", "6 Concentration change"),
        ("refill", "7 Refill date"),
        ("record", "8 Record"),
    ]


def test_every_field_but_those_of_the_tables_stands_exactly_once_on_the_page() -> None:
    places = Counter(field.path for field in (FIRST, *(field for section in SECTIONS for field in section.fields)))
    assert set(places.values()) == {1}
    assert BY_PATH.keys() - places.keys() == _IN_TABLES
    assert places.keys() < BY_PATH.keys()
    assert [field.path for field in SHOWN_FIELDS] == list(places)
    assert places.keys() == ON_THE_PAGE


def test_every_table_stands_below_a_section() -> None:
    assert TABLES == {"visits": "previous", "dose.schedule": "dose"}
    assert {path.rpartition(".")[0] for path in _IN_TABLES} == TABLES.keys()
    assert set(TABLES.values()) <= {section.id for section in SECTIONS}


def test_a_field_stands_in_the_section_that_its_path_names_but_for_the_system_and_the_record() -> None:
    elsewhere = {path: section for path, section in SECTION_OF.items() if path.partition(".")[0] != section}
    assert {path: section for path, section in elsewhere.items() if path.startswith("system.")}.keys() == {
        path for path in elsewhere if SECTION_OF[path] == "transition"
    }
    assert {path for path, section in elsewhere.items() if section == "product"} == {
        "lots.drug_lot",
        "lots.drug_expiry",
    }
    recorded = {path.partition(".")[0] for path, section in elsewhere.items() if section == "record"}
    assert recorded == {"patient", "lots", "notes"}
    assert set(elsewhere.values()) == {"transition", "product", "record"}
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


def test_a_routine_worksheet_has_no_entry_without_a_place() -> None:
    assert set(ROUTINE) <= ON_THE_PAGE
