"""`itb-calc evaluate`: where the worksheet comes from, the day, the exit status, problems on standard error."""

import json
from datetime import date
from pathlib import Path
from typing import NoReturn

import pytest

from itb_calc.core.show_date import show_date
from itb_calc.worksheet.codec import LARGEST_FILE
from tests.cli.conftest import Spoil
from tests.cli.running import Command
from tests.worksheet.sheets import ROUTINE, TEXT_PATHS, Sheet, content_of, put

_DAY = ("--today", "2026-11-23")
_BLOCKED = put(ROUTINE, "pump.programmed_volume", "20 mL")
_PROBLEMS = put(put(ROUTINE, "refill.booking_buffer", "seven"), "dose.daily_dose", "1,5 mcg/day")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "visit.itb.json"
    path.write_bytes(content_of(ROUTINE))
    return path


def test_a_file_and_standard_input_have_the_same_answer(itb_calc: Command, file: Path) -> None:
    for option in ([], ["--json"]):
        from_file = itb_calc("evaluate", str(file), *_DAY, *option)
        from_input = itb_calc("evaluate", "-", *_DAY, *option, stdin=file.read_bytes())
        assert from_file == from_input
        assert (from_file.status, from_file.err) == (0, "")


def test_for_machines_it_is_one_object_in_ascii(itb_calc: Command) -> None:
    outcome = itb_calc("evaluate", "-", *_DAY, "--json", stdin=content_of(ROUTINE))
    assert outcome.out.isascii()
    printed = json.loads(outcome.out)
    head = ["schema", "version", "reference", "today"]
    assert list(printed) == [*head, "results", "working", "findings", "problems", "read_back"]
    assert list(printed["read_back"]) == ["sentence"]
    assert printed["read_back"]["sentence"].endswith("; book by Friday 5 March 2027.")
    assert printed["today"] == "2026-11-23"
    assert printed["results"]["flow_rate"] == {"exact": "3/10", "unit": "mL/day", "display": "0.3 mL/day"}


def test_where_nothing_is_read_back_the_machines_get_the_reason(itb_calc: Command) -> None:
    outcome = itb_calc("evaluate", "-", *_DAY, "--json", stdin=content_of(_BLOCKED))
    read_back = json.loads(outcome.out)["read_back"]
    assert list(read_back) == ["refused"]
    assert read_back["refused"].startswith("Nothing is read back while VOL-01 blocks this worksheet: ")


def test_for_people_it_is_a_text(itb_calc: Command) -> None:
    outcome = itb_calc("evaluate", "-", *_DAY, stdin=content_of(ROUTINE))
    assert outcome.out.startswith("REFILL WORKSHEET, evaluated for Mon 23 Nov 2026\n\nFINDINGS  none\n")
    assert "\n  Book by                     Fri 5 Mar 2027\n" in outcome.out


@pytest.mark.parametrize(
    ("sheet", "status", "problems"),
    [
        (ROUTINE, 0, []),
        (put(ROUTINE, "refill.stability_limit", "200 days"), 0, []),
        (_BLOCKED, 1, []),
        (_PROBLEMS, 2, ["dose.daily_dose", "refill.booking_buffer"]),
        (put(_PROBLEMS, "pump.programmed_volume", "20 mL"), 1, ["dose.daily_dose", "refill.booking_buffer"]),
        (put(ROUTINE, "system.catheter_volume", "0.2 mL"), 0, []),
        (put(ROUTINE, "system.catheter_volume", "0.2"), 2, ["system.catheter_volume"]),
        (put(ROUTINE, "dose.schedule", [{"start": "00:00", "end": "24:00"}]), 2, ["dose.schedule"]),
        (put(ROUTINE, "dose.schedule", [{"start": "00:00", "end": "24:00", "dose": "450 mcg"}]), 0, []),
    ],
)
def test_the_status_is_1_for_a_block_2_for_a_problem_alone_and_each_problem_is_a_sentence(
    itb_calc: Command, sheet: Sheet, status: int, problems: list[str]
) -> None:
    readable = itb_calc("evaluate", "-", *_DAY, stdin=content_of(sheet))
    exact = itb_calc("evaluate", "-", *_DAY, "--json", stdin=content_of(sheet))
    assert readable.status == exact.status == status
    assert readable.err == exact.err
    assert [line.partition(": ")[0] for line in readable.err.splitlines()] == problems
    assert all(line.endswith(".") for line in readable.err.splitlines())
    assert readable.out.startswith("REFILL WORKSHEET")
    assert [problem["field"] for problem in json.loads(exact.out)["problems"]] == problems


def test_a_problem_on_standard_error_is_the_one_in_the_evaluation(itb_calc: Command) -> None:
    outcome = itb_calc("evaluate", "-", *_DAY, "--json", stdin=content_of(_PROBLEMS))
    problems = json.loads(outcome.out)["problems"]
    assert outcome.err == "".join(f"{problem['field']}: {problem['message']}\n" for problem in problems)
    assert outcome.err.startswith(
        "dose.daily_dose: 1,5 is not read as a number: the decimal mark here is a point. Write 1.5."
    )


@pytest.mark.parametrize("day", ["2026-02-30", "20261123", "2026-W48-1", " 2026-11-23", "23.11.2026", "today", "-5"])
def test_a_day_that_is_none_is_refused_before_anything_is_read(itb_calc: Command, day: str) -> None:
    outcome = itb_calc("evaluate", "nothing.itb.json", f"--today={day}")
    assert outcome.is_refusal()
    assert outcome.err == (
        f"{day} is not a date of the calendar. Write --today with year, month and day: 2027-04-09.\n"
    )


