"""`itb-calc schedule`: forms, statuses, what is said, and that nothing stops the rest."""

import csv
import io
import json
import os
import re
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from icalendar import Calendar

from itb_calc.cli import schedule as module
from itb_calc.worksheet.codec import LARGEST_FILE
from tests.cli.conftest import Spoil
from tests.cli.running import MODULE, Command, environment, run_process
from tests.planning.lists import write_sheets
from tests.planning.started import acting
from tests.worksheet.sheets import ROUTINE, Sheet, content_of, put

_DAY = ("--today", "2026-11-23")
_FORMS = ("--text", "--csv", "--ics", "--json")
_BLOCKED = put(ROUTINE, "pump.programmed_volume", "20 mL")
_UNREAD = put(ROUTINE, "dose.daily_dose", "1,5 mcg/day")
_OVERDUE = put(ROUTINE, "fill_date", "2026-02-01")
_NO_JSON = "The file is not well-formed JSON (line 1), so it is no worksheet."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_sheets(tmp_path / "ward", (ROUTINE, _OVERDUE))
    return tmp_path / "ward"


def test_for_people_it_is_a_table_the_most_urgent_first(itb_calc: Command, folder: Path) -> None:
    outcome = itb_calc("schedule", str(folder), *_DAY)
    assert (outcome.status, outcome.err) == (0, "")
    assert outcome.out.startswith("REFILL SCHEDULE for Mon 23 Nov 2026\n\nREFILLS BY DATE  2\n")
    assert outcome.out.index("OVERDUE") < outcome.out.index("visit-1") < outcome.out.index("visit-0")
    assert outcome == itb_calc("schedule", str(folder), *_DAY, "--text")


def test_each_form_lists_the_same_files(itb_calc: Command, folder: Path) -> None:
    names = ["visit-1.itb.json", "visit-0.itb.json"]
    rows = csv.DictReader(io.StringIO(itb_calc("schedule", str(folder), *_DAY, "--csv").out, newline=""))
    assert [row["file"] for row in rows] == names
    printed = json.loads(itb_calc("schedule", str(folder), *_DAY, "--json").out)
    assert [entry["file"] for entry in printed["refills"]] == names
    calendar = Calendar.from_ical(itb_calc("schedule", str(folder), *_DAY, "--ics").out)
    summaries = [str(event["summary"]).partition(", ")[2] for event in calendar.walk("VEVENT")]
    assert summaries == [names[0], names[0], names[1], names[1]]


def _without_moment(content: bytes) -> bytes:
    """Leave out when a calendar was made, which two commands never share."""
    return re.sub(rb"^(DTSTAMP|SEQUENCE):\w+\r\n", b"", content, flags=re.MULTILINE)


@pytest.mark.parametrize("form", _FORMS[1:])
def test_what_is_written_is_what_is_printed_byte_for_byte(folder: Path, tmp_path: Path, form: str) -> None:
    output = tmp_path / "output"
    command = [*MODULE, "schedule", str(folder), *_DAY, form]
    printed = subprocess.run(command, capture_output=True, check=True, env=environment())
    written = run_process("schedule", str(folder), *_DAY, form, "--output", str(output))
    assert written.out == "1 overdue, 0 to book now, 1 later, 0 without a date, 0 not evaluated\n"
    assert (written.status, written.err, printed.stderr) == (0, "", b"")
    assert _without_moment(output.read_bytes()) == _without_moment(printed.stdout)
    assert (b"\r\n" in printed.stdout) == (form != "--json")


def test_the_text_of_a_file_is_what_is_printed(itb_calc: Command, folder: Path, tmp_path: Path) -> None:
    printed = itb_calc("schedule", str(folder), *_DAY)
    itb_calc("schedule", str(folder), *_DAY, "--output", str(tmp_path / "list.txt"))
    assert (tmp_path / "list.txt").read_text(encoding="utf-8") == printed.out


@pytest.mark.parametrize(
    ("sheets", "status"),
    [
        ((ROUTINE, _OVERDUE), 0),
        ((ROUTINE, {"schema": 1}), 0),
        ((ROUTINE, _UNREAD), 2),
        ((ROUTINE, {"schema": 2}), 2),
        ((ROUTINE, _BLOCKED), 1),
        (({"schema": 2}, _UNREAD, _BLOCKED), 1),
    ],
)
@pytest.mark.parametrize("form", _FORMS)
def test_the_status_is_1_for_a_block_and_2_for_what_is_not_read(
    itb_calc: Command, tmp_path: Path, sheets: tuple[Sheet, ...], status: int, form: str
) -> None:
    write_sheets(tmp_path / "ward", sheets)
    outcome = itb_calc("schedule", str(tmp_path / "ward"), *_DAY, form)
    assert outcome.status == status
    assert outcome.out


