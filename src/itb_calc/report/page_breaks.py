"""Where pages end: never inside a row that fits on the next one, and never between a heading and its first row."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextTable, QTextTableCell

# What is longer than this part of a page may go on on the next one.
_LONGEST = 0.5
_HALF_UNIT = 0.5


def keep_together(document: QTextDocument) -> None:
    """Move what a page's end would part to the next page: a row with all its lines, a heading with what follows it."""
    block = document.begin()
    while block.isValid():
        row = _row_of(block)
        together = _blocks_of(row) if row else [block]
        after = together[-1].next()
        following = _row_of(after) if after.isValid() and not row else []
        _keep([*together, *_blocks_of(following)], row, document)
        block = after


def _keep(blocks: list[QTextBlock], row: list[QTextTableCell], document: QTextDocument) -> None:
    height = document.pageSize().height()
    tops = [(top + _HALF_UNIT, bottom) for block in blocks for top, bottom in _lines(block, document)]
    if not tops:
        return
    first, last = min(top for top, _ in tops), max(top for top, _ in tops)
    end = (first // height + 1) * height
    if last < end or max(bottom for _, bottom in tops) - first > _LONGEST * height:
        return
    if row:
        _push_row(row, end - first)
    else:
        _push_block(blocks[0], end - first)


def _push_row(row: list[QTextTableCell], by: float) -> None:
    for cell in row:
        spaced = cell.format().toTableCellFormat()
        spaced.setTopPadding(spaced.topPadding() + by + 1)
        cell.setFormat(spaced)


def _push_block(block: QTextBlock, by: float) -> None:
    spaced = block.blockFormat()
    spaced.setTopMargin(spaced.topMargin() + by + 1)
    QTextCursor(block).setBlockFormat(spaced)


def _lines(block: QTextBlock, document: QTextDocument) -> Iterator[tuple[float, float]]:
    """Return where each line begins and ends, from the top of the first page (units)."""
    if not block.text().strip():
        return
    top = document.documentLayout().blockBoundingRect(block).top() - block.layout().boundingRect().top()
    for number in range(block.layout().lineCount()):
        line = block.layout().lineAt(number)
        yield top + line.y(), top + line.y() + line.height()


def _row_of(block: QTextBlock) -> list[QTextTableCell]:
    """Return the row of cells that a block stands in; none outside of tables, and where a cell holds a table itself."""
    table = QTextCursor(block).currentTable()
    if not isinstance(table, QTextTable) or table.childFrames():
        return []
    row = table.cellAt(block.position()).row()
    return [table.cellAt(row, column) for column in range(table.columns())]


def _blocks_of(row: list[QTextTableCell]) -> list[QTextBlock]:
    blocks = []
    for cell in row:
        block = cell.firstCursorPosition().block()
        last = cell.lastCursorPosition().block()
        while block != last:
            blocks.append(block)
            block = block.next()
        blocks.append(last)
    return blocks
