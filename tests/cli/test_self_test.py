"""`itb-calc self-test`: passes as delivered, and is loud about anything that is not as delivered."""

import hashlib
import json
from pathlib import Path

import pytest

from itb_calc import __version__
from itb_calc.cli import self_test as module
from itb_calc.reference.loader import load_reference
from itb_calc.worksheet.golden import golden_file, read_golden_cases
from tests.cli.conftest import Spoil
from tests.cli.running import Command

_COUNT = len(read_golden_cases(golden_file().read_bytes()))
_SEAL = load_reference().sha256
_UNREADABLE = "The worked cases cannot be read, so that nothing was tested. Install itb-calc again.\n"


def test_as_delivered_every_case_comes_out(itb_calc: Command) -> None:
    outcome = itb_calc("self-test")
    assert (outcome.status, outcome.err) == (0, "")
    assert outcome.out.endswith(f"{_COUNT} of {_COUNT} worked cases come out as they must.\n")


def test_versions_and_hashes_are_printed(itb_calc: Command, copied_resources: Path) -> None:
    lines = itb_calc("self-test").out.splitlines()
    golden = (copied_resources / "golden" / "cases.json").read_bytes()
    reference = load_reference()
    assert lines[0].startswith(f"itb-calc {__version__} (pint 0.25")
    assert ", pydantic 2." in lines[0]
    assert lines[1] == f"reference data {reference.version}, SHA-256 {reference.sha256}"
    assert lines[2] == f"worked cases, SHA-256 {hashlib.sha256(golden).hexdigest()}"
    assert len(lines) == 4


def test_the_hash_of_the_cases_does_not_depend_on_line_ends(itb_calc: Command, copied_resources: Path) -> None:
    before = itb_calc("self-test")
    golden = copied_resources / "golden" / "cases.json"
    golden.write_bytes(golden.read_bytes().replace(b"\n", b"\r\n"))
    assert itb_calc("self-test") == before


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('"9/40"', '"9/41"', "flow_rate is {'exact': '9/40', 'unit': 'mL/day'}, not {'exact': '9/41', "),
        ('"2027-05-02"', '"2027-05-11"', "alarm_date is 2027-05-02, not 2027-05-11."),
        ('"PRD-05"', '"PRD-06"', "PRD-06 does not fire."),
        ('"450 mcg/day"', '"450 mg/day"', "flow_rate is absent, not "),
        ('"status": 0', '"status": 1', "the status is 0, not 1."),
    ],
)
def test_a_falsified_case_is_named_with_what_differs(
    itb_calc: Command, spoil: Spoil, old: str, new: str, words: str
) -> None:
    spoil("golden/cases.json", old, new)
    outcome = itb_calc("self-test")
    assert outcome.status == 1
    assert outcome.out.endswith(f"{_COUNT - 1} of {_COUNT} worked cases come out as they must.\n")
    title = "a routine refill, everything entered: nothing to warn of: "
    assert all(line.startswith(title) and line.endswith(".") for line in outcome.err.splitlines())
    assert words in outcome.err


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("pumps.toml", "1.4 mL", "1.3 mL"),
        ("thresholds.toml", '"50 %"', '"40 %"'),
        ("manifest.toml", load_reference().sha256, "0" * 64),
    ],
)
def test_falsified_reference_data_is_said_and_fails(
    itb_calc: Command, spoil: Spoil, file: str, old: str, new: str
) -> None:
    spoil(f"reference/{file}", old, new)
    outcome = itb_calc("self-test")
    assert outcome.status == 1
    assert outcome.err.startswith("The reference files are not the reviewed ones: ")


def test_reference_data_that_cannot_be_read_is_said_and_nothing_is_replayed(itb_calc: Command, spoil: Spoil) -> None:
    spoil("reference/manifest.toml", "version = ", "versions = ")
    outcome = itb_calc("self-test")
    assert outcome.status == 1
    assert "\nreference data unknown, SHA-256 " in outcome.out
    assert " worked cases come out" not in outcome.out
    assert "manifest.toml" in outcome.err
    assert outcome.err.count("\n") == 1
    assert outcome.err.endswith(" Nothing was replayed.\n")


def test_even_if_every_case_came_out_unreviewed_data_fails(
    itb_calc: Command, spoil: Spoil, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil("reference/pumps.toml", "Medtronic SynchroMed II 8637-20", "Medtronic SynchroMed II 8637")
    monkeypatch.setattr(module, "differences", lambda _, __: [])
    outcome = itb_calc("self-test")
    assert (outcome.status, outcome.err.count("\n")) == (1, 1)


@pytest.mark.parametrize(
    "content",
    ["", "{", "[1]", '{"title": 1}', '[{"title": "t"}]', "[" * 100_000, '[{"results": []}]'],
)
def test_a_damaged_file_of_cases_is_one_sentence(itb_calc: Command, copied_resources: Path, content: str) -> None:
    (copied_resources / "golden" / "cases.json").write_text(content, encoding="utf-8")
    outcome = itb_calc("self-test")
    assert (outcome.status, outcome.out, outcome.err) == (1, "", _UNREADABLE)


def test_cases_with_results_of_another_form_are_not_half_tested(itb_calc: Command, copied_resources: Path) -> None:
    golden = copied_resources / "golden" / "cases.json"
    cases = json.loads(golden.read_text(encoding="utf-8"))
    cases[7]["results"] = ["flow_rate"]
    golden.write_text(json.dumps(cases), encoding="utf-8")
    assert itb_calc("self-test").err == _UNREADABLE


def test_no_file_of_cases_and_no_cases_fail(itb_calc: Command, copied_resources: Path) -> None:
    golden = copied_resources / "golden" / "cases.json"
    golden.write_text("[]", encoding="utf-8")
    outcome = itb_calc("self-test")
    assert outcome.status == 1
    assert outcome.out.endswith("0 of 0 worked cases come out as they must.\n")
    golden.unlink()
    assert itb_calc("self-test").err == _UNREADABLE
    (copied_resources / "reference").rename(copied_resources / "elsewhere")
    assert itb_calc("self-test").err == _UNREADABLE


def test_a_library_that_was_not_installed_by_a_package_has_no_version(
    itb_calc: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_LIBRARIES", ("pint", "no-such-library"))
    assert ", no-such-library unknown)\n" in itb_calc("self-test").out
