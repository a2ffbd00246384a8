"""The style sheet of the window, from a theme."""

from __future__ import annotations

from itb_calc.desktop.theme.theme import FIELD, MAIN, SECTION, SMALL, TARGET, TEXT, Theme

FAMILY = "Inter"
_SEVERITIES = ("block", "confirm", "caution")


def stylesheet(theme: Theme) -> str:
    """Return the whole style sheet."""
    return "\n".join((_surfaces(theme), _words(theme), _fields(theme), _lists(theme), _severities(theme)))


def _surfaces(theme: Theme) -> str:
    colours, px = theme.palette, theme.px
    return f"""
QWidget {{ color: {colours.text}; font-family: "{FAMILY}"; font-size: {px(TEXT)}px; }}
QMainWindow, QDialog, #page, #pages, QScrollArea, #panel {{ background: {colours.window}; }}
QScrollArea {{ border: none; }}
QScrollArea:focus {{ border: 2px solid {colours.accent}; }}
#column {{ background: {colours.surface}; border: none; border-right: 1px solid {colours.hairline}; }}
#section, #card, #header, #strip {{ background: {colours.surface}; border: 1px solid {colours.hairline};
  border-radius: {px(4)}px; }}
#rule {{ background: {colours.hairline}; border: none; max-height: 1px; min-height: 1px; }}
QMenuBar, QMenu, QToolBar {{ background: {colours.surface}; border: none; }}
QMenuBar {{ border-bottom: 1px solid {colours.hairline}; }}
QMenuBar::item {{ padding: {px(6)}px {px(10)}px; background: transparent; }}
QMenu {{ border: 1px solid {colours.border}; }}
QMenu::item {{ padding: {px(6)}px {px(24)}px; }}
QMenu::item:disabled {{ color: {colours.muted}; }}
QMenuBar::item:selected, QMenu::item:selected {{ background: {colours.accent}; color: {colours.on_accent}; }}
QToolTip {{ background: {colours.surface}; color: {colours.text}; border: 1px solid {colours.border}; }}
QScrollBar:vertical {{ background: {colours.window}; width: {px(14)}px; margin: 0; }}
QScrollBar::handle:vertical {{ background: {colours.border}; border-radius: {px(4)}px; min-height: {px(TARGET)}px;
  margin: {px(2)}px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: none; }}
"""


def _words(theme: Theme) -> str:
    colours, px = theme.palette, theme.px
    return f"""
QLabel {{ background: transparent; border: none; }}
QLabel[role="title"] {{ font-size: {px(MAIN)}px; font-weight: 600; }}
QLabel[role="heading"] {{ font-size: {px(SECTION)}px; font-weight: 600; }}
QLabel[role="main"] {{ font-size: {px(MAIN)}px; font-weight: 600; }}
QLabel[role="result"] {{ font-size: {px(FIELD)}px; font-weight: 600; }}
QLabel[role="strong"] {{ font-weight: 600; }}
QLabel[role="muted"] {{ color: {colours.muted}; }}
QLabel[role="small"] {{ color: {colours.muted}; font-size: {px(SMALL)}px; }}
QLabel[role="absent"] {{ color: {colours.muted}; font-size: {px(TEXT)}px; font-weight: 400; }}
QLabel[role="withheld"] {{ color: {colours.block}; font-size: {px(TEXT)}px; font-weight: 600; }}
QLabel[role="problem"] {{ color: {colours.block}; font-size: {px(SMALL)}px; font-weight: 600; }}
QLabel[role="reading"] {{ border: 1px solid {colours.border}; border-radius: {px(4)}px; padding: {px(4)}px {px(8)}px;
  font-size: {px(SMALL)}px; }}
"""


