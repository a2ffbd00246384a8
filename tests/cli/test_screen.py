"""`itb-calc screen`: dose in, volume of the screening product out, and every option read as strictly as the dose."""

import json
from datetime import date
from typing import Any

import pytest

from itb_calc.cli.screen_arguments import SCREEN_OPTIONS
from itb_calc.core.show_date import show_date
from tests.cli.conftest import Spoil
from tests.cli.running import Command, run_process, widest

_SECOND = (
    *("--product", "ndc-66794-151-01", "--strength", "50 mcg/mL"),
    *("--at", "2026-11-24 08:00", "--last", "2026-11-23 08:00", "--last-dose", "50 mcg", "--response", "none"),
)
_START = ("--effective", "75 mcg", "--threshold", "8", "--lasted-longer", "no", "--adverse", "no")


def _json(itb_calc: Command, *arguments: str, status: int = 0) -> dict[str, Any]:
    outcome = itb_calc("screen", *arguments, "--json")
    assert (outcome.status, outcome.err) == (status, "")
    assert outcome.out.isascii()
    printed: dict[str, Any] = json.loads(outcome.out)
    return printed


@pytest.mark.parametrize(
    ("dose", "exact", "volume"),
    [("25 mcg", "25", "1/2"), ("50 mcg", "50", "1"), ("75 mcg", "75", "3/2"), ("100 micrograms", "100", "2")],
)
def test_each_step_has_its_volume_and_nothing_else_is_printed(
    itb_calc: Command, dose: str, exact: str, volume: str
) -> None:
    printed = _json(itb_calc, dose)
    assert printed == {
        "dose": {"exact": exact, "unit": "mcg"},
        "volume": {"exact": volume, "unit": "mL"},
        "findings": [],
    }
    assert list(printed) == ["dose", "volume", "findings"]


def test_a_dose_that_is_no_step_has_its_volume_and_a_caution(itb_calc: Command) -> None:
    printed = _json(itb_calc, "60.5 mcg")
    assert printed["volume"] == {"exact": "121/100", "unit": "mL"}
    (finding,) = printed["findings"]
    assert list(finding) == ["rule", "severity", "fields", "message", "source"]
    assert (finding["rule"], finding["severity"], finding["fields"]) == ("SCR-02", "caution", ["screening.dose"])


def test_above_the_last_step_there_is_no_volume_and_status_1(itb_calc: Command) -> None:
    printed = _json(itb_calc, "150 mcg", status=1)
    assert list(printed) == ["dose", "findings"]
    assert [finding["rule"] for finding in printed["findings"]] == ["SCR-01", "SCR-02"]
    text = itb_calc("screen", "150 mcg")
    assert text.status == 1
    assert "Volume to inject            withheld: see SCR-01" in text.out
    assert "IN SHORT  1 block, 1 caution; no volume\n" in text.out


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("0.075 mg", "0.075 mg is in mg, but screening dose takes mcg. Write it in mcg.\n"),
        ("75", "75 has no unit, but screening dose takes mcg. Write it in mcg.\n"),
        ("75 mL", "75 mL is in mL, but screening dose takes mcg. Write it in mcg.\n"),
        ("75 mcg/day", "75 mcg/day is in mcg/day, but screening dose takes mcg. Write it in mcg.\n"),
        ("0 mcg", "Screening dose cannot be 0. Type the value, or clear the field if it is not known.\n"),
        ("", 'No dose is given. Write it with its unit, such as "75 mcg".\n'),
        (" ", 'No dose is given. Write it with its unit, such as "75 mcg".\n'),
        ("7,5 mcg", "7,5 is not read as a number: the decimal mark here is a point. Write 7.5.\n"),
    ],
)
def test_a_dose_that_is_not_read_gets_one_sentence_and_status_2(itb_calc: Command, typed: str, message: str) -> None:
    for arguments in (["screen", typed], ["screen", typed, "--json"]):
        outcome = itb_calc(*arguments)
        assert outcome.is_refusal()
        assert outcome.err == message


@pytest.mark.parametrize("typed", [".5 mcg", "75 MCG", "75 µg/d", "1e2 mcg", "5 mcg\x1b[2J", "٧٥ mcg", "75 mcg 75 mcg"])
def test_hostile_doses_are_refused_in_one_printable_line(itb_calc: Command, typed: str) -> None:
    outcome = itb_calc("screen", typed)
    assert outcome.is_refusal()
    assert outcome.err.rstrip("\n").isprintable()


