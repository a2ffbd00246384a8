"""The papers of a worksheet: itself, the syringe label, the patient's card; each made ready, or why it is not."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from itb_calc.core.refusal import quote
from itb_calc.documents.site_settings import SiteSettings
from itb_calc.reference.paper import PaperDefectError, label_sizes, plain_words
from itb_calc.reference.reference import Reference
from itb_calc.report.card_sheet import card_sheet
from itb_calc.report.label_sheet import label_sheet
from itb_calc.report.printed import printed_worksheet
from itb_calc.report.printed_card import CardBasis, Site, printed_card
from itb_calc.report.printed_in_full import label_in_full, worksheet_in_full
from itb_calc.report.printed_label import NoPaper, PrintedLabel, printed_label
from itb_calc.report.qr_code import qr_code
from itb_calc.report.sheets import Sheet
from itb_calc.report.spelled_text import kept_texts
from itb_calc.report.vouched import Vouched
from itb_calc.report.worksheet_sheet import worksheet_sheet
from itb_calc.worksheet.evaluate import Evaluation
from itb_calc.worksheet.text import Worksheet

WORKSHEET, LABEL, CARD = "worksheet", "label", "card"
NOT_USED = "A settings file on this machine is not used, since it is not read: the built-in settings count."
TITLES = {WORKSHEET: "Refill worksheet", LABEL: "Syringe label", CARD: "Patient's card"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which paper, on which sheet (`a4`, `letter`), for a label the id of its size (empty: the usual), the site,
    whether micrograms are written in full, and whether a settings file is there that is not used.
    """

    what: str
    paper: str
    label: str = ""
    site: Site = field(default_factory=Site)
    spells_micrograms: bool = False
    settings_refused: bool = False


def wanted_by(settings: SiteSettings, what: str, paper: str | None = None, label: str | None = None) -> Wanted:
    """Return what is wanted where the site's settings count for whatever is not said."""
    site = Site(settings.name, settings.phone)
    return Wanted(
        what,
        paper or settings.paper,
        label or settings.label_size,
        site,
        settings.spells_micrograms,
        settings_refused=bool(settings.refusal),
    )


def sheet_of(
    wanted: Wanted, worksheet: Worksheet, reference: Reference, evaluation: Evaluation, names: Vouched
) -> Sheet | NoPaper:
    """Return a paper of a worksheet, ready to be laid out, or why there is none."""
    try:
        if wanted.what == LABEL:
            label = printed_label(worksheet, reference, evaluation, names)
            return _label(wanted, worksheet, label_in_full(label) if wanted.spells_micrograms else label)
        if wanted.what == CARD:
            words = {} if reference.emergency is None else plain_words(reference.emergency)
            card = printed_card(worksheet, reference, evaluation, names, CardBasis(wanted.site, words))
            return card if isinstance(card, NoPaper) else card_sheet(card, wanted.paper)
    except PaperDefectError as defect:
        return NoPaper(f"{defect} Install itb-calc again.")
    page = printed_worksheet(worksheet, reference, evaluation, names)
    if wanted.settings_refused:
        page = replace(page, settings=NOT_USED)
    if wanted.spells_micrograms:
        page = worksheet_in_full(page, kept_texts(worksheet, reference, evaluation))
    return worksheet_sheet(page, wanted.paper, qr_code(worksheet.number))


def _label(wanted: Wanted, worksheet: Worksheet, label: PrintedLabel | NoPaper) -> Sheet | NoPaper:
    sizes = label_sizes()
    size = next((each for each in sizes if each.id == wanted.label), None if wanted.label else sizes[0])
    if size is None:
        known = ", ".join(each.id for each in sizes)
        return NoPaper(f"{quote(wanted.label)} is not the size of a label that is known. Choose one of {known}.")
    return label if isinstance(label, NoPaper) else label_sheet(label, size, qr_code(worksheet.number))
