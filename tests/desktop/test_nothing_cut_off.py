"""At every size of the window and of the type, no word is cut off, and nobody has to scroll sideways."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QHeaderView,
    QLabel,
    QScrollArea,
    QTableView,
    QToolButton,
    QWidget,
)

from itb_calc.core.unbroken import unbroken
from itb_calc.desktop.bench import ABOUT, CONVERT, PLAN, SCREENING
from itb_calc.desktop.contents import Contents
from itb_calc.desktop.pages.plan import PlanPage
from itb_calc.desktop.pages.reference import ReferencePage
from itb_calc.desktop.pages.screening import Kept, ScreeningPage
from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.widgets.choice import Choice
from itb_calc.desktop.widgets.clinical_edit import ClinicalEdit
from itb_calc.desktop.widgets.page_list import PAGES
from itb_calc.reference.reference import Reference
from tests.desktop.conftest import Fill
from tests.desktop.viewmodels.typed_trials import SECOND, START
from tests.worksheet.changes import BELOW_MINIMUM, FIXED_FLOW, STRONGER
from tests.worksheet.listed import LISTED, NOT_READ, WRONG
from tests.worksheet.sheets import CHANGED, ROUTINE, Sheet, put, read_sheet

# What stands in the fields of a second screening dose, and of the start dose after it.
TRIAL = {name.removeprefix("screening."): text for name, text in SECOND.items()}
TRIAL_START = {name.removeprefix("screening."): text for name, text in START.items()}
SIZES = ((1024, 700), (1280, 800))
ZOOMS = (100, 150, 200)
# Refused texts, findings of every severity, an entry without a section, everything else in its usual length.
TROUBLED = put(
    put(put(put(ROUTINE, "pump.programmed_volume", "20 mL"), "dose.age_years", "3"), "refill.booking_buffer", "1 days"),
    "system.catheter_volume",
    "0.2 mL",
)
SHEETS = {
    "empty": {"schema": 1},
    "routine": ROUTINE,
    "troubled": TROUBLED,
    "refused": put(put(ROUTINE, "dose.daily_dose", "1,5 mcg/day"), "product.label_strength", "10 mg"),
    "undiluted": {**ROUTINE, "preparation": {}},
    "incomplete": {"schema": 1, "product": {"id": "baclofen-10mg-20-inj-20ml"}},
    "stronger": STRONGER,
    "volumes wanted": {**STRONGER, "system": {}},
    "fixed flow": FIXED_FLOW,
    "bridge too slow": BELOW_MINIMUM,
    "tables": LISTED,
    "wrong tables": WRONG,
    "refused tables": NOT_READ,
}


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    width, height = request.param
    return int(width), int(height)


@pytest.fixture(params=ZOOMS)
def sized(
    request: pytest.FixtureRequest, size: tuple[int, int], fill: Fill, reference: Reference, preferences: object
) -> Contents:
    contents = fill(reference, theme=Theme(zoom=request.param), size=size)
    contents.add_chart()
    assert preferences is not None
    return contents


def settle() -> None:
    """Let every layout that waits for the next turn be done."""
    for _ in range(5):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def seen(page: QWidget) -> Iterator[QWidget]:
    for widget in page.findChildren(QWidget):
        if widget.isVisible() and not isinstance(widget.parentWidget(), QTableView):
            yield widget


def lack(widget: QWidget) -> str:
    """Say what of a widget's text has no room."""
    text = getattr(widget, "text", str)()
    if not text:
        return ""
    if isinstance(widget, QLabel):
        return _lack_of_label(widget)
    if isinstance(widget, QAbstractButton):
        inside = QFontMetrics(widget.font()).size(Qt.TextFlag.TextShowMnemonic, widget.text())
        if inside.width() > widget.width() or inside.height() > widget.height():
            return f"{inside.width()}x{inside.height()} in {widget.width()}x{widget.height()}"
        if not isinstance(widget, QToolButton) and widget.minimumSizeHint().width() > widget.width():
            return f"a button of {widget.minimumSizeHint().width()} in {widget.width()}"
    return ""


def _lack_of_label(label: QLabel) -> str:
    if not label.wordWrap():
        hint = label.sizeHint()
        is_lacking = hint.width() > label.width() or hint.height() > label.height()
        return f"{hint.width()}x{hint.height()} in {label.width()}x{label.height()}" if is_lacking else ""
    room = label.contentsRect().width() - 2 * max(label.margin(), 0)
    width = widest_line(label.fontMetrics(), label.text().replace("&", ""), room)
    if width > room:
        return f"a line of {width} in {room}"
    needed = label.heightForWidth(label.width())
    return f"{needed} high in {label.height()}" if needed > label.height() else ""