def test_help_says_what_the_statuses_are(itb_calc: Command) -> None:
    said = " ".join(itb_calc("schedule", "--help").out.split())
    assert "Exit status: 0 fine; 1 something is blocked in a worksheet; 2 nothing is blocked, but a field or a" in said
    assert "an older one is listed like any other, and becomes overdue" in said


def test_files_that_are_no_worksheets_stop_nothing_and_each_is_a_sentence(itb_calc: Command, folder: Path) -> None:
    (folder / "a.itb.json").write_bytes(b"{")
    (folder / "huge.itb.json").write_bytes(b" " * (LARGEST_FILE + 1))
    (folder / "loop.itb.json").symlink_to(folder / "loop.itb.json")
    (folder / "up").symlink_to(folder)
    for form in _FORMS:
        outcome = itb_calc("schedule", str(folder), str(folder / "gone.itb.json"), *_DAY, form)
        assert outcome.status == 2
        assert outcome.err.splitlines() == [
            f"{folder}/a.itb.json: {_NO_JSON}",
            f"{folder}/gone.itb.json: there is no such file.",
            f"{folder}/huge.itb.json: The file is larger than any worksheet, so it was not read.",
            f"{folder}/loop.itb.json: the file cannot be opened for reading.",
        ]
        assert "visit-0.itb.json" in "".join(outcome.out.split())


def test_two_thousand_files_that_are_no_worksheets_stop_nothing(itb_calc: Command, folder: Path) -> None:
    for place in range(2000):
        (folder / f"bad-{place:04}.itb.json").write_bytes(b"{")
    outcome = itb_calc("schedule", str(folder), *_DAY)
    assert outcome.status == 2
    assert outcome.err == "".join(f"bad-{place:04}.itb.json: {_NO_JSON}\n" for place in range(2000))
    assert "\nREFILLS BY DATE  2\n" in outcome.out
    assert "\nNOT EVALUATED  2000\n" in outcome.out


