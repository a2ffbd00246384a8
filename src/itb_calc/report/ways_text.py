"""The ways to prepare for people: the best first, what cannot be used last, each with its reason."""

from __future__ import annotations

from datetime import date

from itb_calc.core.refusal import DecimalMark
from itb_calc.core.show_date import show_date
from itb_calc.planning.way import Way
from itb_calc.planning.ways import Ways
from itb_calc.report.footer import footer
from itb_calc.report.layout import row, wrapped
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
    unrounded_in_words,
    waste_in_words,
)
from itb_calc.visit import fields
from itb_calc.worksheet.evaluate import Evaluation

_LABEL_WIDTH = 16


def ways_as_text(ways: Ways, evaluation: Evaluation) -> str:
    """Return the ways of an evaluated worksheet in 80 columns."""
    mark = evaluation.decimal_mark
    parts = [
        _head(ways, evaluation.today, mark),
        *(_usable(place, way, mark) for place, way in enumerate(ways.usable, 1)),
        _unusable(ways, mark),
        [line for note in NOTES for line in wrapped(note, "")] if ways.usable else [],
        footer(evaluation.version, evaluation.reference_version, evaluation.reference_sha256),
    ]
    return "\n\n".join("\n".join(part) for part in parts if part)


def _head(ways: Ways, today: date, mark: DecimalMark) -> list[str]:
    lines = [f"WAYS TO PREPARE, evaluated for {show_date(today)}"]
    if ways.needs:
        return [*lines, *wrapped(f"None yet: {ways.needs}.", "  ")]
    return [*lines, *wrapped(need_in_words(ways, mark), "  ")] + ([] if ways.usable else ["  None can be used."])


def _usable(place: int, way: Way, mark: DecimalMark) -> list[str]:
    lines = [f"{place:>3}  {kind_in_words(way)}"]
    drawn = (_draw(way, number, mark) for number in range(len(way.draws)))
    for label, text in (
        ("Stock", source_in_words(way.stock, mark)),
        ("Second stock", "" if way.second is None else source_in_words(way.second, mark)),
        ("Draw up", ", ".join(drawn)),
        ("Containers", " and ".join(containers_in_words(way, mark))),
        ("Waste", waste_in_words(way, mark)),
        ("Smallest volume", smallest_in_words(way, mark)),
        ("Gives", achieved_in_words(way, mark)),
        ("Findings", ", ".join(findings_in_words(way)) or "none"),
        ("Final volume", way.worksheet.texts[fields.FINAL_VOLUME.path]),
    ):
        if text:
            lines += row(f"   {label}", text, _LABEL_WIDTH + 3)
    return lines


def _draw(way: Way, number: int, mark: DecimalMark) -> str:
    unrounded = unrounded_in_words(way.draws[number], mark)
    return f"{draw_in_words(way.draws[number], mark)}{f' ({unrounded})' if unrounded else ''}"


def _unusable(ways: Ways, mark: DecimalMark) -> list[str]:
    if not ways.unusable:
        return []
    lines = ["CANNOT BE USED"]
    for way in ways.unusable:
        second = "" if way.second is None else f" with {source_in_words(way.second, mark)}"
        lines += wrapped(f"{kind_in_words(way)}: {source_in_words(way.stock, mark)}{second}", "    ", "  ")
        lines += wrapped(way.reason, "      ")
    return lines