def widest_line(metrics: QFontMetrics, text: str, room: int) -> int:
    """The longest line where a text is broken wherever it may be."""
    return metrics.boundingRect(QRect(0, 0, room, 10_000), Qt.TextFlag.TextWordWrap, text).width()


def beyond(widget: QWidget, page: QWidget) -> str:
    """Say how far a widget reaches sideways out of what is seen of its page."""
    parent = widget.parentWidget()
    while parent is not None:
        place = QRect(widget.mapTo(parent, QPoint()), widget.size())
        if place.left() < 0 or place.right() >= parent.width():
            return f"{place.left()} to {place.right()} in a {type(parent).__name__} {parent.width()} wide"
        if parent is page:
            return ""
        parent = parent.parentWidget()
    return "not on the page"


def cut_off(page: QWidget) -> list[str]:
    found = []
    for area in (page, *page.findChildren(QScrollArea)):
        inner = area.widget() if isinstance(area, QScrollArea) and area.isVisible() else None
        if isinstance(area, QScrollArea) and inner is not None and inner.width() > area.viewport().width():
            found.append(f"{type(area).__name__}: {inner.width()} in a viewport of {area.viewport().width()}")
    for widget in seen(page):
        if isinstance(widget, ClinicalEdit | Choice) or _words(widget):
            reasons = (why for why in (lack(widget), beyond(widget, page)) if why)
            found += [f"{type(widget).__name__} {widget.objectName()} {_words(widget)!r}: {why}" for why in reasons]
    return found


def _words(widget: QWidget) -> str:
    return widget.text()[:50] if isinstance(widget, QLabel | QAbstractButton | ClinicalEdit) else ""


@pytest.mark.parametrize("sheet", SHEETS)
def test_the_worksheet_page(sized: Contents, sheet: str) -> None:
    sized.document.open(read_sheet(SHEETS[sheet]), "a worksheet with a long name.itb.json")
    sized.bench.show_page(PAGES.index("Refill"))
    settle()
    assert cut_off(sized.bench.refill) == []


@pytest.mark.parametrize("sheet", ["routine", "stronger"])
def test_the_open_working_and_the_open_help(sized: Contents, sheet: str) -> None:
    sized.document.open(read_sheet(SHEETS[sheet]), "")
    sized.bench.show_page(PAGES.index("Refill"))
    for frame in sized.bench.refill.sections.values():
        for field in frame.rows.values():
            field.toggle_help()
        for result in frame.results.values():
            result.button.setChecked(True)
    settle()
    assert cut_off(sized.bench.refill) == []


def test_the_findings(sized: Contents) -> None:
    sized.document.open(read_sheet(TROUBLED), "")
    sized.bench.show_page(PAGES.index("Refill"))
    sized.bench.panel.show()
    settle()
    assert cut_off(sized.bench.panel) == []
    assert cut_off(sized.bench.column) == []


@pytest.mark.parametrize("text", ["", "10 mg/20 mL", "10 mg", "1,5 mg", "450 mcg/day", "9999999 mg/9999999 mL"])
def test_the_convert_page(sized: Contents, text: str) -> None:
    sized.bench.show_page(CONVERT)
    sized.bench.convert_text = text
    settle()
    assert cut_off(sized.bench.page(CONVERT)) == []


TRIALS = {
    "empty": {},
    "dose": {"dose": "75"},
    "full": {**TRIAL, **TRIAL_START},
    "troubled": {
        **TRIAL,
        **TRIAL_START,
        "dose": "150",
        "time": "07:59",
        "last_response": "adverse",
        "product": "other",
    },
    "refused": {**TRIAL, "dose": "1,5", "label_strength": "10 mg", "time": "8", "last_date": "x" * 60},
}


@pytest.mark.parametrize("trial", TRIALS)
def test_the_screening_page(sized: Contents, trial: str) -> None:
    sized.bench.show_page(SCREENING)
    sized.bench.trial = Kept({f"screening.{name}": text for name, text in TRIALS[trial].items()}, {})
    page = sized.bench.page(SCREENING)
    settle()
    assert cut_off(page) == []
    assert isinstance(page, ScreeningPage)
    for row in page.rows.values():
        row.toggle_help()
    for frame in page.sections.values():
        for button in frame.buttons:
            button.setChecked(True)
    page.clear_or_bring_back()
    page.clear_or_bring_back()
    settle()
    assert cut_off(page) == []


