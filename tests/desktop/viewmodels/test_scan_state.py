"""What stands under the field for a scanned code."""

from itb_calc.desktop.viewmodels.scan_state import DESCRIPTION, LABEL, NAME, ScanState, after, scan_state
from itb_calc.visit.fields import FIELDS
from itb_calc.worksheet.edit import enter, enter_all
from itb_calc.worksheet.text import Worksheet
from tests.documents.encoder import element_string, gtin_14
from tests.worksheet.sheets import REFERENCE, TODAY

_CODE = element_string(("01", gtin_14("7012125031")), ("17", "270331"), ("10", "AB12"))
_TEXTS = {"product.id": "ndc-70121-2503-01", "lots.drug_lot": "AB12", "lots.drug_expiry": "2027-03-31"}


def test_what_is_understood_clears_the_field_and_says_what_to_enter() -> None:
    state = scan_state(_CODE, Worksheet(), REFERENCE, TODAY)
    sentence = "Understood: Lioresal Intrathecal 40 mg/20 mL, 1 ampule, lot AB12, expiry Wed 31 Mar 2027."
    assert state == ScanState("", sentence, is_refused=False, texts=_TEXTS)


def test_what_is_not_understood_stays_in_the_field() -> None:
    state = scan_state(" 2 mg/mL", Worksheet(), REFERENCE, TODAY)
    assert (state.text, state.is_refused, state.texts) == (" 2 mg/mL", True, {})
    assert state.sentence.startswith("2 mg/mL is no code of a package")
    assert after(state, enter(Worksheet(), "dose.daily_dose", "450 mcg/day")) == state


def test_what_was_understood_is_said_only_as_long_as_it_stands_there() -> None:
    state = scan_state(_CODE, Worksheet(), REFERENCE, TODAY)
    entered = enter_all(Worksheet(), state.texts)
    assert after(state, entered) == state
    assert after(state, enter(entered, "dose.daily_dose", "450 mcg/day")) == state
    for path in _TEXTS:
        assert after(state, enter(entered, path, "other")) == ScanState()
        assert after(state, enter(entered, path, "")) == ScanState()
    assert after(state, Worksheet()) == ScanState()


def test_the_field_has_a_name_and_a_letter_that_no_field_beside_it_has() -> None:
    assert LABEL.replace("&", "") == NAME
    letter = LABEL[LABEL.index("&") + 1].upper()
    beside = [field.mnemonic for field in FIELDS if field.path.startswith("product.") or field.path == "fill_date"]
    assert letter not in [*beside, "O", "X"]
    assert DESCRIPTION.endswith(".")
