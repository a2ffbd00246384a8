"""Under the empty catheter volume stands the volume that counts, once the evaluation has worked one out."""

import pytest

from itb_calc.desktop.viewmodels.catheter_in_use import catheter_in_use
from itb_calc.visit import fields
from tests.desktop.viewmodels.pages import evaluation_of, page_of
from tests.worksheet.changes import ONE_VALUE
from tests.worksheet.sheets import Sheet, put, read_sheet

_PATH = "system.catheter_volume"


def _modelled(trimmed: str | None) -> Sheet:
    system = {
        "tubing_volume": "0.14 mL",
        "catheter_id": "flowonix-11823",
        "catheter_trimmed_length": trimmed,
    }
    return {**ONE_VALUE, "system": system}


def _under(sheet: Sheet, path: str = _PATH) -> str:
    return page_of(read_sheet(sheet)).fields[path].meaning


@pytest.mark.parametrize(
    ("trimmed", "said"),
    [
        ("0 cm", "Empty: 0.286 mL counts, from model and trimmed length"),
        ("20 cm", "Empty: 0.234 mL counts, from model and trimmed length"),
        ("12.35 cm", "Empty: ≈0.25 mL counts, from model and trimmed length"),
    ],
)
def test_a_volume_worked_out_from_the_length_is_shown(trimmed: str, said: str) -> None:
    assert _under(_modelled(trimmed)) == said
    assert catheter_in_use(fields.TUBING_VOLUME, evaluation_of(read_sheet(_modelled(trimmed)))) == ""


@pytest.mark.parametrize("trimmed", [None, "110 cm", "20"])
def test_without_a_readable_length_it_is_said_where_the_volume_stands(trimmed: str | None) -> None:
    assert _under(_modelled(trimmed)).startswith("From the programmer or the implant record")


def test_a_typed_volume_has_nothing_to_be_told() -> None:
    assert _under(ONE_VALUE) == ""
    typed = put(_modelled("20 cm"), _PATH, "0.2 mL")
    assert _under(typed) == ""


def test_every_field_of_the_system_says_where_it_stands_and_none_is_offered() -> None:
    page = page_of(read_sheet({**ONE_VALUE, "system": {}}))
    for path in ("tubing_volume", "tubing_volume_max", "catheter_volume", "catheter_id", "catheter_trimmed_length"):
        field = page.fields[f"system.{path}"]
        assert field.meaning
        assert field.offer is None
        assert not any(character.isdigit() for character in field.meaning), "no default, not even as an example"
    assert "programmer" in page.fields["system.tubing_volume"].meaning


def test_a_listed_catheter_says_what_its_maker_gives() -> None:
    assert _under(_modelled("20 cm"), "system.catheter_id") == (
        "Holds (110 cm − trimmed length) × 0.0026 mL/cm; a typed catheter volume counts instead"
    )
