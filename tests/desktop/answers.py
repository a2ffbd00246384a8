"""Answers the windows that ask: by the words on a button, and with the name of a file."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton


def answer(monkeypatch: pytest.MonkeyPatch, words: str) -> list[str]:
    """Press the button with these words from now on; returns the questions that were asked."""
    asked: list[str] = []

    def press(box: QMessageBox) -> int:
        asked.append(box.text())
        (button,) = [each for each in box.buttons() if each.text().replace("&", "") == words]
        assert isinstance(button, QPushButton)
        button.click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", press)
    return asked


def name_file(monkeypatch: pytest.MonkeyPatch, path: Path | None) -> list[str]:
    """Choose this file from now on, or none; returns the names that were offered."""
    offered: list[str] = []

    def choose(dialog: QFileDialog) -> int:
        offered.append(Path(dialog.selectedFiles()[0]).name)
        return int(path is not None)

    monkeypatch.setattr(QFileDialog, "exec", choose)
    real = QFileDialog.selectedFiles
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda dialog: [str(path)] if offered else real(dialog))
    return offered
