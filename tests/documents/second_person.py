"""What a second person reads off the sources of a worksheet, when nobody has slipped; and the slips."""

import re
from fractions import Fraction

from itb_calc.core.show_number import as_shown, is_typable, write_typable
from itb_calc.documents.blind_check import Entered
from itb_calc.documents.blind_items import BY_ID
from itb_calc.visit.fields import SCHEDULE
from itb_calc.worksheet.evaluate import evaluate
from itb_calc.worksheet.text import Worksheet
from tests.visit.generated import typed
from tests.worksheet.sheets import REFERENCE, TODAY

_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_MEASURED = {
    "measured_stock_volume": ("measured_stock_volume", "stock_volume"),
    "measured_diluent_volume": ("measured_diluent_volume", "diluent_volume"),
    "second_stock_volume": ("second_stock_volume",),
}


def read_off(worksheet: Worksheet) -> Entered:
    """The worksheet's own texts, with what the packages, the syringes and the pump say where it says nothing."""
    texts = {item: worksheet.texts[item] for item in BY_ID if item in worksheet.texts}
    product = REFERENCE.products.get(worksheet.texts.get("product.id", ""))
    pump = REFERENCE.pumps.get(worksheet.texts.get("pump.id", ""))
    if product is not None and product.strength is not None:
        texts.setdefault("product.label_strength", f"{write_typable(product.strength.value)} mcg/mL")
    if product is not None and product.container_volume is not None:
        texts.setdefault("product.container_volume", f"{write_typable(product.container_volume)} mL")
    if pump is not None and pump.reservoir_volume is not None:
        texts.setdefault("pump.reservoir_volume", f"{write_typable(pump.reservoir_volume)} mL")
    results = evaluate(worksheet, REFERENCE, TODAY).results
    for item, names in _MEASURED.items():
        found = [results.amount(name) for name in names if name in results.worked]
        if found:
            volume = found[0] if is_typable(found[0].magnitude) else as_shown(found[0])
            texts[item] = f"{write_typable(volume)} mL"
    return Entered(texts, worksheet.schedule)


def slipped(text: str, slip: str) -> str:
    """The text with a slip of the hand in it; the same text where there is no place for it."""
    number = _NUMBER.search(text)
    if slip == "unit":
        return text.replace("mcg", "mg", 1) if "mcg" in text else text.replace("mg", "mcg", 1)
    if slip == "swapped" or number is None:
        return _swapped(text)
    tenfold = Fraction(number.group()) * 10
    return f"{text[: number.start()]}{typed(tenfold)}{text[number.end() :]}"


def _swapped(text: str) -> str:
    for place in range(len(text) - 1):
        one, two = text[place], text[place + 1]
        if one != two and one.isalnum() and two.isalnum() and (one.isdigit() is two.isdigit()):
            return f"{text[:place]}{two}{one}{text[place + 2 :]}"
    return text


def changed(entered: Entered, item: str, text: str) -> Entered:
    """The same with another text in one item; without a text, with the item empty."""
    if item == SCHEDULE:
        return Entered(entered.texts, ())
    others = {each: typed for each, typed in entered.texts.items() if each != item}
    return Entered({**others, item: text} if text else others, entered.schedule)