@pytest.mark.parametrize(
    ("day", "shown"), [("", '""'), ("\x1b[2J", "[U+001B][2J"), ("2026-11-23\n", "2026-11-23[U+000A]")]
)
def test_a_day_that_cannot_be_shown_as_it_is_is_refused_all_the_same(itb_calc: Command, day: str, shown: str) -> None:
    outcome = itb_calc("evaluate", "-", f"--today={day}")
    assert outcome.is_refusal()
    assert outcome.err.startswith(f"{shown} is not a date ")


@pytest.mark.parametrize("day", ["0001-01-01", "2024-02-29", "9999-12-31"])
def test_every_day_of_the_calendar_can_be_today(itb_calc: Command, day: str) -> None:
    outcome = itb_calc("evaluate", "-", "--today", day, stdin=content_of(ROUTINE))
    assert outcome.status == 0
    assert outcome.out.startswith(f"REFILL WORKSHEET, evaluated for {show_date(date.fromisoformat(day))}\n")


def test_without_a_day_it_is_today(itb_calc: Command) -> None:
    before = date.today()  # noqa: DTZ011 - as the program takes it
    outcome = itb_calc("evaluate", "-", "--json", stdin=content_of(ROUTINE))
    after = date.today()  # noqa: DTZ011 - as the program takes it
    assert json.loads(outcome.out)["today"] in {before.isoformat(), after.isoformat()}


def test_a_file_that_is_not_there_a_folder_and_an_empty_name_are_each_a_sentence(
    itb_calc: Command, tmp_path: Path
) -> None:
    folder = tmp_path / "visits"
    folder.mkdir()
    sentences = {
        str(tmp_path / "missing.itb.json"): "missing.itb.json: there is no such file.\n",
        str(folder): "visits: this is a folder, not a worksheet file.\n",
        "": '"": this is a folder, not a worksheet file.\n',
        "a\x00b": "a[U+0000]b: the file cannot be opened for reading.\n",
        str(tmp_path / "\x1b[2J\n.json"): "[U+001B][2J[U+000A].json: there is no such file.\n",
    }
    for name, sentence in sentences.items():
        outcome = itb_calc("evaluate", name)
        assert outcome.is_refusal()
        assert outcome.err == sentence


def test_a_file_that_may_not_be_read_is_a_sentence(
    itb_calc: Command, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def deny(*_: object) -> NoReturn:
        raise PermissionError(13, "Permission denied", str(file))

    monkeypatch.setattr(Path, "open", deny)
    outcome = itb_calc("evaluate", str(file))
    assert outcome.is_refusal()
    assert outcome.err == "visit.itb.json: you may not read this file. Ask whoever looks after it.\n"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The file is empty, so it is no worksheet."),
        (b"{", "The file is not well-formed JSON (line 1), so it is no worksheet."),
        (b'{"schema": 1, "dose": {"daily_dose": 450}}', 'it must be text in quotes, such as "4" or "450 mcg/day".'),
        (b'{"schema": 1, "\\u001b[2J\\n": 1}', "The file has the key [U+001B][2J[U+000A], which a worksheet does"),
        (b" " * (LARGEST_FILE + 1), "The file is larger than any worksheet, so it was not read."),
    ],
)
def test_a_file_that_is_no_worksheet_is_refused_by_its_name(
    itb_calc: Command, tmp_path: Path, content: bytes, sentence: str
) -> None:
    file = tmp_path / "visit.itb.json"
    file.write_bytes(content)
    for name, shown, stdin in ((str(file), "visit.itb.json", b""), ("-", "standard input", content)):
        outcome = itb_calc("evaluate", name, stdin=stdin)
        assert outcome.is_refusal()
        assert outcome.err.startswith(f"{shown}: ")
        assert sentence in outcome.err


def test_a_file_of_the_largest_size_is_read(itb_calc: Command, file: Path) -> None:
    file.write_bytes(content_of(ROUTINE).ljust(LARGEST_FILE))
    assert itb_calc("evaluate", str(file), *_DAY).status == 0


def test_a_standard_input_that_was_closed_is_an_empty_file(monkeypatch: pytest.MonkeyPatch) -> None:
    from itb_calc.cli import evaluate as module  # noqa: PLC0415

    monkeypatch.setattr("sys.stdin", None)
    assert module.run_evaluate("-", None, as_json=True) == 2


@pytest.mark.parametrize("path", TEXT_PATHS)
def test_no_typed_character_reaches_the_terminal_that_could_disturb_it(itb_calc: Command, path: str) -> None:
    content = content_of(put(ROUTINE, path, "\x1b[31m1\n\r\t\x07\u202e\u2066\u200b\ud800\x9b2J"))
    for option in ([], ["--json"]):
        outcome = itb_calc("evaluate", "-", *_DAY, *option, stdin=content)
        assert outcome.status == 2
        assert all(character.isprintable() or character in "\n\N{THIN SPACE}" for character in outcome.out)
        assert all(line.isprintable() for line in outcome.err.split("\n"))
        assert any(line.startswith(f"{path}: ") for line in outcome.err.splitlines())


def test_with_unreviewed_reference_data_it_still_answers_with_a_block(itb_calc: Command, spoil: Spoil) -> None:
    spoil("reference/products.toml", "20 mg/20 mL", "20 mg/10 mL")
    outcome = itb_calc("evaluate", "-", *_DAY, stdin=content_of(ROUTINE))
    assert outcome.status == 1
    assert "  ■ BLOCK   REF-01  " in outcome.out
    assert "\n  Flow                        withheld: see REF-01\n" in outcome.out
