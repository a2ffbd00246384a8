"""Whether the files agree with each other: sources exist, ids are unique, a figure that stands twice is the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from itb_calc.core.amount import Amount
from itb_calc.reference.models import (
    Catheter,
    Citation,
    Dosing,
    DosingGroup,
    Emergency,
    EmergencySection,
    Product,
    Pump,
    Source,
    Thresholds,
)


@dataclass(frozen=True, slots=True)
class ReferenceFiles:
    """What the files hold, each as its schema gives it."""

    products: tuple[Product, ...]
    presentations: tuple[Product, ...]
    pumps: tuple[Pump, ...]
    catheters: tuple[Catheter, ...]
    dosing: Dosing
    thresholds: Thresholds
    emergency: Emergency
    sources: tuple[Source, ...]


def first_contradiction(files: ReferenceFiles) -> str | None:
    """Return the first contradiction between or within the files as one sentence, or None."""
    return next(_contradictions(files), None)


def _contradictions(files: ReferenceFiles) -> Iterator[str]:
    yield from _repeated("products", (product.id for product in (*files.products, *files.presentations)))
    yield from _repeated("pumps", (pump.id for pump in files.pumps))
    yield from _repeated("catheters", (catheter.id for catheter in files.catheters))
    yield from _repeated("sources", (source.key for source in files.sources))
    known = {source.key for source in files.sources}
    for place, key in _cited_keys(files):
        if key not in known:
            yield f"The source {key} that {place} cites is not in sources.toml."
    yield from _differing_extremes(files)


def _repeated(kind: str, ids: Iterable[str]) -> Iterator[str]:
    seen: set[str] = set()
    for each in ids:
        if each in seen:
            yield f"Two of the {kind} in the reference files have the same id {each}."
        seen.add(each)


def _cited_keys(files: ReferenceFiles) -> Iterator[tuple[str, str]]:
    for place, citations in _citations(files):
        yield from ((place, citation.key) for citation in citations)
    for name, figure in files.thresholds:
        if figure.source is not None:
            yield name, figure.source


def _citations(files: ReferenceFiles) -> Iterator[tuple[str, tuple[Citation, ...]]]:
    records: tuple[Product | Pump | Catheter | DosingGroup | EmergencySection, ...] = (
        *files.products,
        *files.presentations,
        *files.pumps,
        *files.catheters,
        *files.dosing.groups,
        *files.emergency.sections,
    )
    for record in records:
        yield record.id, record.citations
    yield "the screening", files.dosing.screening.citations
    yield "dosing.toml", files.dosing.citations


def _differing_extremes(files: ReferenceFiles) -> Iterator[str]:
    """Compare the published doses, which stand with the group and with the rules' thresholds."""
    limits = files.thresholds
    pairs = {
        "adult-spinal": (limits.lowest_published_dose, limits.highest_published_dose),
        "paediatric": (limits.lowest_published_child_dose, limits.highest_published_child_dose),
    }
    for group_id, ends in pairs.items():
        published = files.dosing.group(group_id).published_dose
        if published is None or _numbers(published.lowest, published.highest) != _numbers(ends[0].value, ends[1].value):
            yield f"The published doses for {group_id} differ between dosing.toml and thresholds.toml."


def _numbers(lowest: Amount, highest: Amount) -> tuple[Fraction, Fraction]:
    return lowest.number("mcg/day"), highest.number("mcg/day")
