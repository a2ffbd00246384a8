"""The items of the second check: every critical field, each once, none with a word of what could stand for it."""

import re

from itb_calc.documents.blind_items import BY_ID, GROUPS, ITEMS, LABELS, labels_of
from itb_calc.visit import fields


def test_every_critical_item_is_asked_once_and_in_the_order_of_the_sources() -> None:
    assert [field.path for field in ITEMS] == [
        "patient.identifier",
        "preparation.target_concentration",
        "preparation.final_volume",
        "dose.daily_dose",
        "dose.bolus_dose",
        "dose.boluses_per_day",
        "product.label_strength",
        "product.container_volume",
        "lots.drug_lot",
        "preparation.second_stock.label_strength",
        "lots.second_lot",
        "measured_stock_volume",
        "measured_diluent_volume",
        "second_stock_volume",
        "pump.injected_volume",
        "pump.id",
        "pump.reservoir_volume",
        "pump.alarm_volume",
        "pump.programmed_volume",
        "previous.daily_dose",
        "previous.concentration",
    ]
    assert [group.id for group in GROUPS if group.has_schedule] == ["order"]


def test_an_item_that_is_a_field_is_read_as_the_field_is() -> None:
    for path, item in BY_ID.items():
        if path in fields.BY_PATH:
            assert (item.kind, item.label) == (fields.BY_PATH[path].kind, fields.BY_PATH[path].label)


def test_every_key_goes_to_one_item_only() -> None:
    keys = [field.mnemonic for field in ITEMS]
    # N goes to the name of the person.
    assert len({*keys, "N"}) == len(keys) + 1
    assert all(key in field.label.upper() for key, field in zip(keys, ITEMS, strict=True))


def test_no_help_names_a_figure_of_a_patient_or_what_stands_for_an_empty_field() -> None:
    for field in ITEMS:
        assert "listed figure" not in field.help
        assert re.findall(r"[0-9]+ m", field.help) in ([], ["40 m", "20 m", "2 m"])


def test_items_have_the_names_of_their_fields() -> None:
    assert labels_of(("dose.daily_dose", "dose.schedule", "later.item")) == ("Daily dose", "Day schedule", "later.item")
    assert set(LABELS) == {*BY_ID, "dose.schedule"}
