"""How much room a widget takes, and how a page goes on below the edge of the window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

# Qt's own QWIDGETSIZE_MAX, which Python does not get.
_NO_LIMIT = 2**24 - 1


def fix_width(widget: QWidget, width: int | None) -> None:
    """Give a widget this width, or with None whatever its layout has for it."""
    widget.setMinimumWidth(0 if width is None else width)
    widget.setMaximumWidth(_NO_LIMIT if width is None else width)


def scroll_down_only(area: QScrollArea) -> QScrollArea:
    """Make an area as wide as its place, so that nothing stands beside the edge, and scroll down only."""
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area
