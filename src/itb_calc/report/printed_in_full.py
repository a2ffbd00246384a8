"""Paper with micrograms in full: in the program's own words, never in typed texts, names, lots, reasons, notes."""

from __future__ import annotations

from dataclasses import replace

from itb_calc.core.in_full import in_full
from itb_calc.report.printed import PrintedFinding, PrintedWorking, PrintedWorksheet
from itb_calc.report.printed_label import NoPaper, PrintedLabel
from itb_calc.report.printed_typed import Entry


def worksheet_in_full(page: PrintedWorksheet, kept: tuple[str, ...]) -> PrintedWorksheet:
    """Return the worksheet's page with micrograms in full; `kept` stays to the letter in every sentence."""

    def spelled(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
        return tuple(replace(each, text=in_full(each.text, kept), note=in_full(each.note, kept)) for each in entries)

    return replace(
        page,
        main=spelled(page.main),
        findings=tuple(_finding(each, kept) for each in page.findings),
        problems=spelled(page.problems),
        remarks=spelled(page.remarks),
        # To the letter, with what it means beside it.
        typed=tuple(replace(each, note=in_full(each.note, kept)) for each in page.typed),
        results=spelled(page.results),
        change=in_full(page.change, kept),
        change_parts=spelled(page.change_parts),
        read_back=in_full(page.read_back, kept),
        waiting=spelled(page.waiting),
        working=tuple(_working(each, kept) for each in page.working),
    )


def _finding(finding: PrintedFinding, kept: tuple[str, ...]) -> PrintedFinding:
    return replace(finding, message=in_full(finding.message, kept), source=in_full(finding.source, kept))


def _working(working: PrintedWorking, kept: tuple[str, ...]) -> PrintedWorking:
    return PrintedWorking(
        formula=in_full(working.formula, kept),
        substitution=in_full(working.substitution, kept),
        check=in_full(working.check, kept),
    )


def label_in_full(label: PrintedLabel | NoPaper) -> PrintedLabel | NoPaper:
    """Return the label with micrograms in full in what it says of its content; a refusal is a sentence as ever."""
    if isinstance(label, NoPaper):
        return NoPaper(in_full(label.message))
    return replace(
        label,
        concentration=in_full(label.concentration),
        content=in_full(label.content),
        measured=in_full(label.measured),
    )
