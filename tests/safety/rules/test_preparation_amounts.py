"""DIL-05 to DIL-07: is enough prepared, is there any drug in it, and was a target forgotten?"""

import pytest

from tests.safety.rules.test_preparation import (
    DILUENT_GRADUATION,
    FINAL,
    GRADUATION,
    PRIMING,
    SECOND,
    SECOND_CONTAINER,
    TARGET,
    diluted,
    fill,
)
from tests.safety.worksheets import DILUTED, TWO_STOCKS, UNREADABLE, Changes, Table, cases, message, verdict


def _too_little(prepared: str, needed: str) -> str:
    return (
        f"{prepared} is prepared, but {needed} is needed to inject and to prime: the pump would hold less than is"
        " programmed. Prepare more."
    )


NOT_MEASURED: Changes = {**DILUTED, GRADUATION: None}
AT_STOCK: Changes = {**DILUTED, TARGET: "2000 mcg/mL"}

# 40.2 mL at 1,500 mcg/mL are 30.15 mL and 10.05 mL, and on a graduation of 0.5 mL 30 mL and 10 mL.
DIL_05: Table = {
    "just enough": (NOT_MEASURED, None),
    "a step less": ({**NOT_MEASURED, FINAL: "39.9999 mL"}, _too_little("39.9999 mL", "40 mL")),
    "enough for priming too": ({**NOT_MEASURED, FINAL: "43 mL", PRIMING: "3 mL"}, None),
    "a step less with priming": (
        {**NOT_MEASURED, FINAL: "42.9999 mL", PRIMING: "3 mL"},
        _too_little("42.9999 mL", "43 mL"),
    ),
    "priming of 0": ({**NOT_MEASURED, PRIMING: "0 mL"}, None),
    "the measured total is enough": ({**DILUTED, FINAL: "40.2 mL"}, None),
    "the measured total is not enough, the final volume would be": (
        {**DILUTED, FINAL: "40.2 mL", **fill("40.0001 mL")},
        _too_little("40 mL", "40.0001 mL"),
    ),
    "measured on the diluent's graduation alone": (
        {**NOT_MEASURED, FINAL: "40.2 mL", DILUENT_GRADUATION: "0.5 mL", **fill("40.0001 mL")},
        _too_little("40 mL", "40.0001 mL"),
    ),
    "the measured total is more than the final volume": ({**DILUTED, FINAL: "39.8 mL"}, None),
    "two stocks: the final volume": ({**TWO_STOCKS, GRADUATION: "0.5 mL"}, None),
    "two stocks: a step less": (
        {**TWO_STOCKS, GRADUATION: "0.5 mL", FINAL: "39.9999 mL"},
        _too_little("39.9999 mL", "40 mL"),
    ),
    "target is the stock: the final volume": (AT_STOCK, None),
    "target is the stock: a step less": (
        {**AT_STOCK, FINAL: "39.9999 mL"},
        _too_little("39.9999 mL", "40 mL"),
    ),
    "undiluted": ({FINAL: "3 mL"}, None),
    "target not read": ({**NOT_MEASURED, FINAL: "3 mL", TARGET: UNREADABLE}, None),
    "final volume not entered": ({**NOT_MEASURED, FINAL: None}, None),
    "final volume not read": ({**NOT_MEASURED, FINAL: UNREADABLE}, None),
    "injected volume not entered": ({**NOT_MEASURED, FINAL: "3 mL", "pump.injected_volume": None}, None),
    "injected volume not read": ({**NOT_MEASURED, FINAL: "3 mL", "pump.injected_volume": UNREADABLE}, None),
    "priming not read, too little to inject": (
        {**NOT_MEASURED, FINAL: "39.9999 mL", PRIMING: UNREADABLE},
        _too_little("39.9999 mL", "40 mL"),
    ),
    "priming not read, enough to inject": ({**NOT_MEASURED, PRIMING: UNREADABLE}, None),
    "graduation not read": ({**DILUTED, FINAL: "3 mL", GRADUATION: UNREADABLE}, None),
    "diluent's graduation not read": ({**DILUTED, FINAL: "3 mL", DILUENT_GRADUATION: UNREADABLE}, None),
    "with a graduation, stock not known": ({**DILUTED, FINAL: "3 mL", "product.id": None}, None),
    "without one, stock not known": (
        {**NOT_MEASURED, FINAL: "3 mL", "product.id": None},
        _too_little("3 mL", "40 mL"),
    ),
}


@cases(DIL_05)
def test_dil_05_too_little_prepared(changes: Changes, expected: str | None) -> None:
    assert message("DIL-05", changes) == expected


