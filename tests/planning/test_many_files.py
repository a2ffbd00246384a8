"""Many files at once: the same as one after the other, whatever happens to the processes."""

import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from multiprocessing import active_children
from pathlib import Path
from typing import NoReturn

import pytest

from itb_calc.planning import many_files
from itb_calc.planning.many_files import Looked, _in_processes, look_at_chunk, look_at_many, processes_for
from itb_calc.planning.one_file import look_at
from itb_calc.planning.refill_list import NotEvaluated, refill_list
from itb_calc.planning.worksheet_files import WorksheetFile, find_worksheets
from tests.cli.running import environment
from tests.planning.lists import write_sheets
from tests.planning.started import acting
from tests.worksheet.sheets import REFERENCE, ROUTINE, TODAY, content_of, put

_SHEETS = (
    ROUTINE,
    put(ROUTINE, "fill_date", "2026-02-01"),
    put(ROUTINE, "pump.programmed_volume", "20 mL"),
    put(ROUTINE, "dose.daily_dose", "1,5"),
    {"schema": 1},
    {"schema": 2},
)


@pytest.fixture
def files(tmp_path: Path) -> tuple[WorksheetFile, ...]:
    """Return more files than are ever under way at once, some of them no worksheets, and one that is gone."""
    write_sheets(tmp_path / "visits", _SHEETS * 40)
    found = find_worksheets([str(tmp_path / "visits"), str(tmp_path / "gone.itb.json")]).files
    assert len(found) == 241
    return found


def _one_after_the_other(files: Iterable[WorksheetFile]) -> list[Looked]:
    return [(file, look_at(file, REFERENCE, TODAY)) for file in files]


def _alike(first: Iterable[Looked], second: Iterable[Looked]) -> bool:
    return refill_list(first, TODAY) == refill_list(second, TODAY)


@pytest.mark.parametrize("processes", [1, 2, 3])
def test_one_and_several_processes_give_the_same(files: tuple[WorksheetFile, ...], processes: int) -> None:
    known = list(look_at_many(files, REFERENCE, TODAY, processes))
    assert Counter(file for file, _ in known) == Counter(files)
    assert _alike(known, _one_after_the_other(files))


def test_no_file_is_no_work() -> None:
    assert list(look_at_many((), REFERENCE, TODAY, 2)) == []


def test_a_chunk_is_what_its_files_are(files: tuple[WorksheetFile, ...]) -> None:
    assert look_at_chunk(files[:10], TODAY) == [known for _, known in _one_after_the_other(files[:10])]


