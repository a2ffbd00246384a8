"""A section of a page without fields and results of its own: its frame, and the column to put things into."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout

from itb_calc.desktop.theme.theme import Theme


def plain_section(theme: Theme) -> tuple[QFrame, QVBoxLayout]:
    """Return the frame of a section and the column in it."""
    frame = QFrame()
    frame.setObjectName("section")
    column = QVBoxLayout(frame)
    column.setContentsMargins(*[theme.steps(2)] * 4)
    column.setSpacing(theme.steps(1))
    return frame, column
