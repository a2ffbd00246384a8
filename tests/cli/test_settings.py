"""`itb-calc settings`: what is in force and from where; a file is checked before it is installed."""

import json
from pathlib import Path

import pytest

from itb_calc.documents.settings_fields import BY_KEY
from tests.cli.running import Command, widest
from tests.documents.settings import FULL, REVIEW, toml

VARIABLE = "ITB_CALC_SETTINGS"


def _file(folder: Path, texts: dict[str, str]) -> str:
    path = folder / "settings.toml"
    path.write_bytes(toml(texts))
    return str(path)


def test_without_a_file_the_built_in_settings_are_told_with_where_one_may_lie(itb_calc: Command) -> None:
    outcome = itb_calc("settings")
    assert (outcome.status, outcome.err) == (0, "")
    assert outcome.out.startswith("SETTINGS\n  The built-in settings count.\n")
    assert "  Booking buffer          not set\n" in outcome.out
    assert "  Second check            required (built in)\n" in outcome.out
    assert "  Decimal mark            decimal point (built in)\n" in outcome.out
    assert "  the file of your site:" in outcome.out
    assert "  your own file:" in outcome.out


def test_a_file_in_force_is_told_with_its_review(
    itb_calc: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, _file(tmp_path, FULL))
    outcome = itb_calc("settings")
    assert (outcome.status, outcome.err) == (0, "")
    assert "In force: the file that ITB_CALC_SETTINGS names, " in " ".join(outcome.out.split())
    assert "  Reviewed by A. Pharmacist on Mon 23 Nov 2026.\n" in outcome.out
    assert "  Flow tolerance          7,5 %\n" in outcome.out
    assert "  Weekend rule            a date to book on a weekend stays\n" in outcome.out
    assert "(built in)" not in outcome.out
    lines = [line for line in outcome.out.splitlines() if str(tmp_path) not in line]
    assert widest("\n".join(lines)) <= 80


def test_json_names_each_setting_with_where_it_comes_from(
    itb_calc: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _file(tmp_path, {**REVIEW, "booking_buffer": "7 days"})
    monkeypatch.setenv(VARIABLE, path)
    outcome = itb_calc("settings", "--json")
    printed = json.loads(outcome.out)
    assert (printed["from"], printed["path"], printed["refusal"]) == ("named", path, None)
    assert list(printed["settings"]) == list(BY_KEY)
    assert printed["settings"]["booking_buffer"] == {"value": "7 days", "from": "named"}
    assert printed["settings"]["flow_tolerance"] == {"value": None, "from": "built_in"}
    assert printed["settings"]["paper"] == {"value": "a4", "from": "built_in"}


def test_a_file_that_is_not_used_is_said_and_the_built_in_settings_told(
    itb_calc: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _file(tmp_path, {"reviewed_by": "A"})
    monkeypatch.setenv(VARIABLE, path)
    outcome = itb_calc("settings")
    assert outcome.status == 2
    assert outcome.err == (
        f"The settings file {path} is not used, and the built-in settings count:"
        " reviewed_on is missing: the file must say who reviewed it, and when.\n"
    )
    assert "The built-in settings count." in outcome.out
    assert json.loads(itb_calc("settings", "--json").out)["refusal"] + "\n" == outcome.err


def test_a_file_is_checked(itb_calc: Command, tmp_path: Path) -> None:
    outcome = itb_calc("settings", "check", _file(tmp_path, FULL))
    assert (outcome.status, outcome.err) == (0, "")
    assert "Site                    St Anne's ward 4" in outcome.out
    assert "MAY LIE" not in outcome.out
    said = " ".join(outcome.out.split())
    assert "settings.toml would be used as a settings file. Checking it puts nothing in force." in said
    assert "In force" not in said
    assert "not required" in said
    assert itb_calc("settings", "check", _file(tmp_path, {**FULL, "paper": "a5"})).is_refusal()
    assert itb_calc("settings", "check", str(tmp_path / "none.toml")).is_refusal()


def test_a_bad_file_that_is_only_checked_changes_nothing_and_names_its_line(itb_calc: Command, tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(toml(REVIEW) + b"\npaper = letter\n")
    outcome = itb_calc("settings", "check", str(path))
    assert outcome.is_refusal()
    assert outcome.err == f"{path} would not be used as a settings file: it is not well-formed TOML in line 3.\n"


@pytest.mark.parametrize("arguments", [("check",), ("check", ""), ("show",)])
def test_without_a_file_to_check_nothing_is_answered(itb_calc: Command, arguments: tuple[str, ...]) -> None:
    assert itb_calc("settings", *arguments).is_refusal()


START = ("screen", "75 mcg", "--first", "--effective", "75 mcg", "--lasted-longer", "no", "--adverse", "no")


def test_a_screening_takes_the_threshold_of_the_site(
    itb_calc: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "threshold 8 hours" not in itb_calc(*START).out
    monkeypatch.setenv(VARIABLE, _file(tmp_path, FULL))
    outcome = itb_calc(*START)
    assert outcome.err == ""
    said = " ".join(outcome.out.split())
    assert "threshold 8 hours: " in said
    assert "site setting of St Anne's ward 4)" in said
    chosen = " ".join(itb_calc(*START, "--threshold", "12").out.split())
    assert "threshold 12 hours: " in chosen
    assert "site setting" not in chosen


def test_a_screening_says_where_the_settings_are_not_used(
    itb_calc: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "none.toml"))
    outcome = itb_calc("screen", "75 mcg", "--first")
    assert outcome.err.endswith("is not used, and the built-in settings count: there is no such file.\n")
    assert outcome.out
