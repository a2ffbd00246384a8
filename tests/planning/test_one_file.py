"""One file: evaluated, or one sentence; whatever it is, it neither raises nor waits."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from itb_calc.planning import one_file
from itb_calc.planning.one_file import look_at
from itb_calc.planning.refill_list import NotEvaluated, Refill, refill_of
from itb_calc.planning.worksheet_files import WorksheetFile
from itb_calc.worksheet.codec import LARGEST_FILE
from tests.worksheet.sheets import REFERENCE, ROUTINE, TODAY, content_of, evaluate_sheet


def _look(path: Path | str) -> Refill | NotEvaluated:
    return look_at(WorksheetFile(str(path), "a name"), REFERENCE, TODAY)


def _sentence(path: Path | str) -> str:
    looked = _look(path)
    assert isinstance(looked, NotEvaluated)
    assert looked.message.endswith(".")
    return looked.message


def test_a_worksheet_is_evaluated(tmp_path: Path) -> None:
    (tmp_path / "visit.itb.json").write_bytes(content_of(ROUTINE))
    assert _look(tmp_path / "visit.itb.json") == refill_of(evaluate_sheet(ROUTINE))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The file is empty, so it is no worksheet."),
        (b"\xff\xfe", "The file is not text in UTF-8, so it is no worksheet."),
        (b"[" * 100_000, "The file is not well-formed JSON, so it is no worksheet."),
        (b'{"schema": 0}', "The file has another schema than 1, the only one that this version of itb-calc reads."),
        (b" " * (LARGEST_FILE + 1), "The file is larger than any worksheet, so it was not read."),
    ],
)
def test_what_is_no_worksheet_is_a_sentence(tmp_path: Path, content: bytes, sentence: str) -> None:
    (tmp_path / "visit.itb.json").write_bytes(content)
    assert _sentence(tmp_path / "visit.itb.json") == sentence


def test_what_cannot_be_opened_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    assert _sentence(tmp_path / "gone.itb.json") == "there is no such file."
    assert _sentence(tmp_path) == "this is a folder, not a worksheet file."
    assert _sentence(tmp_path / "loop") == "the file cannot be opened for reading."
    assert _sentence("a\x00b") == "the file cannot be opened for reading."
    assert _sentence("x" * 5000) == "the file cannot be opened for reading."


def test_a_huge_file_is_not_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "huge.itb.json"
    with path.open("wb") as huge:
        huge.truncate(1 << 40)
    assert _sentence(path) == "The file is larger than any worksheet, so it was not read."


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in folders here")
def test_a_pipe_and_a_device_are_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.itb.json")
    for path in (tmp_path / "pipe.itb.json", "/dev/zero"):
        assert _sentence(path) == "this is a pipe or a device, not a worksheet file."


@pytest.mark.parametrize("raising", ["open_worksheet", "evaluate", "refill_of"])
def test_a_defect_is_a_sentence_and_not_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, raising: str) -> None:
    def stop(*_: object) -> Callable[..., object]:
        raise ZeroDivisionError

    (tmp_path / "visit.itb.json").write_bytes(content_of(ROUTINE))
    monkeypatch.setattr(one_file, raising, stop)
    assert _sentence(tmp_path / "visit.itb.json").startswith(
        "the evaluation stopped on a defect in the program (ZeroDivisionError), so that nothing is known"
    )
