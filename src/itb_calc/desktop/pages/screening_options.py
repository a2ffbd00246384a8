"""What the choices of the screening page offer: the screening product first, and both thresholds with their source."""

from __future__ import annotations

from typing import Any

from itb_calc.desktop.document import Document
from itb_calc.desktop.pages.refill_options import options_for, product_options
from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.viewmodels.screening_state import threshold_choices
from itb_calc.desktop.widgets.choice import Option
from itb_calc.reference.reference import Reference
from itb_calc.visit import screening_fields as fields
from itb_calc.visit.field import Field


def screening_options(field: Field[Any], document: Document, theme: Theme) -> tuple[Option, ...]:
    """Return the options of a choice of the screening page."""
    reference = document.reference or Reference()
    if field is fields.PRODUCT:
        return product_options(reference, theme, first="screening")
    if field is fields.THRESHOLD:
        choices = threshold_choices(reference, document.worksheet.decimal_mark)
        return tuple(Option(word, text, name=name) for word, text, name in choices)
    return options_for(field, document, theme)
