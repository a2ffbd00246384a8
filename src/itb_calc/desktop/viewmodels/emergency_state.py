"""The emergency page: overdose and withdrawal side by side, then what belongs to both or to neither."""

from __future__ import annotations

from dataclasses import dataclass

from itb_calc.core.show_date import show_date
from itb_calc.reference.emergency import EmergencySection
from itb_calc.reference.reference import Reference

NOT_THERE = (
    "The emergency page cannot be read from the reference data of this installation."
    " Use your printed protocol, and install itb-calc again."
)
_OVERLAPS = "also in the other list"


@dataclass(frozen=True, slots=True)
class EmergencyPart:
    """One part: its title, its lines (numbered where they are steps), and where they come from."""

    title: str
    lines: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class EmergencyState:
    """What stands left, what stands right, and what stands below; a sentence where there is nothing to show."""

    overdose: tuple[EmergencyPart, ...] = ()
    withdrawal: tuple[EmergencyPart, ...] = ()
    below: tuple[EmergencyPart, ...] = ()
    missing: str = ""


def emergency_state(reference: Reference) -> EmergencyState:
    """Derive the page; it needs no calculation, and stands even where other reference data is defective."""
    if reference.emergency is None:
        return EmergencyState(missing=NOT_THERE)
    sections = reference.emergency.sections
    return EmergencyState(
        overdose=tuple(_part(section, reference) for section in sections if section.side == "overdose"),
        withdrawal=tuple(_part(section, reference) for section in sections if section.side == "withdrawal"),
        below=tuple(
            _part(section, reference) for section in sections if section.side not in {"overdose", "withdrawal"}
        ),
    )


def _part(section: EmergencySection, reference: Reference) -> EmergencyPart:
    lines = []
    for place, item in enumerate(section.items, start=1):
        beside = "; ".join(part for part in (item.detail or "", _OVERLAPS if item.overlaps else "") if part)
        mark = f"{place}." if section.kind == "steps" else "–"
        lines.append(f"{mark} {_with_detail(item.text, beside)}")
    return EmergencyPart(section.title, tuple(lines), _source(section, reference))


def _with_detail(text: str, detail: str) -> str:
    """Put a detail in brackets into a phrase, before its full stop."""
    if not detail:
        return text
    stop = "." if text.endswith(".") else ""
    return f"{text.removesuffix('.')} ({detail}){stop}"


def _source(section: EmergencySection, reference: Reference) -> str:
    parts = []
    for citation in section.citations:
        source = reference.sources.get(citation.key)
        title = citation.key if source is None else source.title
        parts.append(f"{title}, grade {citation.grade}, reviewed {show_date(citation.reviewed)}")
    return f"Source: {'; '.join(parts)}"
