"""Which presentation a package code is: the one with exactly these digits, or none."""

import pytest

from itb_calc.documents.package_code import is_certain, ndc_digits, possible_digits, presentations_of
from itb_calc.reference.loader import load_reference
from tests.documents.encoder import gtin_14, upc_a

_REFERENCE = load_reference()


@pytest.mark.parametrize(
    ("ndc", "digits"),
    [
        # 5-3-2 has its 10 digits; in 5-4-2 a zero was put in front of one part.
        ("66794-151-01", ("6679415101",)),
        ("70121-2496-05", ("7012124965",)),
        ("00121-2496-15", ("0121249615",)),
        ("70121-0496-15", ("7012149615",)),
        ("00121-0250-01", ("0121025001", "0012125001", "0012102501")),
        ("70121-2496-15", ()),
        ("70121-24-05", ()),
        ("00000-0000-00", ("0000000000",)),
    ],
)
def test_the_ten_digits_of_a_package_code(ndc: str, digits: tuple[str, ...]) -> None:
    assert possible_digits(ndc) == digits


def test_every_listed_presentation_has_ten_digits_that_no_other_can_have() -> None:
    assert len(_REFERENCE.presentations) > 15
    for each in _REFERENCE.presentations:
        assert each.ndc is not None
        (digits,) = possible_digits(each.ndc)
        assert len(digits) == 10
        assert is_certain(each)
        assert presentations_of(digits, _REFERENCE) == (each,)
        assert ndc_digits(gtin_14(digits)) == digits
        assert ndc_digits(upc_a(digits).zfill(14)) == digits


@pytest.mark.parametrize("gtin", ["04012345678901", "13701212501015", "03701212501010", "00012345678905"])
def test_another_number_has_no_ndc(gtin: str) -> None:
    assert ndc_digits(gtin) is None


def test_digits_of_nobody_are_nobody() -> None:
    assert presentations_of("0000000000", _REFERENCE) == ()


def test_a_code_without_its_digits_is_not_certain() -> None:
    one = _REFERENCE.presentations[0]
    assert not is_certain(one.model_copy(update={"ndc": None}))
    assert not is_certain(one.model_copy(update={"ndc": "00121-0250-01"}))
    assert not is_certain(one.model_copy(update={"ndc": "70121-2496-15"}))
