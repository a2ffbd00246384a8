"""The list of pages on the left."""

from __future__ import annotations

from PySide6.QtWidgets import QListWidget

from itb_calc.desktop.theme.theme import Theme

PAGES = ("Convert", "Refill", "Plan", "Screening", "Reference", "Emergency", "Log", "Settings")
REFILL = PAGES.index("Refill")
WIDTH = 112


def page_list(theme: Theme, current: int = REFILL) -> QListWidget:
    """Return the list with one page chosen; Ctrl and a page's number goes there."""
    pages = QListWidget()
    pages.setObjectName("page_list")
    pages.addItems(PAGES)
    pages.setCurrentRow(current)
    pages.setAccessibleName("Pages")
    pages.setAccessibleDescription(f"Control and 1 to {len(PAGES)} goes to a page")
    pages.setFixedWidth(theme.px(WIDTH))
    return pages