def test_only_so_much_is_under_way_at_once(files: tuple[WorksheetFile, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    submit, submitted = many_files._submit, []

    def counting(pool: ProcessPoolExecutor, some: tuple[WorksheetFile, ...], today: date) -> object:
        submitted.append(some)
        return submit(pool, some, today)

    monkeypatch.setattr(many_files, "_submit", counting)
    looking = look_at_many(files, REFERENCE, TODAY, 2)
    next(looking)
    assert len(submitted) == 4
    assert len(list(looking)) == 240
    assert len(submitted) == 8


@pytest.mark.usefixtures("files")
def test_the_file_that_a_process_dies_of_is_given_up_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", acting(tmp_path / "acting"))
    for place in (1, 2):
        (tmp_path / "visits" / f"visit-3{place}-deadly.itb.json").write_bytes(content_of(ROUTINE))
    some = find_worksheets([str(tmp_path / "visits")]).files
    assert len(some) == 242
    known = dict(look_at_many(some, REFERENCE, TODAY, 2))
    deadly = {file: known.pop(file) for file in some if "deadly" in file.name}
    assert set(deadly.values()) == {
        NotEvaluated(
            "the process that looked at this file ended, so that nothing is known of this worksheet."
            " Look at it by hand."
        )
    }
    assert len(deadly) == 2
    assert _alike(known.items(), _one_after_the_other(file for file in some if "deadly" not in file.name))


def test_where_processes_die_before_they_begin_all_is_done_in_this_one(
    tmp_path: Path, files: tuple[WorksheetFile, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", acting(tmp_path / "acting", dies_at_once=True))
    assert _alike(look_at_many(files, REFERENCE, TODAY, 2), _one_after_the_other(files))


@pytest.mark.parametrize("refusal", [OSError(11, "no more processes"), ImportError("no semaphores")])
def test_where_no_process_can_be_started_all_is_done_in_this_one(
    files: tuple[WorksheetFile, ...], monkeypatch: pytest.MonkeyPatch, refusal: Exception
) -> None:
    def refuse(*_: object, **__: object) -> NoReturn:
        raise refusal

    monkeypatch.setattr(many_files, "ProcessPoolExecutor", refuse)
    assert _alike(look_at_many(files, REFERENCE, TODAY, 2), _one_after_the_other(files))


def test_a_few_files_are_not_worth_a_process_and_no_more_are_started_than_there_are_cores(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(8)), raising=False)
    assert [processes_for(count) for count in (0, 1, 500, 999)] == [1, 1, 1, 1]
    assert [processes_for(count) for count in (1000, 1500, 10_000)] == [2, 3, 8]
    monkeypatch.delattr(os, "sched_getaffinity")
    for cores, most in ((4, 4), (None, 1), (200, 61)):
        monkeypatch.setattr(os, "cpu_count", lambda cores=cores: cores)
        assert processes_for(1_000_000) == most


def test_without_masks_of_signals_it_works_the_same(
    files: tuple[WorksheetFile, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(signal, "pthread_sigmask", raising=False)
    assert _alike(look_at_many(files[:70], REFERENCE, TODAY, 2), _one_after_the_other(files[:70]))


def test_who_wants_no_more_leaves_no_process_behind(files: tuple[WorksheetFile, ...]) -> None:
    looking = _in_processes(files, TODAY, 2)
    next(looking)
    assert len(active_children()) == 2
    looking.close()
    assert active_children() == []


@pytest.mark.parametrize("before", [None, "yes"])
def test_what_started_processes_inherit_does_not_stay(
    files: tuple[WorksheetFile, ...], monkeypatch: pytest.MonkeyPatch, before: str | None
) -> None:
    monkeypatch.delenv("PYTHONSAFEPATH", raising=False)
    if before is not None:
        monkeypatch.setenv("PYTHONSAFEPATH", before)
    list(look_at_many(files[:70], REFERENCE, TODAY, 2))
    assert os.environ.get("PYTHONSAFEPATH") == before


def test_a_started_process_loads_nothing_from_the_folder_that_it_is_started_in(tmp_path: Path) -> None:
    write_sheets(tmp_path / "visits", [ROUTINE])
    for name in ("multiprocessing", "pickle", "signal", "pint"):
        (tmp_path / f"{name}.py").write_text("import os\nos.abort()\n", encoding="utf-8")
    # A script elsewhere, as the installed command is, so that the folder is not on its own path.
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "itb-calc").write_text(
        "import sys\nfrom itb_calc.__main__ import main\nfrom itb_calc.planning import many_files\n"
        "many_files.processes_for = lambda count: 2\nif __name__ == '__main__':\n    sys.exit(main())\n",
        encoding="utf-8",
    )
    done = subprocess.run(
        [sys.executable, str(tmp_path / "bin" / "itb-calc"), "schedule", "visits"],
        cwd=tmp_path,
        capture_output=True,
        check=False,
        env={name: value for name, value in environment().items() if name != "PYTHONSAFEPATH"},
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"visit-0.itb.json" in done.stdout


def test_a_started_process_leaves_the_interrupt_alone_and_ends_with_the_one_that_started_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    handled: list[tuple[object, object]] = []
    ended: list[object] = []
    monkeypatch.setattr(signal, "signal", lambda *both: handled.append(both))
    monkeypatch.setattr(os, "_exit", ended.append)
    many_files._prepare()
    assert handled == [(signal.SIGINT, signal.SIG_IGN)]
    assert ended == []

    class Parent:
        def join(self) -> None:
            ended.append("the parent")

    monkeypatch.setattr(many_files, "parent_process", Parent)
    many_files._end_with_parent()
    assert ended == ["the parent", 1]
