"""Small pictures of what matters most, compared with those that were looked at and kept in tests/desktop/golden.

After a wanted change of looks, renew them and look at each one:

    ITB_CALC_RENEW_PICTURES=1 pytest tests/desktop/test_golden_pictures.py
"""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QFont, QImage, QPixmap
from PySide6.QtWidgets import QApplication

from itb_calc.desktop.contents import Contents
from itb_calc.desktop.theme.font import interface_font
from itb_calc.desktop.theme.palette import DARK, HIGH_CONTRAST, LIGHT
from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.widgets.page_list import REFILL
from itb_calc.reference.reference import Reference
from tests.desktop.conftest import Fill
from tests.desktop.desk import card_of, row_of
from tests.worksheet.changes import STRONGER
from tests.worksheet.sheets import ROUTINE, put, read_sheet

GOLDEN = Path(__file__).parent / "golden"
# A pixel differs where one of its colours does by more than this; so many of a picture's pixels may.
_MOST = 32
_SHARE = 0.001
_WIDTH = 880

THEMES = {
    "light": Theme(LIGHT),
    "dark": Theme(DARK),
    "high-contrast": Theme(HIGH_CONTRAST),
    "light-200": Theme(LIGHT, 200),
}
BLOCKED = put(put(ROUTINE, "pump.programmed_volume", "20 mL"), "pump.alarm_volume", "1,5 mL")


def section(contents: Contents, name: str) -> QPixmap:
    return contents.bench.refill.sections[name].grab()


def field(contents: Contents, path: str) -> QPixmap:
    """A field on the ground of its section."""
    row = row_of(contents, path)
    return contents.bench.refill.sections["pump"].grab(row.geometry())


def change(contents: Contents) -> QPixmap:
    """A change of concentration, with its sentences and its picture."""
    contents.document.open(read_sheet(STRONGER), "")
    settle()
    return section(contents, "transition")


VIEWS: dict[str, Callable[[Contents], QPixmap]] = {
    "product": lambda contents: section(contents, "product"),
    "preparation": lambda contents: section(contents, "preparation"),
    "change": change,
    "withheld": lambda contents: section(contents, "refill"),
    "block": lambda contents: card_of(contents, "VOL-01").grab(),
    "mark": lambda contents: field(contents, "pump.injected_volume"),
    "refused": lambda contents: field(contents, "pump.alarm_volume"),
}
# The tall ones are kept at 100 % only.
TALL = {"preparation", "withheld", "change"}
KEPT = {(view, theme) for view in VIEWS for theme in THEMES if view not in TALL or THEMES[theme].zoom == 100}


def dress(contents: Contents) -> None:
    """Draw letters alike on every machine, and keep the focus out of the picture."""
    font = interface_font(contents.theme)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    QApplication.setFont(font)
    contents.document.open(read_sheet(BLOCKED), "")
    contents.bench.show_page(REFILL)
    contents.bench.panel.show()
    contents.bench.column.pages.setFocus()
    settle()


def settle() -> None:
    for _ in range(5):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def share_that_differs(one: QImage, other: QImage) -> float:
    """Return the share of the pixels that differ by more than a little; all of them where the sizes differ."""
    if one.size() != other.size():
        return 1.0
    former, latter = bytes(one.constBits()), bytes(other.constBits())
    if former == latter:
        return 0.0
    differing = {
        place // 4 for place, (a, b) in enumerate(zip(former, latter, strict=True)) if a != b and abs(a - b) > _MOST
    }
    return len(differing) / (one.width() * one.height())


@pytest.mark.parametrize(("view", "theme"), sorted(KEPT))
def test_a_view_looks_as_it_did_when_it_was_looked_at(
    fill: Fill, reference: Reference, tmp_path: Path, view: str, theme: str
) -> None:
    contents = fill(reference, theme=THEMES[theme], size=(_WIDTH * THEMES[theme].zoom // 100, 800))
    dress(contents)
    seen = VIEWS[view](contents).toImage().convertToFormat(QImage.Format.Format_RGB32)
    kept = GOLDEN / f"{view}-{theme}.png"
    if os.environ.get("ITB_CALC_RENEW_PICTURES"):
        assert seen.save(str(kept))
        pytest.skip(f"{kept.name} is renewed: look at it")
    golden = QImage(str(kept)).convertToFormat(QImage.Format.Format_RGB32)
    assert not golden.isNull(), f"{kept.name} is not there"
    share = share_that_differs(golden, seen)
    if share > _SHARE:
        seen.save(str(tmp_path / kept.name))
        pytest.fail(f"{share:.1%} of {kept.name} differs; what is seen now: {tmp_path / kept.name}")


def test_no_picture_is_kept_that_nothing_is_compared_with() -> None:
    assert {path.stem for path in GOLDEN.glob("*.png")} == {f"{view}-{theme}" for view, theme in KEPT}


def test_a_picture_that_differs_is_noticed() -> None:
    white = QImage(20, 10, QImage.Format.Format_RGB32)
    white.fill(0xFFFFFF)
    spotted = QImage(white)
    spotted.setPixel(3, 3, 0x0000FF)
    spotted.setPixel(4, 4, 0xF0F0F0)
    assert share_that_differs(white, spotted) == 1 / 200
    assert share_that_differs(white, white.copy(0, 0, 10, 10)) == 1
