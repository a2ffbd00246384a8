"""What is printed and where, on streams that take everything, not every character, or nothing any more."""

import errno
import io
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn, TextIO

import pytest

from itb_calc.cli.streams import AnswerLostError, answer, answer_bytes, answer_json, answer_lines, prepare_streams, say


def _stream(encoding: str) -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors="strict", newline="\n")


def _written(stream: TextIO) -> bytes:
    stream.flush()
    assert isinstance(stream.buffer, io.BytesIO)
    return stream.buffer.getvalue()


@pytest.fixture
def refusing(tmp_path: Path) -> Iterator[type[TextIO]]:
    """Return a kind of file whose text cannot be written, as on a full disk or a closed pipe."""

    class Refusing(io.TextIOWrapper):
        number = errno.ENOSPC

        def __init__(self) -> None:
            super().__init__((tmp_path / "file").open("wb"), encoding="utf-8")

        def write(self, _: str) -> NoReturn:
            raise OSError(self.number, os.strerror(self.number))

    yield Refusing
    Refusing.number = errno.ENOSPC


def test_answers_and_sentences_go_their_own_ways(capsys: pytest.CaptureFixture[str]) -> None:
    answer("an answer")
    say("a sentence")
    assert capsys.readouterr() == ("an answer\n", "a sentence\n")


def test_json_is_ascii_in_the_order_given(capsys: pytest.CaptureFixture[str]) -> None:
    value = {"µ": "≈\ud800\n", "a": [None, True, {"b": "1/3"}]}
    answer_json(value)
    printed = capsys.readouterr().out
    assert printed.isascii()
    assert json.loads(printed) == value
    assert printed.startswith('{\n "\\u00b5": "\\u2248\\ud800\\n",\n')


def test_a_terminal_without_the_signs_gets_plain_ones_and_no_digits_before_a_number(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("stdout", "stderr"):
        monkeypatch.setattr(sys, name, _stream("ascii"))
    prepare_streams()
    answer("≈0.3 mL/day · 2 × 3 ÷ 4 − 1 → …")
    answer("■ ▲ ● “a” 2\N{THIN SPACE}000 ½ µ 🙂")
    say("≈0.3\ud800")
    assert _written(sys.stdout) == (
        b'~0.3 mL/day - 2 x 3 / 4 - 1 -> ...\n# ! * "a" 2 000 [U+00BD] [U+00B5] [U+1F642]\n'
    )
    assert _written(sys.stderr) == b"~0.3[U+D800]\n"


def test_a_terminal_with_some_of_the_signs_shows_those(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", _stream("latin-1"))
    prepare_streams()
    answer("≈2 × 3 · µ")
    assert _written(sys.stdout) == "~2 × 3 · µ\n".encode("latin-1")


def test_half_a_character_does_not_stop_a_terminal_that_shows_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", _stream("utf-8"))
    prepare_streams()
    answer("≈\udcff")
    assert _written(sys.stdout) == "≈[U+DCFF]\n".encode()


def test_only_writing_is_made_plain() -> None:
    prepare_streams()
    with pytest.raises(UnicodeDecodeError):
        b"\xff".decode("ascii", errors="itb-calc-plain")


def test_streams_that_cannot_be_prepared_or_are_not_there_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    monkeypatch.setattr(sys, "stderr", None)
    prepare_streams()
    answer("≈")
    assert isinstance(sys.stdout, io.StringIO)
    assert sys.stdout.getvalue() == "≈\n"


def test_an_answer_is_written_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = _stream("utf-8")
    monkeypatch.setattr(sys, "stdout", stream)
    answer("1")
    assert isinstance(stream.buffer, io.BytesIO)
    assert stream.buffer.getvalue() == b"1\n"


def test_a_full_disk_loses_the_answer_and_says_so(
    monkeypatch: pytest.MonkeyPatch, refusing: type[TextIO], tmp_path: Path
) -> None:
    with refusing() as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        with pytest.raises(AnswerLostError) as lost:
            answer("an answer")
        os.write(stream.fileno(), b"what is still to be written goes nowhere")
    assert isinstance(lost.value.__cause__, OSError)
    assert (tmp_path / "file").read_bytes() == b""


def test_a_reader_who_has_had_enough_is_no_mistake(
    monkeypatch: pytest.MonkeyPatch, refusing: type[TextIO], tmp_path: Path
) -> None:
    monkeypatch.setattr(refusing, "number", errno.EPIPE)
    with refusing() as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        answer("an answer")
        os.write(stream.fileno(), b"what is still to be written goes nowhere")
    assert (tmp_path / "file").read_bytes() == b""


def test_a_sentence_that_nobody_can_read_stops_nothing(
    monkeypatch: pytest.MonkeyPatch, refusing: type[TextIO], tmp_path: Path
) -> None:
    with refusing() as stream:
        monkeypatch.setattr(sys, "stderr", stream)
        say("a sentence")
        os.write(stream.fileno(), b"what is still to be written goes nowhere")
    assert (tmp_path / "file").read_bytes() == b""
    monkeypatch.setattr(sys, "stderr", None)
    say("a sentence")


def test_a_standard_output_that_was_closed_before_loses_the_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    with pytest.raises(AnswerLostError):
        answer("an answer")


def test_lines_are_printed_as_they_come(capsys: pytest.CaptureFixture[str]) -> None:
    def lines() -> Iterator[str]:
        yield "one"
        assert capsys.readouterr().out == "one\n"
        yield "two"

    answer_lines(lines())
    assert capsys.readouterr().out == "two\n"


def test_bytes_are_written_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", _stream("ascii"))
    answer_bytes([b"a\r\n", "≈\n".encode()])
    assert _written(sys.stdout) == "a\r\n≈\n".encode()


def test_bytes_that_cannot_be_written_are_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    with pytest.raises(AnswerLostError):
        answer_bytes([b"a"])


def test_a_pipe_that_nobody_reads_any_more_takes_no_bytes_and_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w", encoding="utf-8") as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        answer_bytes([b"a" * 100_000])
