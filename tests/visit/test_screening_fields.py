"""The table of the screening's fields: each with its own path, letter and help."""

from collections import Counter

import pytest

from itb_calc.visit.field import Field
from itb_calc.visit.screening_fields import BY_PATH, FIELDS

_LETTERS_OF_MENUS = {"W", "K", "J"}


def test_paths_labels_and_letters_are_given_once() -> None:
    for told in (
        [field.path for field in FIELDS],
        [field.label for field in FIELDS],
        [field.mnemonic for field in FIELDS],
    ):
        assert [each for each, count in Counter(told).items() if count > 1] == []
    assert tuple(BY_PATH.values()) == FIELDS


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.path)
def test_a_field_has_what_a_person_is_told(field: Field[object]) -> None:
    assert field.path.startswith("screening.")
    assert field.help.endswith(".")
    assert field.mnemonic in field.label.upper()
    assert field.mnemonic not in _LETTERS_OF_MENUS


def test_doses_take_micrograms_and_nothing_else() -> None:
    assert {
        field.unit for field in FIELDS if field.path.endswith("dose") and not field.path.endswith("first_dose")
    } == {"mcg"}
