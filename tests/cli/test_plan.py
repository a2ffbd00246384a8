"""`itb-calc plan`: from options or a worksheet, the exit status, and what stands on standard error."""

import json
from pathlib import Path

import pytest

from itb_calc.cli.plan_options import INTERVAL, OPTIONS
from itb_calc.planning.plan_json import plan_as_json
from itb_calc.planning.wish import INTERVAL as INTERVAL_FIELD
from itb_calc.planning.wish import PLAN_FIELDS
from tests.cli.conftest import Spoil
from tests.cli.running import Command, widest
from tests.planning.plans import WISH, planned
from tests.worksheet.sheets import Sheet, content_of

_DAY = ("--today", "2026-11-23")
_WRITTEN = {path: text for path, text in WISH.items() if isinstance(text, str)}
_SHEET: Sheet = {
    "schema": 1,
    "fill_date": "2026-11-23",
    "pump": {"id": "synchromed-ii-40", "alarm_volume": "4 mL"},
    "dose": {"daily_dose": "450 mcg/day"},
    "refill": {"flow_tolerance": "10 %", "stability_limit": "180 days", "booking_buffer": "7 days"},
    "previous": {"first_fill": True},
}


def options(**changes: str | None) -> tuple[str, ...]:
    """The usual wish as options; a change is named by the last part of a field's path."""
    written = {path: changes.get(path.rpartition(".")[2], text) for path, text in _WRITTEN.items()}
    named = {path: option for option, path, _ in OPTIONS}
    return tuple(word for path, text in written.items() if text is not None for word in (named[path], text))


def test_the_options_are_the_fields_of_a_plan() -> None:
    assert sorted(path for _, path, _ in OPTIONS) == sorted(field.path for field in PLAN_FIELDS)
    assert INTERVAL_FIELD.path == INTERVAL


def test_options_and_a_worksheet_have_the_same_answer(itb_calc: Command, tmp_path: Path) -> None:
    path = tmp_path / "visit.itb.json"
    sheet = {**_SHEET, "previous": {}}
    path.write_bytes(content_of(sheet))
    for form in ((), ("--json",)):
        written = itb_calc("plan", *options(), *_DAY, *form)
        from_file = itb_calc("plan", str(path), "--interval", "90 days", *_DAY, *form)
        from_input = itb_calc("plan", "-", "--interval", "90 days", *_DAY, *form, stdin=content_of(sheet))
        assert written == from_file == from_input
        assert (written.status, written.err) == (0, "")


def test_for_machines_it_is_one_object_in_ascii(itb_calc: Command) -> None:
    outcome = itb_calc("plan", "-", "--interval", "90 days", "--json", *_DAY, stdin=content_of(_SHEET))
    assert outcome.out.isascii()
    assert json.loads(outcome.out) == plan_as_json(planned({}))


def test_for_people_it_is_a_text_of_80_columns(itb_calc: Command) -> None:
    outcome = itb_calc("plan", *options(), *_DAY)
    assert outcome.out.startswith(
        "PLAN, made for Mon 23 Nov 2026\n\n  1,250 mcg/mL is the lowest round concentration that reaches 90 days.\n"
    )
    assert widest(outcome.out) <= 80


@pytest.mark.parametrize(
    ("changes", "status", "said"),
    [
        ({}, 0, []),
        ({"interval": "150 days"}, 1, []),
        ({"id": "constant-flow"}, 2, ["Enter the reservoir volume and fixed flow."]),
        ({"interval": None, "alarm_volume": None}, 2, ["Enter the wished interval and alarm volume."]),
        ({"interval": ""}, 2, ["Enter the wished interval."]),
        (
            {"daily_dose": "1,5 mcg/day"},
            2,
            ["dose.daily_dose: 1,5 is not read as a number: the decimal mark here is a point. Write 1.5."],
        ),
        (
            {"interval": "200 days"},
            2,
            [
                (
                    "plan.interval: 200 days is longer than the stability limit of 180 days: the drug would be too old"
                    " before the refill. Wish for fewer days."
                )
            ],
        ),
    ],
)
def test_the_status_is_1_where_nothing_fits_and_2_where_something_is_missing_or_not_read(
    itb_calc: Command, changes: dict[str, str | None], status: int, said: list[str]
) -> None:
    readable = itb_calc("plan", *options(**changes), *_DAY)
    exact = itb_calc("plan", *options(**changes), *_DAY, "--json")
    assert readable.status == exact.status == status
    assert readable.err == exact.err == "".join(f"{sentence}\n" for sentence in said)
    assert readable.out.startswith("PLAN, made for ")
    assert len(json.loads(exact.out)["problems"]) == (1 if ":" in readable.err else 0)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((), "Nothing is planned: name a worksheet FILE, or write at least --dose, --pump, --interval and"),
        (("-", "--dose", "450 mcg/day"), "Beside a worksheet FILE only --interval is written."),
        (("-", "--interval", "90 days"), "standard input: The file is empty, so it is no worksheet."),
        (("none.itb.json", "--interval", "90 days"), "none.itb.json: there is no such file."),
        (("--interval", "90 days", "--today", "today"), "today is not a date of the calendar."),
    ],
)
def test_without_a_wish_there_is_one_sentence(itb_calc: Command, arguments: tuple[str, ...], sentence: str) -> None:
    outcome = itb_calc("plan", *arguments)
    assert outcome.is_refusal()
    assert outcome.err.startswith(sentence)


def test_a_worksheet_with_a_decimal_comma_is_planned_in_its_own_mark(itb_calc: Command) -> None:
    sheet = {**_SHEET, "decimal_mark": ",", "dose": {"daily_dose": "450,5 mcg/day"}}
    outcome = itb_calc("plan", "-", "--interval", "90 days", *_DAY, stdin=content_of(sheet))
    assert outcome.status == 0
    assert "1\u2009250 mcg/mL" in outcome.out
    assert "450,5 mcg/day" in outcome.out


def test_changed_reference_data_blocks_the_plan(itb_calc: Command, spoil: Spoil) -> None:
    spoil("reference/pumps.toml", 'minimum_flow = "0.048 mL/day"', 'minimum_flow = "0.049 mL/day"')
    outcome = itb_calc("plan", *options(), *_DAY)
    assert outcome.status == 1
    assert "REF-01" in outcome.out


def test_help_says_what_the_exit_status_means(itb_calc: Command) -> None:
    said = " ".join(itb_calc("plan", "--help").out.split())
    assert "Exit status: 0 fine; 1 nothing fits, or a block; 2 something is not read, or missing." in said
    assert '--dose TEXT the daily dose, such as "450 mcg/day"' in said
    assert '--tolerance TEXT by how much the pump may be off, such as "10 %"' in said
