"""What is printed, and where: answers on standard output, everything else on standard error, never a traceback."""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, TextIO

_PLAIN = "itb-calc-plain"
_PLAIN_SIGNS = {
    "≈": "~",
    "→": "->",
    "·": "-",
    "…": "...",
    "×": "x",
    "÷": "/",
    "“": '"',
    "”": '"',
    "■": "#",
    "▲": "!",
    "●": "*",
    "\N{MINUS SIGN}": "-",
    "\N{THIN SPACE}": " ",
}


class AnswerLostError(Exception):
    """Standard output does not take the answer."""


def prepare_streams() -> None:
    """Make a character that the terminal cannot show appear as a plain sign, or named, instead of stopping the program.

    Never by its number alone: `\\u22480.3` would put digits before a number.
    """
    codecs.register_error(_PLAIN, _in_plain_signs)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors=_PLAIN)


def answer(text: str) -> None:
    """Print a text on standard output; raises AnswerLostError where that cannot be written."""
    answer_lines((text,))


def answer_lines(lines: Iterable[str]) -> None:
    """Print lines on standard output as they come, never all of them at once; raises as `answer` does."""
    with _answering():
        for line in lines:
            _print(line, sys.stdout)


def answer_bytes(parts: Iterable[bytes]) -> None:
    """Write a file's bytes to standard output as they are; raises AnswerLostError where that cannot be done."""
    with _answering():
        if sys.stdout is None:
            raise _closed()
        for part in parts:
            sys.stdout.buffer.write(part)
        sys.stdout.buffer.flush()


def answer_json(value: dict[str, Any]) -> None:
    """Print an object as JSON, in ASCII so that every machine reads it alike."""
    import json  # noqa: PLC0415 - `convert` for people does not wait for it

    answer(json.dumps(value, indent=1))


def say(sentence: str) -> None:
    """Print a sentence for the person on standard error."""
    try:
        _print(sentence, sys.stderr)
    except OSError:
        # Nobody can be told, but the exit status says it all the same.
        _discard(sys.stderr)


@contextmanager
def _answering() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        # The reader of a pipe has had enough, as in `itb-calc products | head`.
        _discard(sys.stdout)
    except OSError as cause:
        _discard(sys.stdout)
        raise AnswerLostError from cause


def _print(text: str, stream: TextIO | None) -> None:
    if stream is None:
        raise _closed()
    print(text, file=stream, flush=True)


def _closed() -> OSError:
    return OSError("the stream was closed before the program began")


def _discard(stream: TextIO | None) -> None:
    """Lead what is still to be written nowhere, so that the interpreter does not stumble over it at the end."""
    if stream is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _in_plain_signs(refused: UnicodeError) -> tuple[str, int]:
    if not isinstance(refused, UnicodeEncodeError):
        raise refused
    character = refused.object[refused.start]
    return _PLAIN_SIGNS.get(character, f"[U+{ord(character):04X}]"), refused.start + 1