def _rounds_to_nothing(volume: str) -> str:
    return (
        f"On this graduation the stock volume, {volume}, rounds to 0 mL: there would be no drug in the pump."
        " Use a finer syringe."
    )


# 0.3 mL of stock; half a step rounds up.
DIL_06: Table = {
    "half a step": (diluted("15 mcg/mL", graduation="0.6 mL"), None),
    "a step less than half": (diluted("15 mcg/mL", graduation="0.6001 mL"), _rounds_to_nothing("0.3 mL")),
    "on the diluent's graduation alone": (
        {**diluted("15 mcg/mL", diluent_graduation="0.6001 mL"), GRADUATION: None},
        _rounds_to_nothing("0.3 mL"),
    ),
    "the diluent may round to nothing": (diluted("1985 mcg/mL", diluent_graduation="1 mL"), None),
    "not measured": ({**diluted("15 mcg/mL"), GRADUATION: None}, None),
    "graduation not read": (diluted("15 mcg/mL", graduation=UNREADABLE), None),
    "two stocks": ({**TWO_STOCKS, GRADUATION: "99 mL"}, None),
    "final volume not entered": ({**diluted("15 mcg/mL", graduation="1 mL"), FINAL: None}, None),
    "stock not known": ({**diluted("15 mcg/mL", graduation="1 mL"), "product.id": None}, None),
}


@cases(DIL_06)
def test_dil_06_stock_volume_rounds_to_nothing(changes: Changes, expected: str | None) -> None:
    assert message("DIL-06", changes) == expected


def _not_used(what: str) -> str:
    return (
        f"Without target concentration the product counts as undiluted, and the {what} entered is not used."
        " Enter the target concentration, or clear what is not used."
    )


_SECOND_NOT_USED = (
    "Without strength of the second stock the stock counts as the only one, and the container volume of the second"
    " stock entered is not used. Enter the strength of the second stock, or clear what is not used."
)

DIL_07: Table = {
    "nothing entered": ({}, None),
    "priming is used without a target too": ({PRIMING: "3 mL"}, None),
    "final volume": ({FINAL: "40 mL"}, _not_used("final volume")),
    "graduation": ({GRADUATION: "0.5 mL"}, _not_used("syringe graduation")),
    "diluent's graduation": ({DILUENT_GRADUATION: "0.5 mL"}, _not_used("diluent syringe graduation")),
    "second stock": ({SECOND: "10 mg/20 mL"}, _not_used("strength of the second stock")),
    "its container": ({SECOND_CONTAINER: "20 mL"}, _not_used("container volume of the second stock")),
    "two of them": ({FINAL: "40 mL", GRADUATION: "0.5 mL"}, _not_used("final volume and syringe graduation")),
    "with a target": (DILUTED, None),
    "target not read": ({**DILUTED, TARGET: UNREADABLE}, None),
    "what is not read is entered": ({FINAL: UNREADABLE}, _not_used("final volume")),
    "two stocks with their containers": ({**TWO_STOCKS, SECOND_CONTAINER: "20 mL"}, None),
    "second container without a second stock": ({**DILUTED, SECOND_CONTAINER: "20 mL"}, _SECOND_NOT_USED),
    "second container not read, without a second stock": ({**DILUTED, SECOND_CONTAINER: UNREADABLE}, _SECOND_NOT_USED),
    "second stock not read": ({**TWO_STOCKS, SECOND: UNREADABLE, SECOND_CONTAINER: "20 mL"}, None),
    "target not read, second container without a second stock": (
        {TARGET: UNREADABLE, SECOND_CONTAINER: "20 mL"},
        _SECOND_NOT_USED,
    ),
}


@cases(DIL_07)
def test_dil_07_entered_for_a_dilution_but_not_used(changes: Changes, expected: str | None) -> None:
    assert message("DIL-07", changes) == expected


@pytest.mark.parametrize(
    "fields", [(FINAL,), (SECOND_CONTAINER,), (FINAL, GRADUATION), (GRADUATION, DILUENT_GRADUATION, SECOND)]
)
def test_dil_07_leads_to_the_target_and_to_what_is_not_used(fields: tuple[str, ...]) -> None:
    entered = {**TWO_STOCKS, GRADUATION: "0.5 mL", DILUENT_GRADUATION: "0.5 mL", SECOND_CONTAINER: "20 mL"}
    changes = {path: entered[path] for path in fields}
    assert verdict("DIL-07", changes) == ("caution", (TARGET, *fields), "project rule")


def test_dil_07_leads_to_a_second_stock_that_only_has_a_container() -> None:
    changes = {**DILUTED, SECOND_CONTAINER: "20 mL"}
    assert verdict("DIL-07", changes) == ("caution", (SECOND, SECOND_CONTAINER), "project rule")
