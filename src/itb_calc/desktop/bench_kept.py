"""What a bench shows beyond the document, kept while another one is built in its place."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from itb_calc.desktop.bench import Bench
from itb_calc.desktop.pages.screening import Kept
from itb_calc.desktop.viewmodels.finding_state import FindingState
from itb_calc.desktop.widgets.field_row import focused_row


class KeptBench(NamedTuple):
    """The page that was shown, the field with the focus, and what is typed where the document has no place for it."""

    place: int
    focused: str
    last: str
    spoken: tuple[FindingState, ...]
    to_convert: str
    search: str
    trial: Kept


def keep_bench(bench: Bench, focused: QWidget | None) -> KeptBench:
    """Return what a bench shows, with the widget of its window that has the focus."""
    row = focused_row(focused)
    path = bench.refill.place_of(focused) or (row.field.path if row is not None else "")
    last, spoken = bench.refill.last, bench.spoken_so_far
    return KeptBench(bench.place, path, last, spoken, bench.convert_text, bench.search_text, bench.trial)


def give_back(bench: Bench, kept: KeptBench) -> None:
    """Show in a new bench what another one had shown."""
    bench.convert_text = kept.to_convert
    bench.refill.last = kept.last
    if kept.search:
        bench.search_text = kept.search
    if any(kept.trial):
        bench.trial = kept.trial
    bench.show_page(kept.place)
    if kept.focused:
        bench.fields_page.go_to(kept.focused)
