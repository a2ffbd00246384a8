"""Choosing the command; what ends a run early; and the process as a shell sees it."""

import os
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import pytest

from itb_calc.cli import run as module
from itb_calc.cli.arguments import parse
from itb_calc.cli.run import run
from itb_calc.cli.streams import AnswerLostError
from tests.cli.running import MODULE, Command, environment, run_process
from tests.worksheet.sheets import ROUTINE, content_of, put

_PROBLEM = content_of(put(ROUTINE, "refill.booking_buffer", "seven"))
_BLOCK = content_of(put(ROUTINE, "pump.programmed_volume", "20 mL"))


@pytest.mark.parametrize(
    ("arguments", "beginning"),
    [
        (["convert", "10 mg/20 mL"], "10 mg in 20 mL = 0.5 mg/mL = 500 mcg/mL\n"),
        (["convert", "10 mg/20 mL", "--json"], '{\n "text": "10 mg/20 mL",\n'),
        (["products"], "LISTED PRODUCTS"),
        (["products", "--json"], '{\n "products": [\n'),
        (["pumps"], "PUMPS\n"),
        (["pumps", "--json"], '{\n "pumps": [\n'),
        (["evaluate", "-"], "REFILL WORKSHEET"),
        (["evaluate", "-", "--json"], '{\n "schema": 1,\n'),
        (["screen", "75 mcg"], "SCREENING"),
        (["screen", "75 mcg", "--json"], '{\n "dose": {\n'),
    ],
)
def test_each_command_runs(itb_calc: Command, arguments: list[str], beginning: str) -> None:
    outcome = itb_calc(*arguments, stdin=content_of(ROUTINE))
    assert (outcome.status, outcome.err) == (0, "")
    assert outcome.out.startswith(beginning)
    assert outcome.out.endswith("\n")


def test_an_interrupt_ends_quietly_as_shells_expect(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: object) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr(module, "_dispatch", interrupt)
    assert run(parse([])) == 130


def test_a_lost_answer_is_a_sentence_and_never_status_0(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def lose(_: object) -> NoReturn:
        raise AnswerLostError

    monkeypatch.setattr(module, "_dispatch", lose)
    assert run(parse([])) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("The answer could not be printed: ")
    assert captured.err.count("\n") == 1


def _run_with_a_reader_who_leaves(*arguments: str, stdin: bytes = b"") -> tuple[int, str]:
    """Run with a pipe as standard output that nobody reads any more."""
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as pipe:
        done = subprocess.run(
            [*MODULE, *arguments],
            input=stdin,
            stdout=pipe,
            stderr=subprocess.PIPE,
            check=False,
            env=environment(),
        )
    return done.returncode, done.stderr.decode("utf-8")


def test_a_reader_who_leaves_gets_no_traceback() -> None:
    assert _run_with_a_reader_who_leaves("products") == (0, "")


def test_a_reader_who_leaves_does_not_turn_a_block_or_a_problem_into_status_0() -> None:
    assert _run_with_a_reader_who_leaves("evaluate", "-", stdin=_BLOCK) == (1, "")
    status, sentence = _run_with_a_reader_who_leaves("evaluate", "-", stdin=_PROBLEM)
    assert status == 2
    assert sentence.startswith("refill.booking_buffer: ")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
def test_a_full_disk_is_one_sentence_and_status_2() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*MODULE, "convert", "10 mg"], stdout=full, stderr=subprocess.PIPE, check=False, env=environment()
        )
    assert done.returncode == 2
    assert done.stderr.startswith(b"The answer could not be printed: ")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="the shell of Windows closes no streams")
@pytest.mark.parametrize(
    ("arguments", "closed", "status"),
    [("convert 5", "2>&-", 2), ("convert 'x' ", "2>/dev/full", 2), ("evaluate -", "<&-", 2), ("pumps", ">&-", 2)],
)
def test_closed_streams_change_no_status_and_bring_no_traceback(arguments: str, closed: str, status: int) -> None:
    command = f'"{sys.executable}" -P -m itb_calc {arguments} {closed}'
    done = subprocess.run(["sh", "-c", command], capture_output=True, check=False, env=environment())
    assert done.returncode == status
    assert b"Traceback" not in done.stderr
    assert done.stdout == b""


def test_a_process_of_its_own_gives_the_same_answers(itb_calc: Command) -> None:
    for arguments, stdin in ((["convert", "10mg/20"], b""), (["evaluate", "-", "--today", "2026-11-23"], _PROBLEM)):
        assert run_process(*arguments, stdin=stdin) == itb_calc(*arguments, stdin=stdin)


def test_an_ascii_terminal_gets_plain_signs_in_a_process_of_its_own() -> None:
    outcome = run_process("convert", "0.175 mL/day", PYTHONIOENCODING="ascii")
    assert (outcome.status, outcome.err) == (0, "")
    assert outcome.out == "0.175 mL/day ~ 0.0073 mL/hour\n\n  mL/day    0.175\n  mL/hour   ~0.0073\n"
    refused = run_process("nonsensé", PYTHONIOENCODING="ascii")
    assert refused.is_refusal()
    assert "nonsens[U+00E9]" in refused.err
