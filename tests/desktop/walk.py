"""A walk over everything in the program that could be read by somebody: each text with the place where it was found."""

from collections.abc import Iterator
from contextlib import suppress
from typing import cast

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QMimeData, QModelIndex, QObject, Qt, QUrl
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAction, QClipboard, QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QGraphicsSimpleTextItem,
    QGraphicsTextItem,
    QGraphicsView,
    QHeaderView,
    QListWidget,
    QPlainTextEdit,
    QWidget,
)

Found = tuple[str, str]
_ROLES = (
    *(Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.ToolTipRole),
    *(Qt.ItemDataRole.StatusTipRole, Qt.ItemDataRole.WhatsThisRole, Qt.ItemDataRole.AccessibleTextRole),
    *(Qt.ItemDataRole.AccessibleDescriptionRole, Qt.ItemDataRole.UserRole),
)
_SPOKEN = tuple(QAccessible.Text)


def everything() -> list[Found]:
    """Every text in widgets, their objects, models and scenes, windows, clipboards and the tree of accessibility."""
    widgets = QApplication.allWidgets()
    found = [each for widget in widgets for each in _of_widget(widget)]
    seen: set[int] = set()
    for widget in widgets:
        for child in widget.findChildren(QObject):
            if id(child) not in seen:
                seen.add(id(child))
                found += _of_object(child)
    for window in QGuiApplication.allWindows():
        found += [("window title", window.title()), ("window file", window.filePath()), *_of_object(window)]
    for top in QApplication.topLevelWidgets():
        interface = QAccessible.queryAccessibleInterface(top)
        if interface is not None:
            found += _spoken(interface)
    return [(place, text) for place, text in [*found, *_of_application(), *_on_clipboards()] if text]


def _of_object(each: QObject) -> Iterator[Found]:
    """Every property that is a text, of any kind of object: text, toolTip, windowTitle, accessibleName and the rest."""
    kind = each.metaObject()
    name = f"{kind.className()} {each.objectName()}"
    for place in range(kind.propertyCount()):
        what = kind.property(place)
        if cast("str", what.typeName()) in {"QString", "QStringList", "QVariant", "QUrl", "QKeySequence"}:
            # Typed as bytes in the stubs, and a text in fact.
            yield f"{name}.{cast('str', what.name())}", _as_text(what.read(each))
    for raw in each.dynamicPropertyNames():
        own = bytes(raw.data()).decode()
        # Qt keeps pointers of its own here, which Python cannot read and which are no texts.
        with suppress(RuntimeError):
            yield f"{name}.{own}", _as_text(each.property(own))


def _as_text(value: object) -> str:
    """Return a property's text; what is none would be shown with its address in memory, which may be any number."""
    if isinstance(value, QUrl | QKeySequence):
        return value.toString()
    return "\n".join(map(str, value)) if isinstance(value, list) else value if isinstance(value, str) else ""


def _of_widget(widget: QWidget) -> Iterator[Found]:
    yield from _of_object(widget)
    name = f"{type(widget).__name__} {widget.objectName()}"
    for action in widget.actions():
        yield from _of_action(action)
    if isinstance(widget, QComboBox):
        yield from _of_model(widget.model(), f"list of {name}")
    if isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView) and widget.model() is not None:
        yield from _of_model(widget.model(), f"rows of {name}")
    if isinstance(widget, QListWidget):
        yield from ((name, widget.item(row).text()) for row in range(widget.count()))
    if isinstance(widget, QPlainTextEdit):
        yield name, widget.toPlainText()
    if isinstance(widget, QGraphicsView) and widget.scene() is not None:
        for item in widget.scene().items():
            yield f"scene of {name}", item.toolTip()
            if isinstance(item, QGraphicsTextItem):
                yield f"scene of {name}", item.toPlainText()
            if isinstance(item, QGraphicsSimpleTextItem):
                yield f"scene of {name}", item.text()


def _of_action(action: QAction) -> Iterator[Found]:
    yield from _of_object(action)


def _of_model(model: QAbstractItemModel, name: str) -> Iterator[Found]:
    for row in range(model.rowCount()):
        for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount()):
            index = model.index(row, column, QModelIndex())
            for role in _ROLES:
                value = model.data(index, role)
                yield f"{name}[{row}, {column}]", _as_text(value)


def _spoken(interface: QAccessibleInterface) -> Iterator[Found]:
    """What a screen reader is told, node by node."""
    for what in _SPOKEN:
        yield f"spoken {what.name}", interface.text(what)
    text = interface.textInterface()
    if text is not None:
        yield "spoken text", text.text(0, text.characterCount())
    for place in range(interface.childCount()):
        child: QAccessibleInterface | None = interface.child(place)
        if child is not None and child.isValid():
            yield from _spoken(child)


def _of_application() -> Iterator[Found]:
    application = QApplication.instance()
    assert application is not None
    yield from _of_object(application)


def _on_clipboards() -> Iterator[Found]:
    clipboard = QGuiApplication.clipboard()
    for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection, QClipboard.Mode.FindBuffer):
        data: QMimeData | None = clipboard.mimeData(mode)
        if data is None:
            continue
        for format_name in data.formats():
            yield f"{mode.name} {format_name}", bytes(data.data(format_name).data()).decode("utf-8", "replace")
        yield mode.name, clipboard.text(mode)
