"""What a scan means for a worksheet: exactly one presentation with lot and expiry, or a sentence and nothing else."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from itb_calc.documents.scanned import Picked, Unknown, scan
from itb_calc.reference.loader import load_reference
from itb_calc.reference.products import Product
from itb_calc.reference.reference import Reference
from itb_calc.worksheet.edit import enter_all
from itb_calc.worksheet.evaluate import evaluate
from itb_calc.worksheet.read import read
from itb_calc.worksheet.text import Worksheet
from tests.documents.encoder import element_string, gtin_14, upc_a

_REFERENCE = load_reference()
_TODAY = date(2026, 11, 23)
_ID = "ndc-70121-2503-01"
_NAME = "Lioresal Intrathecal 40 mg/20 mL, 1 ampule"
_GTIN = gtin_14("7012125031")
_BY_HAND = "Choose the product from the list, and type lot and expiry from the package."


def _scan(text: str, worksheet: Worksheet = Worksheet(), reference: Reference = _REFERENCE) -> Picked | Unknown:  # noqa: B008 - frozen
    outcome = scan(text, worksheet, reference, _TODAY)
    assert outcome.sentence.isprintable()
    assert outcome.sentence.endswith(".")
    return outcome


def _picked(text: str, **texts: str) -> Picked:
    entered = {path.replace("__", "."): typed for path, typed in texts.items()}
    outcome = _scan(text, Worksheet(texts=entered))
    assert isinstance(outcome, Picked), outcome
    return outcome


def _ten(product: Product) -> str:
    """The ten digits of a listed code, worked out by hand for the forms that the list has."""
    labeler, item, package = (product.ndc or "").split("-")
    return f"{labeler}{item}{package if len(item) == 3 else package.removeprefix('0')}"


@pytest.mark.parametrize("product", _REFERENCE.presentations, ids=lambda product: product.id)
@settings(max_examples=15)
@given(st.text("ABC0123456789-", min_size=1, max_size=20), st.dates(date(1980, 1, 1), date(2070, 12, 31)))
def test_every_listed_presentation_is_picked_by_its_code(product: Product, lot: str, day: date) -> None:
    digits = _ten(product)
    assert len(digits) == 10
    six = f"{day:%y%m%d}"
    message = element_string(("01", gtin_14(digits)), ("21", "S1"), ("17", six), ("10", lot))
    outcome = _picked(f"]d2{message}")
    assert (outcome.product, outcome.lot, outcome.expiry) == (product.id, lot, day)
    assert outcome.texts == {
        "product.id": product.id,
        "lots.drug_lot": lot,
        "lots.drug_expiry": day.isoformat(),
    }
    assert _picked(upc_a(digits)).texts == {"product.id": product.id}


def test_what_was_understood_is_said() -> None:
    code = element_string(("01", _GTIN), ("17", "270300"), ("10", "AB12"))
    assert _picked(code).sentence == f"Understood: {_NAME}, lot AB12, expiry Wed 31 Mar 2027."
    assert _picked(upc_a("7012125031")).sentence == (
        f"Understood: {_NAME}, no lot, or none that can be told for certain, no expiry."
    )


def test_what_is_entered_can_be_read() -> None:
    outcome = _picked(element_string(("01", _GTIN), ("17", "270300"), ("10", "A" * 20)))
    inputs, problems = read(enter_all(Worksheet(), outcome.texts), _REFERENCE)
    assert problems == ()
    assert inputs.values["lots.drug_expiry"] == date(2027, 3, 31)


def test_an_expired_package_is_picked_and_the_rule_speaks() -> None:
    outcome = _picked(element_string(("01", _GTIN), ("17", "261031"), ("10", "A1")), fill_date="2026-11-23")
    assert outcome.expiry == date(2026, 10, 31)
    assert outcome.sentence.endswith(" It has expired: take another container."), "before any fill date is typed, too"
    worksheet = enter_all(Worksheet(texts={"fill_date": "2026-11-23"}), outcome.texts)
    assert "EXP-01" in {finding.rule for finding in evaluate(worksheet, _REFERENCE, _TODAY).findings}


def test_what_stood_there_is_said_before_it_is_replaced() -> None:
    code = element_string(("01", _GTIN), ("17", "270331"), ("10", "AB12"))
    outcome = _picked(
        code,
        product__id="baclofen-40mg-20ml-inj-20ml",
        lots__drug_lot="typed by hand\n",
        lots__drug_expiry="31/3/27",
    )
    assert outcome.sentence == (
        f"Understood: {_NAME}, lot AB12, expiry Wed 31 Mar 2027. Changed: product Baclofen 40mg/20ml Inj, 20ml →"
        f" {_NAME}; drug lot typed by hand[U+000A] → AB12; drug expiry 31/3/27 → 2027-03-31."
    )
    same = _picked(code, product__id=_ID, lots__drug_lot="AB12", lots__drug_expiry="2027-03-31")
    assert same.sentence == f"Understood: {_NAME}, lot AB12, expiry Wed 31 Mar 2027."
    second = _picked(code, product__id=_ID, lots__drug_lot="AB11")
    assert second.sentence.endswith(" Changed: drug lot AB11 → AB12.")


def test_a_lot_that_stays_although_the_product_is_another_one_is_said() -> None:
    outcome = _picked(upc_a("7012125031"), product__id="other", lots__drug_lot="AB11", lots__drug_expiry="2027-01-31")
    assert outcome.texts == {"product.id": _ID}
    assert outcome.sentence.endswith(
        f" Changed: product other → {_NAME}; drug lot stays AB11: check it; drug expiry stays 2027-01-31: check it."
    )
    again = _picked(upc_a("7012125031"), product__id=_ID, lots__drug_lot="AB11").sentence
    assert again.endswith(" Changed: drug lot stays AB11: check it."), "it may be another container of the same product"
    assert "Changed" not in _picked(upc_a("7012125031"), lots__drug_lot="AB11").sentence


def test_an_unknown_code_is_said_with_its_number() -> None:
    assert _scan(upc_a("7012199999")) == Unknown(
        f"NDC 7012199999 (GTIN {gtin_14('7012199999')}) is not in the list, so no product is chosen. {_BY_HAND}"
    )
    assert _scan("4006381333931") == Unknown(
        f"GTIN 04006381333931 is not in the list, so no product is chosen. {_BY_HAND}"
    )


def test_an_outer_packaging_is_not_taken_for_the_container_inside() -> None:
    for indicator in range(1, 10):
        gtin = gtin_14("7012125031", indicator)
        assert _scan(f"01{gtin}") == Unknown(
            f"GTIN {gtin} is the code of an outer packaging, so no product is chosen."
            " Scan the code on the container itself."
        )


def test_a_refused_text_is_a_sentence() -> None:
    outcome = _scan("2 mg/mL")
    assert isinstance(outcome, Unknown)
    assert outcome.sentence.startswith("2 mg/mL is no code of a package that can be read.")


def _with_codes(*ndcs: str) -> Reference:
    one = _REFERENCE.presentations[0]
    return Reference(
        presentations=tuple(one.model_copy(update={"id": f"ndc-{ndc}", "ndc": ndc}) for ndc in ndcs),
    )


def test_a_code_that_two_presentations_can_have_picks_none() -> None:
    # 5-3-2 and 5-4-2 of the same ten digits.
    both = _with_codes("70121-250-31", "70121-2503-01")
    assert _scan(upc_a("7012125031"), reference=both) == Unknown(
        f"NDC 7012125031 (GTIN {_GTIN}) can be 70121-250-31 or 70121-2503-01, and it cannot be told which. {_BY_HAND}"
    )
    assert isinstance(_scan(upc_a("7012125031"), reference=_with_codes("70121-2503-01")), Picked)


@pytest.mark.parametrize("digits", ["0121025001", "0012125001", "0012102501"])
def test_a_code_whose_ten_digits_cannot_be_told_picks_none(digits: str) -> None:
    outcome = _scan(upc_a(digits), reference=_with_codes("00121-0250-01"))
    assert isinstance(outcome, Unknown)
    assert "can be 00121-0250-01, and it cannot be told which." in outcome.sentence


def test_without_the_list_nothing_is_looked_up() -> None:
    assert _scan(upc_a("7012125031"), reference=Reference(defect="Nothing is known.")) == Unknown(
        "The list of products cannot be used, so no code can be looked up. Type what the package says."
    )


@given(st.text(st.characters(exclude_categories=()), max_size=40), st.text("0123456789]d\x1d|", max_size=40))
def test_whatever_is_scanned_picks_a_listed_product_or_none(text: str, digits: str) -> None:
    for typed in (text, digits, f"01{_GTIN}{digits}", f"01{_GTIN}{text}"):
        outcome = _scan(typed, Worksheet(texts={"lots.drug_lot": text} if text else {}))
        if isinstance(outcome, Picked):
            assert outcome.product == _ID
            assert set(outcome.texts) <= {"product.id", "lots.drug_lot", "lots.drug_expiry"}
            assert outcome.texts.get("lots.drug_lot", "") in typed


@given(st.from_regex(r"[0-9]{12,14}|01[0-9]{14}(17[0-9]{6})?", fullmatch=True))
def test_a_scan_that_lands_in_another_field_is_no_value_there(code: str) -> None:
    for typed in (code, f"]d2{code}", f"{code}\x1d10AB"):
        for path in (
            "dose.daily_dose",
            "preparation.final_volume",
            "dose.age_years",
            "dose.boluses_per_day",
            "fill_date",
        ):
            _, problems = read(Worksheet(texts={path: typed}), _REFERENCE)
            assert path in {problem.field for problem in problems}
