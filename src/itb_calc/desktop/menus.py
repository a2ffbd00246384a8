"""The menus, and the small tool bar in the page's head."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QToolButton

from itb_calc.core.refusal import DecimalMark, visible
from itb_calc.desktop.theme.palette import PALETTES
from itb_calc.desktop.theme.theme import ZOOMS
from itb_calc.desktop.widgets.page_list import PAGES

if TYPE_CHECKING:
    from itb_calc.desktop.contents import Contents

_MARKS = {DecimalMark.POINT: "Point: 0.5", DecimalMark.COMMA: "Comma: 0,5"}


class Menus:
    """The menu bar of a window. Letters of its titles are letters that no field of the worksheet page has."""

    def __init__(self, contents: Contents) -> None:
        self._contents = contents
        self.bar = QMenuBar()
        commands, files = contents.commands, contents.files
        worksheet = self._menu("&Worksheet")
        self.new = self._add(worksheet, "&New", files.new, "Ctrl+N")
        self.open = self._add(worksheet, "&Open…", files.choose_file, "Ctrl+O")
        self.recent = worksheet.addMenu("Recen&t")
        self.save = self._add(worksheet, "&Save", files.save, "Ctrl+S")
        self.save_as = self._add(worksheet, "Save &as…", files.save_as, "Ctrl+Shift+S")
        self._add(worksheet, "&What was shown when it was saved", files.show_shown)
        self.bring_back = self._add(worksheet, "&Bring back the worksheet before", files.bring_back, "Ctrl+Shift+N")
        worksheet.addSeparator()
        self.print = self._add(worksheet, "&Print, or save as PDF…", contents.printing.open, "Ctrl+P")
        self.copy = self._add(worksheet, "&Copy the whole evaluation", commands.copy_everything, "Ctrl+Shift+C")
        self._add(worksheet, "Copy the sentence to &read back", commands.copy_read_back, "Ctrl+R")
        self._add(worksheet, "Second chec&k…", contents.start_second_check, "Ctrl+Shift+K")
        worksheet.addSeparator()
        self.undo = self._add(worksheet, "&Undo", commands.undo, "Ctrl+Z")
        self.redo = self._add(worksheet, "R&edo", commands.redo, "Ctrl+Shift+Z")
        self.redo.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
        worksheet.addSeparator()
        self.marks = self._decimal_marks(worksheet)
        worksheet.addSeparator()
        self._add(worksheet, "&Quit", contents.window.close, "Ctrl+Q")
        worksheet.aboutToShow.connect(self.refresh)
        self._looks(self._menu("Loo&k"))
        self._ways(self._menu("&Jump"))
        help_menu = self._menu("Help")
        self._add(help_menu, "What this field is &for (F1 in the field)", contents.explain_field)
        self._add(help_menu, "What itb-calc is for, keys, &versions", contents.show_about)

    def tool_buttons(self) -> tuple[QToolButton, ...]:
        """Return the buttons of the tool bar, each with its words."""
        buttons = []
        for action, text in (
            (self.new, "New"),
            (self.open, "Open…"),
            (self.save, "Save"),
            (self.print, "Print…"),
            (self.copy, "Copy all"),
        ):
            button = QToolButton()
            button.setText(text)
            button.setToolTip(f"{action.text().replace('&', '')} ({action.shortcut().toString()})")
            button.setAccessibleName(action.text().replace("&", ""))
            # Their keys are in the menu; here they would stand in the way of the Tab key.
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(action.trigger)
            buttons.append(button)
        return tuple(buttons)

    def _menu(self, title: str) -> QMenu:
        menu = QMenu(title, self.bar)
        self.bar.addMenu(menu)
        return menu

    def _add(self, menu: QMenu, text: str, act: Callable[[], object], keys: str = "") -> QAction:
        action = QAction(text, menu)
        if keys:
            action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _=False: act())
        menu.addAction(action)
        return action

    def _decimal_marks(self, menu: QMenu) -> dict[DecimalMark, QAction]:
        marks = menu.addMenu("&Decimal mark (only while nothing is typed)")
        group, actions = QActionGroup(marks), {}
        for mark, text in _MARKS.items():
            action = self._add(marks, text, lambda mark=mark: self._contents.document.set_mark(mark))  # type: ignore[misc]
            action.setCheckable(True)
            group.addAction(action)
            actions[mark] = action
        return actions

    def refresh(self) -> None:
        """Say in the menu what can be done now."""
        worksheet = self._contents.document.worksheet
        self.bring_back.setEnabled(self._contents.document.has_former)
        self._fill_recent()
        for mark, action in self.marks.items():
            action.setEnabled(self._is_mark_free)
            action.setChecked(mark is worksheet.decimal_mark)

    def _fill_recent(self) -> None:
        """List the files that were open last; one that is gone is named, and cannot be opened."""
        files = self._contents.files
        self.recent.clear()
        for place, each in enumerate(files.recent):
            name = visible(each.path).replace("&", "&&")
            text = f"&{(place + 1) % 10} {name}" if each.is_there else f"{name} (not there any more)"
            action = self._add(self.recent, text, lambda path=each.path: files.open_file(path))  # type: ignore[misc]
            action.setEnabled(each.is_there)
        self.recent.setEnabled(not self.recent.isEmpty())

    @property
    def _is_mark_free(self) -> bool:
        """Whether nothing is typed anywhere that another decimal mark would read anew."""
        contents = self._contents
        is_rest_empty = contents.is_convert_empty and contents.is_screening_empty and contents.is_plan_empty
        return contents.document.worksheet.is_empty and is_rest_empty

    def _looks(self, menu: QMenu) -> None:
        contents = self._contents
        for name, palette in PALETTES.items():
            action = self._add(menu, name.capitalize(), lambda palette=palette: contents.set_palette(palette))  # type: ignore[misc]
            action.setCheckable(True)
            action.setChecked(palette is contents.theme.palette)
        menu.addSeparator()
        place = ZOOMS.index(contents.theme.zoom)
        larger = self._add(menu, "&Larger", lambda: contents.set_zoom(ZOOMS[place + 1]), "Ctrl++")
        larger.setShortcuts([QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")])
        larger.setEnabled(place + 1 < len(ZOOMS))
        smaller = self._add(menu, "&Smaller", lambda: contents.set_zoom(ZOOMS[place - 1]), "Ctrl+-")
        smaller.setEnabled(place > 0)
        self._add(menu, "&100 %", lambda: contents.set_zoom(ZOOMS[0]), "Ctrl+0")

    def _ways(self, menu: QMenu) -> None:
        bench = self._contents.bench
        for place, name in enumerate(PAGES):
            self._add(menu, name, lambda place=place: bench.go_to_page(place), f"Ctrl+{place + 1}")  # type: ignore[misc]
        menu.addSeparator()
        self._add(menu, "&Ways to prepare", self._contents.show_ways, "Ctrl+Shift+W")
        self._add(menu, "&Round: pages, page, findings", bench.go_round, "F6")
