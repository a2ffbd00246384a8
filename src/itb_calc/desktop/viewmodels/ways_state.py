"""The table of the ways to prepare: what each cell says, and what cannot be used with its reason."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from itb_calc.core.refusal import DecimalMark
from itb_calc.planning.way import Way
from itb_calc.planning.ways import ways_to_prepare
from itb_calc.reference.reference import Reference
from itb_calc.report.way_words import (
    NOTES,
    achieved_in_words,
    containers_in_words,
    draw_in_words,
    findings_in_words,
    kind_in_words,
    need_in_words,
    smallest_in_words,
    source_in_words,
    waste_in_words,
)
from itb_calc.worksheet.text import Worksheet

HEADINGS = ("Way", "Draw up", "Containers", "Waste", "Smallest", "Gives", "Findings")
NARROW_HEADINGS = ("Way", "What it takes and gives")
_HOW = "Enter takes the chosen way over into the worksheet; Ctrl+Z takes it back."
_NONE = "None can be used."
_AS_ENTERED = "as entered"
_UNDONE = "Ctrl+Z takes it back."


@dataclass(frozen=True, slots=True)
class WayRow:
    """One way: a cell for each heading, the worksheet that it stands for, and what is said once it is taken over."""

    cells: tuple[str, ...]
    worksheet: Worksheet
    taken: str
    is_entered: bool = False

    @property
    def narrow_cells(self) -> tuple[str, str]:
        """The same in two cells, where there is no room for one beside the other."""
        named = zip(HEADINGS[1:], self.cells[1:], strict=True)
        return self.cells[0], "\n".join(f"{heading}: {_on_one_line(cell)}" for heading, cell in named)

    @property
    def line(self) -> str:
        """The whole row as one line, for a copy."""
        first, *others = (_on_one_line(cell) for cell in self.cells)
        return "; ".join((first, *(f"{name}: {cell}" for name, cell in zip(HEADINGS[1:], others, strict=True))))


@dataclass(frozen=True, slots=True)
class WaysState:
    """The caption (what is prepared, or what the table waits for), the rows, and the lines and notes below them."""

    caption: str = ""
    rows: tuple[WayRow, ...] = ()
    unusable: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def ways_state(worksheet: Worksheet, reference: Reference, today: date) -> WaysState:
    """Derive the table. Pure: the same worksheet gives the same table."""
    ways, mark = ways_to_prepare(worksheet, reference, today), worksheet.decimal_mark
    if ways.needs:
        return WaysState(f"{ways.needs.capitalize()}.")
    return WaysState(
        f"{need_in_words(ways, mark)}. {_HOW if ways.usable else _NONE}",
        tuple(_row(way, mark, is_entered=way.worksheet.texts == worksheet.texts) for way in ways.usable),
        tuple(_cannot(way, mark) for way in ways.unusable),
        NOTES if ways.usable else (),
    )


def _row(way: Way, mark: DecimalMark, *, is_entered: bool) -> WayRow:
    name = _name(way, mark)
    drawn = [draw_in_words(draw, mark) for draw in way.draws]
    cells = (
        "\n".join((*name, _AS_ENTERED) if is_entered else name),
        "\n".join(drawn),
        "\n".join(containers_in_words(way, mark)),
        waste_in_words(way, mark),
        smallest_in_words(way, mark),
        achieved_in_words(way, mark),
        "\n".join(_unbroken(finding) for finding in findings_in_words(way)) or "none",
    )
    taken = f"Taken over: {name[0].lower()}, {', '.join(drawn)}. {_UNDONE}"
    return WayRow(cells, way.worksheet, taken, is_entered)


def _name(way: Way, mark: DecimalMark) -> tuple[str, ...]:
    """Return kind and stocks; how large their containers are stands in a cell of its own."""
    stocks = [way.stock] if way.second is None else [way.stock, way.second]
    named = [source_in_words(replace(stock, container=None), mark) for stock in stocks]
    return (kind_in_words(way), "\nwith ".join(named))


def _cannot(way: Way, mark: DecimalMark) -> str:
    return f"{_on_one_line(', '.join(_name(way, mark)))}: {way.reason}"


def _unbroken(finding: str) -> str:
    """Keep the shape of a severity on the line of its word."""
    return finding.replace(" ", "\N{NO-BREAK SPACE}", 1)


def _on_one_line(cell: str) -> str:
    return cell.replace("\nwith ", " with ").replace("\n", ", ")