def test_a_dose_below_zero_is_refused_as_a_number(itb_calc: Command) -> None:
    outcome = itb_calc("screen", "--", "-75 mcg")
    assert outcome.is_refusal()
    assert "minus sign" in outcome.err
    assert itb_calc("screen").is_refusal()


def test_everything_that_the_window_asks_can_be_said(itb_calc: Command) -> None:
    printed = _json(itb_calc, "75 mcg", *_SECOND, *_START)
    assert printed == {
        "dose": {"exact": "75", "unit": "mcg"},
        "volume": {"exact": "3/2", "unit": "mL"},
        "time_since_last": {"exact": "24", "unit": "hour"},
        "start_dose": {"exact": "150", "unit": "mcg/day"},
        "start_hourly_dose": {"exact": "25/4", "unit": "mcg/hour"},
        "threshold": {"exact": "8", "unit": "hour"},
        "next_dose_from": {"text": "Wed 25 Nov 2026 08:00"},
        "findings": [],
    }


@pytest.mark.parametrize(
    ("threshold", "longer", "adverse", "dose"),
    [
        *(("8", "no", "no", "150"), ("8", "yes", "no", "75"), ("8", "no", "yes", "75"), ("8", "yes", "yes", "75")),
        *(("12", "no", "no", "150"), ("12", "yes", "no", "75"), ("12.0", "no", "yes", "75")),
    ],
)
def test_the_start_dose_follows_from_threshold_and_both_answers(
    itb_calc: Command, threshold: str, longer: str, adverse: str, dose: str
) -> None:
    start = ("--effective", "75 mcg", "--threshold", threshold, "--lasted-longer", longer, "--adverse", adverse)
    printed = _json(itb_calc, "75 mcg", *start)
    assert printed["start_dose"] == {"exact": dose, "unit": "mcg/day"}
    assert printed["threshold"] == {"exact": threshold.removesuffix(".0"), "unit": "hour"}
    text = itb_calc("screen", "75 mcg", *start).out
    assert f"threshold {threshold.removesuffix('.0')} hours: " in " ".join(text.split())


@pytest.mark.parametrize("left_out", ["--effective", "--threshold", "--lasted-longer", "--adverse"])
def test_no_answer_has_a_default(itb_calc: Command, left_out: str) -> None:
    place = _START.index(left_out)
    printed = _json(itb_calc, "75 mcg", *_START[:place], *_START[place + 2 :])
    assert list(printed) == ["dose", "volume", "findings"]


@pytest.mark.parametrize(
    ("options", "rule"),
    [
        (("--at", "2026-11-24 07:59", "--last", "2026-11-23 08:00"), "SCR-03"),
        (("--last-dose", "50 mcg", "--response", "positive"), "SCR-04"),
        (("--last-dose", "50 mcg", "--response", "adverse"), "SCR-04"),
        (("--product", "baclofen-10mg-tablets"), "SCR-01"),
        (("--strength", "500 mcg/mL"), "SCR-01"),
        (("--effective", "750 mcg"), "SCR-01"),
    ],
)
def test_the_rules_look_at_what_is_said(itb_calc: Command, options: tuple[str, ...], rule: str) -> None:
    printed = _json(itb_calc, "75 mcg", *options, status=1)
    assert printed["findings"][0]["rule"] == rule
    assert "volume" not in printed


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--product", "50"), "--product: 50 is not the id of a listed product. Choose one of the list, or `other`.\n"),
        (("--response", "good"), "--response: good is not a response to it here. Write positive, none or adverse.\n"),
        (
            ("--last-dose", "0.05 mg"),
            "--last-dose: 0.05 mg is in mg, but last dose given takes mcg. Write it in mcg.\n",
        ),
        (("--threshold", "9"), "--threshold 9 is neither 8 hours nor 12 hours. Write the number of hours alone.\n"),
        (("--threshold", "8 h"), "--threshold 8 h is neither 8 hours nor 12 hours. Write the number of hours alone.\n"),
        (("--adverse", "maybe"), "--adverse maybe is not an answer. Write yes or no.\n"),
        (("--lasted-longer", "Yes"), "--lasted-longer Yes is not an answer. Write yes or no.\n"),
        (
            ("--at", "2026-11-24"),
            "--at 2026-11-24 is not a day and a time. Write both, such as 2026-11-24 08:00.\n",
        ),
        (
            ("--last", "2026-11-31 08:00"),
            "--last: 2026-11-31 is not a date of the calendar. Write year, month and day, such as 2027-04-09.\n",
        ),
        (
            ("--at", "2026-11-24 8:00"),
            "--at: 8:00 is not a time of day. Write hours and minutes from 00:00 to 24:00, such as 08:30.\n",
        ),
        (("--at", "2026-11-24  08:00"), None),
        (("--strength", ""), "--strength is empty. Write what it is, or leave it out.\n"),
        (
            ("--first", "--last", "2026-11-23 08:00"),
            (
                "--first: This is marked as the first dose, but “Date of the last dose” is entered too."
                " Clear one of the two.\n"
            ),
        ),
        (
            ("--response", "adverse", "--adverse", "no"),
            (
                "--adverse: The response to the last dose is adverse, but no adverse reaction is marked."
                " Change one of the two.\n"
            ),
        ),
    ],
)
def test_an_option_that_is_not_read_gets_one_sentence_and_nothing_is_printed(
    itb_calc: Command, options: tuple[str, ...], message: str | None
) -> None:
    outcome = itb_calc("screen", "50 mcg", *options)
    assert outcome.is_refusal()
    assert message is None or outcome.err == message