@pytest.mark.parametrize(
    "place", [*(PAGES.index(name) for name in ("Reference", "Emergency", "Log", "Settings")), ABOUT]
)
def test_the_pages_that_are_read(sized: Contents, place: int) -> None:
    sized.bench.show_page(place)
    settle()
    assert cut_off(sized.bench.page(place)) == []


# A wish with everything in it: what fits, what does not, what a block withholds, what every candidate has against it.
_CHILD = put(put(CHANGED, "dose.daily_dose", "60 mcg/day"), "refill.booking_buffer", "1 days")
PLANS: dict[str, tuple[Sheet, dict[str, str]]] = {
    "empty": ({"schema": 1}, {}),
    "routine": (ROUTINE, {"plan.interval": "90", "dose.daily_dose": "449.75"}),
    "blocked": (_CHILD, {"plan.interval": "180"}),
    "stability decides": (ROUTINE, {"plan.interval": "90", "refill.stability_limit": "100"}),
    "refused": (ROUTINE, {"plan.interval": "181", "refill.flow_tolerance": "1,5"}),
    "no reservoir": (ROUTINE, {"plan.interval": "90", "pump.id": "medstream-20", "pump.alarm_volume": "25"}),
}


@pytest.mark.parametrize("wish", PLANS)
def test_the_plan_page(sized: Contents, wish: str) -> None:
    sheet, planned = PLANS[wish]
    sized.document.open(read_sheet(sheet), "")
    sized.document.planned = dict(planned)
    sized.bench.show_page(PLAN)
    settle()
    page = sized.bench.page(PLAN)
    assert isinstance(page, PlanPage)
    for result in page.answer.results.values():
        result.button.setChecked(True)
    page.work.finish()
    settle()
    assert bool(page.table.rows) is (wish in {"routine", "blocked", "no reservoir", "stability decides"})
    assert cut_off(page) == []
    assert page.table.horizontalScrollBar().maximum() == 0
    assert without_room(page.table, 2 * sized.theme.px(6)) == []


def without_room(table: QTableView, around: int) -> list[str]:
    """Name the headings and the pieces of cells that are wider than their column: a cell is broken between them."""
    model, metrics, found = table.model(), table.fontMetrics(), []
    for column in range(model.columnCount()):
        width = table.columnWidth(column)
        heading = str(model.headerData(column, Qt.Orientation.Horizontal))
        bold = QFontMetrics(table.horizontalHeader().font())
        if bold.horizontalAdvance(heading) > width:
            found.append(f"{heading}: {width}")
        pieces = {piece for row in range(model.rowCount()) for piece in _pieces(str(model.index(row, column).data()))}
        found += [piece for piece in sorted(pieces) if metrics.horizontalAdvance(piece) > width - around]
    return found


def _pieces(text: str) -> list[str]:
    return re.split(r"[ \n]", unbroken(text))


def test_the_rows_of_the_reference_page(sized: Contents) -> None:
    """Where a cell has lost words, a higher row shows more of them."""
    sized.bench.show_page(PAGES.index("Reference"))
    settle()
    page = sized.bench.page(PAGES.index("Reference"))
    assert isinstance(page, ReferencePage)
    assert page.table.horizontalScrollBar().maximum() == 0
    header, cut = page.table.verticalHeader(), []
    for row in page._rows[::2]:
        page._model.show_rows((row,))
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        before = ink(page.table)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        page.table.setRowHeight(0, page.table.rowHeight(0) + 3 * page.table.fontMetrics().lineSpacing())
        after = ink(page.table)
        cut += [page._model.index(0, place).data() for place in range(3) if after[place] > before[place]]
    assert cut == []


def ink(table: QTableView) -> list[int]:
    """Count the dark pixels in each cell of the first row, without the lines between the cells."""
    QApplication.processEvents()
    image = table.viewport().grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    counts = []
    for column in range(table.model().columnCount()):
        cell = table.visualRect(table.model().index(0, column)).adjusted(2, 2, -2, -2) & image.rect()
        cell.setWidth(cell.width() // 4 * 4)  # else each line of the picture ends in bytes that are no pixels
        part = image.copy(cell)  # lives until its bits are counted
        counts.append(sum(grey < 128 for grey in bytes(part.constBits())))
    return counts


def test_everything_in_the_window_is_found_when_it_is_cut_off(contents: Contents) -> None:
    """The test itself must be able to fail."""
    row = contents.bench.refill.rows["dose.daily_dose"]
    row.label.setFixedWidth(20)
    row.label.setFixedHeight(10)
    settle()
    assert any("Daily dose" in each for each in cut_off(contents.bench.refill))
