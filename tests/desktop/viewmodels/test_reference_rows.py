"""The rows of the reference page, held against the files as they stand on the disk."""

import re
import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from itb_calc.core.refusal import DecimalMark
from itb_calc.core.show_date import show_date
from itb_calc.desktop.viewmodels.reference_rows import (
    ReferenceRow,
    count_sentence,
    group_headings,
    matching,
    reference_rows,
)
from itb_calc.reference.loader import load_reference
from itb_calc.reference.reference import Reference

FOLDER = Path(__file__).parents[3] / "resources" / "reference"
REFERENCE = load_reference(FOLDER)
ROWS = reference_rows(REFERENCE)
NDC = "Package code (NDC)"
UNKNOWN = "not known: enter from the manual"
GRADES = {"P": "P: seen in the source", "S": "S: seen in a summary", "project": "project threshold"}
USES = {
    "oral": "oral: never for the pump",
    "screening": "intrathecal, screening only: never for a refill",
    "refill": "intrathecal, for the pump",
}


def raw(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


PRODUCTS, PRESENTATIONS = raw("products")["products"], raw("presentations")["presentations"]
PUMPS, CATHETERS, DOSING, LIMITS = (
    raw("pumps")["pumps"],
    raw("catheters")["catheters"],
    raw("dosing"),
    raw("thresholds"),
)
TITLES = {source["key"]: source["title"] for source in raw("sources")["sources"]}


def rows_of(group: str, item: str) -> dict[str, ReferenceRow]:
    rows = [row for row in ROWS if (row.group, row.item) == (group, item)]
    by_figure = {row.figure: row for row in rows if row.figure != "Note"}
    assert len(by_figure) == sum(row.figure != "Note" for row in rows)
    return by_figure


def notes_of(group: str, item: str) -> list[str]:
    return [row.value for row in ROWS if (row.group, row.item, row.figure) == (group, item, "Note")]


def grouped(text: str) -> str:
    """Write 2000 as 2,000, the way a person is shown it."""
    return re.sub(r"\d{4,}", lambda number: f"{int(number.group()):,}", text)


def both_ways(concentration: str) -> str:
    """Write a concentration of the files (mcg/mL) both ways."""
    number = Decimal(concentration.removesuffix(" mcg/mL"))
    return f"{f'{number / 1000:f}'} mg/mL = {number:,} mcg/mL"


def shown(text: str) -> str:
    return both_ways(text) if text.endswith(" mcg/mL") else grouped(text)


def shown_strength(text: str) -> str:
    mass, _, volume = text.partition("/")
    if volume == "mL":
        return both_ways(text)
    number, unit = mass.split()
    micrograms = Decimal(number) * (1000 if unit == "mg" else 1) / Decimal(volume.removesuffix(" mL"))
    return f"{grouped(mass)} in {volume}: {both_ways(f'{micrograms:f} mcg/mL')}"


def cited(record: dict[str, Any], figure: str) -> tuple[str, str, str]:
    """Return what the files say of a figure's source: titles, grades, the day of the review."""
    citations = [each for each in record["citations"] if figure in each["figures"]]
    grades = [GRADES[each["grade"]] for each in citations]
    (reviewed,) = {each["reviewed"] for each in citations}
    assert reviewed == date(2026, 11, 23)
    one_grade = grades[:1] if len(set(grades)) == 1 else grades
    return "; ".join(TITLES[each["key"]] for each in citations), "; ".join(one_grade), "Mon 23 Nov 2026"


def source_of(row: ReferenceRow) -> tuple[str, str, str]:
    return row.source, row.grade, row.reviewed


SHELF = [("Listed products", each["printed_name"], each) for each in PRODUCTS] + [
    ("Licensed presentations", f"{each['printed_name']}, NDC {each['ndc']}", each) for each in PRESENTATIONS
]


@pytest.mark.parametrize(("group", "item", "product"), SHELF, ids=[item for _, item, _ in SHELF])
def test_a_product_has_a_row_for_each_figure_with_its_route(group: str, item: str, product: dict[str, Any]) -> None:
    labels = {"strength": "Strength", "container_volume": "Container volume", "label": "Printed figures", "ndc": NDC}
    rows = rows_of(group, item)
    assert set(rows) == {label for name, label in labels.items() if name in product}
    for name, label in labels.items():
        if name in product:
            assert source_of(rows[label]) == cited(product, name)
        if name in product and name != "label":
            assert rows[label].value == (shown_strength(product[name]) if name == "strength" else product[name])
    for row in rows.values():
        assert row.note.startswith(f"{USES[product['use']]}.")
        assert all(grouped(reading) in row.note for reading in product.get("possible_readings", ()))


def test_what_a_note_says_more_than_the_route_is_kept() -> None:
    kept = 0
    for group, item, product in SHELF:
        note = product.get("note", "")
        if note not in {"", "Never for the pump.", "For screening only."}:
            assert all(note in row.note for row in rows_of(group, item).values())
            kept += 1
    assert kept > 10


def test_a_route_is_said_once() -> None:
    assert by_item("Baclofen 10mg Tablets")["Printed figures"].note == "oral: never for the pump."
    screening = by_item("Lioresal Intrathecal screening 50 mcg/mL, ampule 1 mL, NDC 70121-2496-05")
    assert screening["Strength"].note == "intrathecal, screening only: never for a refill."


def test_a_tablet_shows_its_mass_and_an_incomplete_name_says_that_it_is_one() -> None:
    printed = {
        item: rows["Printed figures"].value for _, item, _ in SHELF if "Printed figures" in (rows := by_item(item))
    }
    assert printed == {
        "Baclofen 10mg Tablets": "10 mg",
        "Baclofen 20mg Tablets": "20 mg",
        "Baclofen 5mg Tablets": "5 mg",
        "Baclofen 10mg/20 Inj, 20ml": "incomplete: a typed strength must be 10 mg in 20 mL",
        "Baclofen 15mg Tablets": "15 mg",
        "Baclofen 2000mcg Inj Refill Kit": "incomplete: a typed strength must come to 2 mg/mL = 2,000 mcg/mL",
    }


def by_item(item: str) -> dict[str, ReferenceRow]:
    return {row.figure: row for row in ROWS if row.item == item}


PUMP_FIGURES = {
    "reservoir_volume": "Reservoir volume",
    "residual_volume": "Residual volume",
    "minimum_flow": "Minimum flow",
    "alarm_hint": "Alarm volume, only a hint",
    "lowest_concentration": "Lowest labelled concentration",
    "highest_concentration": "Highest labelled concentration",
}


@pytest.mark.parametrize("pump", PUMPS, ids=[pump["id"] for pump in PUMPS])
def test_a_pump_has_every_figure_known_or_not(pump: dict[str, Any]) -> None:
    rows = rows_of("Pumps", pump["name"])
    assert list(rows) == list(PUMP_FIGURES.values())
    for name, label in PUMP_FIGURES.items():
        if name in pump:
            assert rows[label].value == shown(pump[name])
            assert source_of(rows[label]) == cited(pump, name)
        else:
            assert (rows[label].value, *source_of(rows[label])) == (UNKNOWN, "", "", "")
        assert ("fixed by its maker" in rows[label].note) == pump["is_constant_flow"]
    assert notes_of("Pumps", pump["name"]) == pump.get("notes", [])


def test_a_catheter_has_its_figures() -> None:
    for catheter in CATHETERS:
        rows = rows_of("Catheters", catheter["name"])
        expected = {"Whole length, before trimming": "length", "Volume per length": "volume_per_length"}
        assert {label: row.value for label, row in rows.items()} == {
            label: catheter[name] for label, name in expected.items()
        }
        assert all(source_of(rows[label]) == cited(catheter, name) for label, name in expected.items())


@pytest.mark.parametrize("patients", DOSING["groups"], ids=[patients["id"] for patients in DOSING["groups"]])
def test_a_group_of_patients_has_its_figures(patients: dict[str, Any]) -> None:
    rows = rows_of("Dosing", patients["name"])

    def increase(name: str) -> str:
        return f"{patients[name]['lowest_increase']} to {patients[name]['highest_increase']}"

    def doses(name: str) -> str:
        given = patients.get(name)
        return "not known" if given is None else grouped(f"{given['lowest']} to {given['highest']}")

    assert {label: row.value for label, row in rows.items()} == {
        "Increase in titration": increase("titration"),
        "Increase at a refill (maintenance)": increase("maintenance"),
        "Mildest decrease for side effects": patients["mildest_decrease"],
        "Deepest decrease for side effects": patients["deepest_decrease"],
        "Usual dose": doses("usual_dose"),
        "Published dose": doses("published_dose"),
    }
    assert notes_of("Dosing", patients["name"]) == patients.get("notes", [])


def test_a_figure_of_two_sources_names_both_with_their_grades() -> None:
    row = rows_of("Dosing", "Adult, spinal origin")["Increase in titration"]
    assert source_of(row) == cited(DOSING["groups"][0], "titration")
    assert row.source == f"{TITLES['us-label-summaries']}; {TITLES['consensus-2016']}"
    assert row.grade == "S: seen in a summary; P: seen in the source"


def test_the_screening_and_the_notes_for_all_groups_are_there() -> None:
    screening = DOSING["screening"]
    rows = rows_of("Dosing", "Screening")
    steps = [f"{step['dose']} in {step['volume']}" for step in screening["steps"]]
    assert [rows[f"Step {number}"].value for number in (1, 2, 3)] == steps
    names = ("small_child_dose", "shortest_interval", "shortest_watch", "longest_watch")
    values = [row.value for row in rows.values()]
    assert all(screening[name] in values for name in names)
    assert rows["Shortest injection"].value == "1 minute"
    start = {
        "Start dose for 24 hours, as so many times the effective dose": f"{screening['start_factor']} times",
        "Longest effect for a multiplied start dose (US labelling, 2016 consensus)": screening["us_effect_threshold"],
        "Longest effect for a multiplied start dose (German labelling)": screening["german_effect_threshold"],
    }
    assert {label: rows[label].value for label in start} == start
    assert len(rows) == len(steps) + len(names) + len(start) + 1
    assert notes_of("Dosing", "Screening") == screening["notes"]
    assert notes_of("Dosing", "All groups") == DOSING["notes"]


def test_every_limit_of_the_rules_has_its_row_in_order() -> None:
    rows = [row for row in ROWS if row.group == "Limits of the rules"]
    for row, (name, limit) in zip(rows, LIMITS.items(), strict=True):
        value = limit.get("value") or "; ".join(map(str, limit.get("values")))
        if name.endswith("_years"):
            value += " years"
        if name.startswith("slip_factors"):
            value = "; ".join(f"{grouped(factor)} times" for factor in value.split("; "))
        assert row.value == "; ".join(shown(part) for part in value.split("; ")), name
        assert source_of(row) == (
            TITLES.get(limit.get("source"), ""),
            GRADES[limit["grade"]],
            show_date(limit["reviewed"]),
        ), name
        assert row.note == limit["reason"]
    labels = [row.figure for row in rows]
    assert len(set(labels)) == len(labels)


def test_labels_are_words_and_never_names_of_the_files() -> None:
    assert all(row.figure and row.item and row.value for row in ROWS)
    assert not any("_" in row.figure or row.figure[0].islower() for row in ROWS)


def test_no_row_stands_twice() -> None:
    assert len(set(ROWS)) == len(ROWS)


def test_numbers_follow_the_decimal_mark() -> None:
    rows = reference_rows(REFERENCE, DecimalMark.COMMA)
    assert len(rows) == len(ROWS)
    flow = next(row for row in rows if row.figure == "Minimum flow" and row.source)
    assert flow.value == "0,048 mL/day"
    written = " ".join(f"{row.item} {row.value} {row.note} {row.source}" for row in rows)
    assert "2\N{THIN SPACE}000 mcg/mL" in written
    assert re.findall(r"\b[1-9]\d{0,2},\d{3}\b", written) == []


def test_without_data_there_is_no_row() -> None:
    assert reference_rows(Reference(defect="Nothing can be read.")) == ()


def found(query: str, rows: tuple[ReferenceRow, ...] = ROWS) -> set[tuple[str, str]]:
    return {(row.item, row.figure) for row in matching(rows, query)}


def test_an_empty_search_finds_everything_in_order() -> None:
    assert matching(ROWS, "") == matching(ROWS, "  ") == ROWS


def test_every_word_must_stand_somewhere_in_the_row() -> None:
    prometra = {(row.item, row.figure) for row in ROWS if "prometra" in (row.item + row.source).lower()}
    assert found("prometra") == found("PROMETRA ") == prometra
    assert found("reservoir prometra") == {pair for pair in prometra if pair[1] == "Reservoir volume"}
    assert found("prometra no-such-word") == set()


def test_a_word_is_found_in_every_column() -> None:
    for query in ("pumps", "11827", "reservoir", "20", "manual", "seen", "23", "nov"):
        assert ("Flowonix Prometra 11827", "Reservoir volume") in found(query)
    assert ("Safety rules", "Smallest measured volume") in found("ten-fold")


def test_two_columns_do_not_make_one_word() -> None:
    assert found("11827Reservoir") == set()


def words_of(row: ReferenceRow) -> str:
    return f"{row.item}\n{row.value}\n{row.note}"


@pytest.mark.parametrize("query", ["2000 mcg/mL", "2,000 mcg/mL", "2000 ug/ml", "2000 µg/mL", "2000 μg/mL"])
def test_a_number_is_found_with_and_without_its_thousands_mark_and_with_any_sign_for_mcg(query: str) -> None:
    written = {(row.item, row.figure): words_of(row).replace(",", "") for row in ROWS}
    expected = {pair for pair, text in written.items() if "2000" in text and "mcg/mL" in text}
    assert len(expected) > 20
    assert found(query) == expected


@pytest.mark.parametrize("query", ["2000mcg/mL", "2,000ug/ml", "2000µg/mL"])
def test_a_number_typed_close_to_its_unit_is_found_where_a_space_stands_between(query: str) -> None:
    expected = {(row.item, row.figure) for row in ROWS if "2,000 mcg/mL" in words_of(row)}
    assert len(expected) > 20
    assert found(query) == expected


def test_a_name_printed_without_the_mark_is_found_with_it() -> None:
    assert ("Baclofen 2000mcg Inj Refill Kit", "Printed figures") in found("2,000mcg kit")


def test_a_number_is_found_while_its_thousands_are_being_typed() -> None:
    assert ("Adult, spinal origin", "Published dose") in found("2,0")


def test_the_sign_for_mcg_is_not_found_inside_a_word() -> None:
    row = ReferenceRow("Pumps", "drug", "A note", "through", "", "", "", "")
    assert matching((row,), "drug through") == (row,)
    assert matching((row,), "ug/mL") == ()
    assert matching((row,), "mcg") == ()


def test_a_number_below_one_is_not_taken_for_thousands() -> None:
    rows = reference_rows(REFERENCE, DecimalMark.COMMA)
    assert {figure for _, figure in found("0,048", rows)} == {"Minimum flow"}
    assert found("0048", rows) == set()


def test_thousands_are_found_where_a_thin_space_marks_them() -> None:
    rows = reference_rows(REFERENCE, DecimalMark.COMMA)
    assert len(found("2000 mcg/mL", rows)) == len(found("2000 mcg/mL"))


def test_the_groups_come_in_the_order_of_the_page() -> None:
    headings = ("Listed products", "Licensed presentations", "Pumps", "Catheters", "Dosing", "Limits of the rules")
    assert group_headings(ROWS) == headings
    assert tuple(dict.fromkeys(row.group for row in ROWS)) == headings
    assert group_headings(reversed(matching(ROWS, "flowonix"))) == ("Pumps", "Catheters")
    assert group_headings(()) == ()


@pytest.mark.parametrize(
    ("shown_rows", "query", "sentence"),
    [
        (12, "prometra", "12 of 214 figures match “prometra”."),
        (1, " kit ", "1 of 214 figures matches “kit”."),
        (0, "x\n", "None of 214 figures matches “x”."),
        (214, " ", "214 figures."),
    ],
)
def test_the_count_is_a_sentence(shown_rows: int, query: str, sentence: str) -> None:
    assert count_sentence(shown_rows, 214, query) == sentence
