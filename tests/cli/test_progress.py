"""The bar: only where somebody can see it, and nothing of it stays."""

import io
import sys
import threading

import pytest

from itb_calc.cli.progress import with_progress


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_on_a_terminal_the_bar_counts_and_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = _Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    before = threading.active_count()
    assert list(with_progress(range(5), 5, after=0)) == [0, 1, 2, 3, 4]
    assert threading.active_count() == before
    shown = terminal.getvalue()
    assert "0/5" in shown
    assert "worksheets" in shown
    assert shown.endswith("\r")
    assert shown.split("\r")[-2].strip() == ""


def test_what_is_done_at_once_shows_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = _Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    assert list(with_progress(range(5), 5)) == [0, 1, 2, 3, 4]
    assert terminal.getvalue() == ""


@pytest.mark.parametrize("stream", [io.StringIO(), None])
def test_elsewhere_there_is_none(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO | None) -> None:
    monkeypatch.setattr(sys, "stderr", stream)
    each = iter(range(5))
    assert with_progress(each, 5, after=0) is each
    assert stream is None or stream.getvalue() == ""
