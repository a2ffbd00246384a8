"""What a scan of the package means for a worksheet: the product that it picks, lot and expiry, or why it picks none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from itb_calc.core.refusal import quote
from itb_calc.core.show_date import show_date
from itb_calc.documents.package_code import is_certain, ndc_digits, presentations_of
from itb_calc.documents.scanned_code import Code, NoCode, read_code
from itb_calc.reference.products import Product
from itb_calc.reference.reference import Reference
from itb_calc.visit.fields import PRODUCT_ID
from itb_calc.visit.record_fields import DRUG_EXPIRY, DRUG_LOT
from itb_calc.worksheet.text import Worksheet

_BY_HAND = "Choose the product from the list, and type lot and expiry from the package."
_INNER = "0"


@dataclass(frozen=True, slots=True)
class Picked:
    """A presentation of the list, with the lot and the last day that the code gives (empty or None where it does not).

    `texts` is what to enter, by field; `sentence` says what was understood, and each text that it takes the place of.
    """

    product: str
    lot: str
    expiry: date | None
    texts: Mapping[str, str]
    sentence: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """Nothing is picked, for the reason that the sentence says."""

    sentence: str


def scan(text: str, worksheet: Worksheet, reference: Reference, today: date) -> Picked | Unknown:
    """Understand what a scanner typed for the product of a worksheet; nothing is entered, and nothing is guessed."""
    if not reference.presentations:
        return Unknown("The list of products cannot be used, so no code can be looked up. Type what the package says.")
    code = read_code(text, today)
    if isinstance(code, NoCode):
        return Unknown(code.message)
    product = _product(code, reference)
    if isinstance(product, Unknown):
        return product
    texts = {PRODUCT_ID.path: product.id}
    if code.lot:
        texts[DRUG_LOT.path] = code.lot
    if code.expiry is not None:
        texts[DRUG_EXPIRY.path] = code.expiry.isoformat()
    said = " ".join((_understood(product, code, today), *_in_place_of(texts, worksheet, reference)))
    return Picked(product.id, code.lot, code.expiry, texts, said)


def _product(code: Code, reference: Reference) -> Product | Unknown:
    digits = ndc_digits(code.gtin)
    if digits is None:
        is_outer = ndc_digits(_INNER + code.gtin[1:]) is not None
        if is_outer:
            return Unknown(
                f"GTIN {code.gtin} is the code of an outer packaging, so no product is chosen."
                " Scan the code on the container itself."
            )
        return Unknown(f"GTIN {code.gtin} is not in the list, so no product is chosen. {_BY_HAND}")
    found = presentations_of(digits, reference)
    if not found:
        return Unknown(f"NDC {digits} (GTIN {code.gtin}) is not in the list, so no product is chosen. {_BY_HAND}")
    if len(found) > 1 or not is_certain(found[0]):
        codes = " or ".join(each.ndc or each.id for each in found)
        return Unknown(
            f"NDC {digits} (GTIN {code.gtin}) can be {codes}, and it cannot be told which. {_BY_HAND}",
        )
    return found[0]


def _understood(product: Product, code: Code, today: date) -> str:
    lot = f"lot {code.lot}" if code.lot else "no lot, or none that can be told for certain"
    expiry = "no expiry" if code.expiry is None else f"expiry {show_date(code.expiry)}"
    understood = f"Understood: {product.printed_name}, {lot}, {expiry}."
    is_over = code.expiry is not None and code.expiry < today
    return f"{understood} It has expired: take another container." if is_over else understood


def _in_place_of(texts: Mapping[str, str], worksheet: Worksheet, reference: Reference) -> tuple[str, ...]:
    """Say which texts are replaced, old → new, and which stay although another container may be meant."""
    changes = [
        f"{field.label.lower()} {_name(old, reference)} → {_name(texts[field.path], reference)}"
        for field in (PRODUCT_ID, DRUG_LOT, DRUG_EXPIRY)
        if field.path in texts and (old := worksheet.texts.get(field.path)) not in (None, texts[field.path])
    ]
    if PRODUCT_ID.path in worksheet.texts:
        changes += [
            f"{field.label.lower()} stays {quote(worksheet.texts[field.path])}: check it"
            for field in (DRUG_LOT, DRUG_EXPIRY)
            if field.path in worksheet.texts and field.path not in texts
        ]
    return (f"Changed: {'; '.join(changes)}.",) if changes else ()


def _name(text: str | None, reference: Reference) -> str:
    listed = reference.products.get(text or "")
    return quote(text or "") if listed is None else listed.printed_name
