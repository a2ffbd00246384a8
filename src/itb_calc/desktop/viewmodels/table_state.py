"""A small table that is typed into, as the page shows it: rows of cells, and in words what is wrong with each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from itb_calc.core.refusal import DecimalMark, Refusal
from itb_calc.desktop.viewmodels.field_state import Mark, safe_way
from itb_calc.desktop.viewmodels.field_words import unit_in_short
from itb_calc.desktop.viewmodels.offers import Offer
from itb_calc.reference.reference import Reference
from itb_calc.visit.field import Field


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the field that each of its cells is, and what stands above them."""

    field: Field[Any]
    heading: str

    @property
    def name(self) -> str:
        """The part's name in the file."""
        return self.field.path.rpartition(".")[2]

    @property
    def unit(self) -> str:
        """The unit of a bare number in the column, or the form of what it takes."""
        return unit_in_short(self.field)


@dataclass(frozen=True, slots=True)
class TableForm:
    """What a table is made of: its path in the file, title and columns, and what a row of it is called.

    `purpose` says what the table is for, `help` how it is filled.
    """

    path: str
    title: str
    row_name: str
    columns: tuple[Column, ...]
    purpose: str
    help: str

    def place(self, row: int, column: int) -> str:
        """Return the path of a cell, such as dose.schedule[0].start."""
        return f"{self.path}[{row}].{self.columns[column].name}"


@dataclass(frozen=True, slots=True)
class CellState:
    """Why a cell is not read, and what could be typed there; `is_typed` where there is a text in it."""

    heading: str
    problem: str = ""
    is_typed: bool = False
    offer: Offer | None = None

    @property
    def refused(self) -> str:
        """The problem in words; an empty cell is not called unread."""
        return f"Not read: {self.problem}" if self.problem and self.is_typed else self.problem

    def description(self, column: Column) -> str:
        """Return what a screen reader says of the cell beyond its name: unit, problem, offer, what it is for."""
        offer = f"Control and Enter writes {self.offer.text}, {self.offer.why}." if self.offer else ""
        unit = f"{column.unit}." if column.unit else ""
        return " ".join(part for part in (unit, self.refused, offer, column.field.help) if part)


@dataclass(frozen=True, slots=True)
class RowState:
    """A row: its title, its cells, what is worked out for it, and in `warning` what is wrong with that."""

    title: str
    cells: tuple[CellState, ...]
    worked: str = ""
    warning: str = ""

    @property
    def refused(self) -> tuple[str, ...]:
        """Why the typed texts are not read, from left to right."""
        return tuple(cell.refused for cell in self.cells if cell.problem and cell.is_typed)

    @property
    def missing(self) -> str:
        """Which cells are still empty in a row that is begun."""
        empty = [cell.heading.lower() for cell in self.cells if cell.problem and not cell.is_typed]
        return f"Still missing: {', '.join(empty)}." if empty else ""

    @property
    def line(self) -> str:
        """What stands under the row: why it is not read, or what is still missing, or what it amounts to."""
        wrong = [*self.refused, self.missing] if self.missing else [*self.refused]
        return "\n".join(wrong) or " ".join(part for part in (self.worked, self.warning) if part)

    @property
    def is_wrong(self) -> bool:
        """Whether what stands under the row says that something in it is wrong, and not only missing."""
        return bool(self.refused or self.warning)

    @property
    def first_wrong(self) -> int | None:
        """The first cell that is not read."""
        return next((place for place, cell in enumerate(self.cells) if cell.problem), None)


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence about the whole table."""

    text: str
    is_problem: bool = False


@dataclass(frozen=True, slots=True)
class TableState:
    """The rows that are entered, the empty row that follows where there may be another, and what is said of them.

    `suspect` is the cell (row and column, from 0) where rows that are read do not fit together.
    """

    rows: tuple[RowState, ...] = ()
    following: RowState | None = None
    suspect: tuple[int, int] | None = None
    notes: tuple[Note, ...] = ()
    marks: tuple[Mark, ...] = ()

    @property
    def first_wrong(self) -> tuple[int, int]:
        """The cell to go to: the first that is not read, else the suspect, else the last of a row with a warning."""
        for place, row in enumerate(self.rows):
            if row.first_wrong is not None:
                return place, row.first_wrong
        warned = (place for place, row in enumerate(self.rows) if row.warning)
        return self.suspect or next(((place, len(self.rows[place].cells) - 1) for place in warned), (0, 0))

    @property
    def spoken(self) -> str:
        """The notes and the findings in words, for those who listen."""
        findings = (f"{mark.severity.value} {mark.rule}." for mark in self.marks)
        return " ".join([*(note.text for note in self.notes), *findings])


def cells_of(
    form: TableForm,
    typed: Mapping[str, str],
    refusals: Mapping[str, Refusal],
    offers: Mapping[str, Offer],
    how: tuple[DecimalMark, Reference],
) -> tuple[CellState, ...]:
    """Return the cells of a row; an offer of the table's own goes before a safe way to write what is not read."""
    mark, reference = how
    cells: list[CellState] = []
    for column in form.columns:
        refusal = refusals.get(column.name)
        suggestion = None if refusal is None else refusal.suggestion
        cells.append(
            CellState(
                column.heading,
                "" if refusal is None else refusal.message,
                is_typed=bool(typed.get(column.name)),
                offer=offers.get(column.name) or safe_way(column.field, suggestion, mark, reference),
            )
        )
    return tuple(cells)


def empty_row(form: TableForm, number: int, offers: Mapping[str, Offer] | None = None) -> RowState:
    """Return the row that nothing is typed into yet."""
    given = offers or {}
    return RowState(
        f"{form.row_name} {number}",
        tuple(CellState(column.heading, offer=given.get(column.name)) for column in form.columns),
    )


def removed_row(form: TableForm) -> RowState:
    """Return a row that was emptied between others: it is no row any more, until something is typed in it again."""
    return RowState(
        "Removed",
        tuple(CellState(column.heading) for column in form.columns),
        "Control and Z in a cell brings its text back.",
    )


def in_words(numbers: Iterable[int], form: TableForm) -> str:
    """Name rows by their numbers: step 2, or steps 2, 3 and 5."""
    *others, last = [str(number) for number in numbers]
    name = form.row_name.lower()
    return f"{name}s {', '.join(others)} and {last}" if others else f"{name} {last}"