def test_a_folder_without_worksheets_is_a_sentence(itb_calc: Command, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    outcome = itb_calc("schedule", str(tmp_path / "empty"), *_DAY)
    assert (outcome.status, outcome.err) == (2, "empty: there is no worksheet file (*.itb.json) in this folder.\n")


def test_for_a_calendar_it_is_said_how_many_have_no_date(itb_calc: Command, tmp_path: Path) -> None:
    write_sheets(tmp_path / "ward", (ROUTINE, {"schema": 1}, _BLOCKED))
    outcome = itb_calc("schedule", str(tmp_path / "ward"), *_DAY, "--ics")
    assert outcome.err == "The calendar withdraws the reminders of what has no date: 2 of the worksheets.\n"
    assert itb_calc("schedule", str(tmp_path / "ward"), *_DAY, "--csv").err == ""


@pytest.mark.parametrize("name", ["new\nline", "\x1b[2J\x07", "<b>&amp;", "=1+1", "\u202ecod", "'; DROP"])
def test_no_name_disturbs_the_terminal(itb_calc: Command, tmp_path: Path, name: str) -> None:
    (tmp_path / f"{name}.itb.json").write_bytes(content_of(ROUTINE))
    (tmp_path / f"{name}-bad.itb.json").write_bytes(b"")
    for form in _FORMS:
        outcome = itb_calc("schedule", str(tmp_path), *_DAY, form)
        assert outcome.status == 2
        assert all(character.isprintable() or character in "\r\n" for character in outcome.out)
        assert len(outcome.err.splitlines()) == 1
        assert outcome.err.rstrip("\n").isprintable()


@pytest.mark.parametrize("day", ["2026-02-30", "today", ""])
def test_a_day_that_is_none_is_refused_before_anything_is_read(itb_calc: Command, day: str) -> None:
    outcome = itb_calc("schedule", "nothing", f"--today={day}")
    assert outcome.is_refusal()
    assert " is not a date of the calendar. " in outcome.err


@pytest.mark.parametrize(
    ("arguments", "named"), [((), "PATH"), (("a", "--csv", "--json"), "--json"), (("a", "--output"), "--output")]
)
def test_what_is_not_understood_is_refused(itb_calc: Command, arguments: tuple[str, ...], named: str) -> None:
    outcome = itb_calc("schedule", *arguments)
    assert outcome.is_refusal()
    assert named in outcome.err


def test_with_unreviewed_reference_data_every_worksheet_is_blocked(
    itb_calc: Command, folder: Path, spoil: Spoil
) -> None:
    spoil("reference/products.toml", "20 mg/20 mL", "20 mg/10 mL")
    outcome = itb_calc("schedule", str(folder), *_DAY)
    assert outcome.status == 1
    assert outcome.out.count("■ BLOCK REF-01  ") == 2
    assert "\nREFILLS BY DATE  none\n" in outcome.out


def test_many_files_give_what_each_gives_alone(
    itb_calc: Command, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def each_form() -> list[tuple[int, bytes, str]]:
        outcomes = [itb_calc("schedule", str(folder), *_DAY, form) for form in _FORMS]
        return [(outcome.status, _without_moment(outcome.out.encode()), outcome.err) for outcome in outcomes]

    alone = each_form()
    monkeypatch.setattr(module, "processes_for", lambda _: 2)
    assert each_form() == alone


@pytest.mark.parametrize("name", ["visit-0.itb.json", "new.itb.json", "new.ITB.JSON"])
def test_a_worksheet_is_never_replaced(itb_calc: Command, folder: Path, name: str) -> None:
    before = (folder / "visit-0.itb.json").read_bytes()
    outcome = itb_calc("schedule", str(folder), *_DAY, "--csv", "--output", str(folder / name))
    assert outcome.is_refusal()
    assert (
        outcome.err == f"{name}: this is a worksheet, or named like one, and would be replaced. Choose another name.\n"
    )
    assert (folder / "visit-0.itb.json").read_bytes() == before
    assert sorted(path.name for path in folder.iterdir()) == ["visit-0.itb.json", "visit-1.itb.json"]


def test_a_worksheet_by_another_name_is_never_replaced(itb_calc: Command, folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "visit.txt"
    other.write_bytes(content_of(ROUTINE))
    (tmp_path / "link").symlink_to(other)
    outcome = itb_calc("schedule", str(folder), str(other), *_DAY, "--output", str(tmp_path / "link"))
    assert outcome.is_refusal()
    assert other.read_bytes() == content_of(ROUTINE)


def test_an_output_that_cannot_be_written_is_one_sentence(itb_calc: Command, folder: Path, tmp_path: Path) -> None:
    outcome = itb_calc("schedule", str(folder), *_DAY, "--output", str(tmp_path / "gone" / "list.csv"))
    assert outcome.is_refusal()
    assert outcome.err == "list.csv: the folder that it is to stand in does not exist.\n"


class _Waiting:
    """The command over a folder in which the process that looks at one of the files does not come back from it."""

    def __init__(self, tmp_path: Path, count: int) -> None:
        self._folder = tmp_path / "ward"
        self._folder.mkdir()
        for place in range(count):
            (self._folder / f"{place:04}.itb.json").write_bytes(b"{")
        (self._folder / "0000-waiting.itb.json").write_bytes(b"{")
        # Where the tests themselves run in the background, they ignore it, and a child would ignore it too.
        former = signal.signal(signal.SIGINT, signal.default_int_handler)
        self.process = subprocess.Popen(
            [*MODULE, "schedule", str(self._folder), *_DAY],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
            env=environment(PYTHONPATH=acting(tmp_path / "acting", only_started=count > 1000)),
        )
        signal.signal(signal.SIGINT, former)
        _wait_until(lambda: any(self._folder.glob("*.reached")))

    def is_over(self) -> bool:
        """Whether the process that waits is gone."""
        (reached,) = self._folder.glob("*.reached")
        state = Path("/proc", reached.suffixes[-2].removeprefix("."), "stat")
        return not state.exists() or " Z " in state.read_text()


def _wait_until(happened: Callable[[], bool]) -> None:
    for _ in range(1500):
        if happened():
            return
        time.sleep(0.02)
    pytest.fail("it did not happen")


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="whether a process is gone is seen in another way")
@pytest.mark.parametrize("count", [2, 1200])
def test_an_interrupt_ends_it_at_once_without_a_traceback(tmp_path: Path, count: int) -> None:
    waiting = _Waiting(tmp_path, count)
    os.killpg(waiting.process.pid, signal.SIGINT)
    assert waiting.process.communicate(timeout=20) == (b"", b"")
    assert waiting.process.returncode == 130
    _wait_until(waiting.is_over)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="whether a process is gone is seen in another way")
def test_no_process_outlives_one_that_was_killed(tmp_path: Path) -> None:
    waiting = _Waiting(tmp_path, 1200)
    assert not waiting.is_over()
    waiting.process.kill()
    waiting.process.communicate()
    _wait_until(waiting.is_over)
