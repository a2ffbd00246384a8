"""What is printed, and where: answers on standard output, everything else on standard error, never a traceback."""

from __future__ import annotations

import codecs
import os
import sys
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
    try:
        _print(text, sys.stdout)
    except BrokenPipeError:
        # The reader of a pipe has had enough, as in `itb-calc products | head`.
        _discard(sys.stdout)
    except OSError as cause:
        _discard(sys.stdout)
        raise AnswerLostError from cause


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


def _print(text: str, stream: TextIO | None) -> None:
    if stream is None:
        msg = "the stream was closed before the program began"
        raise OSError(msg)
    print(text, file=stream, flush=True)


def _discard(stream: TextIO | None) -> None:
    """Lead what is still to be written nowhere, so that the interpreter does not stumble over it at the end."""
    if stream is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _in_plain_signs(refused: UnicodeError) -> tuple[str, int]:
    if not isinstance(refused, UnicodeEncodeError):
        raise refused
    character = refused.object[refused.start]
    return _PLAIN_SIGNS.get(character, f"[U+{ord(character):04X}]"), refused.start + 1
