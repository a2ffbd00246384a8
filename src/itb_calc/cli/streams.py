"""What is printed, and where: answers on standard output, everything else on standard error, never a traceback."""

from __future__ import annotations

import json
import sys
from typing import Any, TextIO


def prepare_streams() -> None:
    """Make a character that the terminal cannot show appear by its number instead of stopping the program."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def answer(text: str) -> None:
    """Print a text on standard output."""
    _print(text, sys.stdout)


def answer_json(value: dict[str, Any]) -> None:
    """Print an object as JSON, in ASCII so that every machine reads it alike."""
    _print(json.dumps(value, indent=1), sys.stdout)


def say(sentence: str) -> None:
    """Print a sentence for the person on standard error."""
    _print(sentence, sys.stderr)


def _print(text: str, stream: TextIO) -> None:
    stream.write(f"{text}\n")