def _fields(theme: Theme) -> str:
    colours, px = theme.palette, theme.px
    inner = px(TARGET) - 2
    return f"""
QLineEdit, QComboBox {{ background: {colours.surface}; border: 1px solid {colours.border}; border-radius: {px(4)}px;
  padding: 0 {px(7)}px; min-height: {inner}px; max-height: {inner}px; font-size: {px(FIELD)}px;
  selection-background-color: {colours.accent}; selection-color: {colours.on_accent}; }}
QLineEdit:focus, QComboBox:focus {{ border: 2px solid {colours.accent}; padding: 0 {px(7) - 1}px;
  min-height: {inner - 2}px; max-height: {inner - 2}px; }}
QLineEdit[unread="true"] {{ border: 2px solid {colours.block}; padding: 0 {px(7) - 1}px;
  min-height: {inner - 2}px; max-height: {inner - 2}px; }}
QLineEdit[unread="true"]:focus {{ border: 2px solid {colours.accent}; }}
QPlainTextEdit {{ background: {colours.surface}; border: 1px solid {colours.border}; border-radius: {px(4)}px;
  padding: 0 {px(4)}px; font-size: {px(FIELD)}px; selection-background-color: {colours.accent};
  selection-color: {colours.on_accent}; }}
QPlainTextEdit:focus {{ border: 2px solid {colours.accent}; padding: 0 {px(3)}px; }}
QPlainTextEdit[unread="true"] {{ border: 2px solid {colours.block}; padding: 0 {px(3)}px; }}
QComboBox::drop-down {{ width: {px(24)}px; border: none; }}
QComboBox QAbstractItemView {{ background: {colours.surface}; color: {colours.text}; border: 1px solid {colours.border};
  selection-background-color: {colours.accent}; selection-color: {colours.on_accent}; outline: none; }}
QPushButton, QToolButton {{ background: {colours.surface}; border: 1px solid {colours.border};
  border-radius: {px(4)}px; padding: 0 {px(10)}px; min-height: {inner}px; }}
QToolButton {{ padding: 0 {px(6)}px; font-size: {px(FIELD)}px; }}
QPushButton:focus, QToolButton:focus {{ border: 2px solid {colours.accent}; padding: 0 {px(10) - 1}px;
  min-height: {inner - 2}px; }}
QToolButton:focus {{ padding: 0 {px(6) - 1}px; }}
QPushButton:pressed, QToolButton:pressed, QToolButton:checked {{ background: {colours.window}; }}
QPushButton:disabled {{ color: {colours.muted}; border-style: dashed; }}
QRadioButton {{ border: 2px solid transparent; border-radius: {px(4)}px; padding: {px(2)}px {px(4)}px;
  spacing: {px(6)}px; min-height: {px(TARGET - 10)}px; }}
QRadioButton:focus {{ border-color: {colours.accent}; }}
QRadioButton::indicator {{ width: {px(14)}px; height: {px(14)}px; border: 2px solid {colours.text};
  border-radius: {(px(14) + 4) // 2}px; background: {colours.surface}; }}
QRadioButton::indicator:checked {{ background: {colours.text}; }}
QPushButton[role="offer"] {{ color: {colours.accent}; font-size: {px(SMALL)}px; }}
"""


def _lists(theme: Theme) -> str:
    colours, px = theme.palette, theme.px
    return f"""
QListWidget#page_list {{ background: {colours.surface}; border: none; outline: none; padding: {px(8)}px 0; }}
QListWidget#page_list::item {{ min-height: {px(40)}px; padding: 0 {px(8)}px;
  border-left: {px(4)}px solid transparent; }}
QListWidget#page_list::item:selected {{ background: {colours.window}; color: {colours.text};
  border-left: {px(4)}px solid {colours.accent}; }}
QListWidget#page_list:focus {{ border: 2px solid {colours.accent}; }}
QTableView {{ background: {colours.surface}; gridline-color: {colours.hairline}; border: 1px solid {colours.border};
  selection-background-color: {colours.accent}; selection-color: {colours.on_accent}; }}
QTableView#candidates, QTableView#candidates QHeaderView::section {{ font-size: {px(SMALL)}px; }}
QTableView:focus {{ border: 2px solid {colours.accent}; }}
QHeaderView::section {{ background: {colours.window}; color: {colours.text}; border: none;
  border-bottom: 1px solid {colours.border}; padding: {px(6)}px; font-weight: 600; }}
"""


def _severities(theme: Theme) -> str:
    colours, px = theme.palette._asdict(), theme.px
    return "\n".join(
        f"""
#card[severity="{severity}"] {{ background: {colours[f"{severity}_ground"]};
  border: 1px solid {colours[severity]}; border-left: {px(4)}px solid {colours[severity]}; }}
#card[severity="{severity}"]:focus {{ border: 2px solid {colours["accent"]};
  border-left: {px(4)}px solid {colours[severity]}; }}
QLabel[severity="{severity}"] {{ color: {colours[severity]}; font-weight: 600; }}
"""
        for severity in _SEVERITIES
    )