def test_the_first_dose_leaves_nothing_unchecked_but_the_product(itb_calc: Command) -> None:
    text = itb_calc("screen", "50 mcg", "--first").out
    assert "SCR-01 is not checked" in text
    assert "SCR-03" not in text
    assert "NOT CHECKED" not in itb_calc("screen", "50 mcg", "--first", "--strength", "50 mcg/mL").out


def test_for_people_it_is_a_text_with_steps_spacing_working_and_sources(itb_calc: Command) -> None:
    outcome = itb_calc("screen", "75 mcg")
    assert (outcome.status, outcome.err) == (0, "")
    assert outcome.out.startswith(f"SCREENING, evaluated on {show_date(date.today())}\n\nFINDINGS  none\n")  # noqa: DTZ011
    assert widest(outcome.out) <= 80
    for line in (
        "  Volume to inject            1.5 mL (of the screening product, and of no other)",
        "  75 mcg    1.5 mL  this dose",
        "  At least 24 hours between two doses, each over at least 1 minute; the patient",
        "      75 mcg ÷ 50 mcg/mL → 1.5 mL",
        "  Consensus on dosing 2016, Neuromodulation 19:623, grade S",
    ):
        assert f"\n{line}\n" in outcome.out


def test_damaged_figures_are_said_and_nothing_is_shown(itb_calc: Command, spoil: Spoil) -> None:
    spoil("reference/dosing.toml", 'start_factor = "2"', 'start_factor = "3"')
    printed = _json(itb_calc, "75 mcg", *_START, status=1)
    assert list(printed) == ["dose", "findings"]
    assert [finding["rule"] for finding in printed["findings"]] == ["REF-01"]


def test_unreadable_figures_are_said_and_nothing_is_shown(itb_calc: Command, spoil: Spoil) -> None:
    spoil("reference/dosing.toml", 'start_factor = "2"', "start_factor = 2")
    printed = _json(itb_calc, "75 mcg", *_START, status=1)
    assert list(printed) == ["dose", "findings"]
    assert "STEPS" not in itb_calc("screen", "75 mcg", *_START).out


@pytest.mark.parametrize("name", [name for name, _, _ in SCREEN_OPTIONS])
def test_an_empty_option_is_refused_by_its_name(itb_calc: Command, name: str) -> None:
    outcome = itb_calc("screen", "50 mcg", f"--{name}", " ")
    assert outcome.is_refusal()
    assert outcome.err == f"--{name} is empty. Write what it is, or leave it out.\n"


def test_its_help_explains_every_option(itb_calc: Command) -> None:
    told = " ".join(itb_calc("screen", "--help").out.split())
    assert 'DOSE such as "75 mcg", in quotes' in told
    assert "--first this is the patient's first screening dose" in told
    for name, metavar, what in SCREEN_OPTIONS:
        assert f"--{name} {metavar} {what}" in told


def test_a_process_of_its_own_says_the_same(itb_calc: Command) -> None:
    assert run_process("screen", "75 mcg", "--json") == itb_calc("screen", "75 mcg", "--json")
