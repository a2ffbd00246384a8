"""PMP: is a figure entered for the pump less cautious than the listed one?"""

import pytest

from tests.safety.worksheets import UNREADABLE, Changes, Table, cases, findings, message, verdict

RESERVOIR, RESIDUAL, MINIMUM = "pump.reservoir_volume", "pump.residual_volume", "pump.minimum_flow"


def _allows_more(what: str, entered: str, listed: str) -> str:
    return _all_allow_more(f"{what} {entered} against {listed}")


def _all_allow_more(figures: str) -> str:
    return (
        f"What is entered allows more than what is listed for Medtronic SynchroMed II 8637-40: {figures}."
        " Say where each figure comes from."
    )


PMP_01: Table = {
    "nothing entered": ({}, None),
    "reservoir as listed": ({RESERVOIR: "40 mL"}, None),
    "reservoir a step larger": ({RESERVOIR: "40.0001 mL"}, _allows_more("reservoir volume", "40.0001 mL", "40 mL")),
    "reservoir a step smaller": ({RESERVOIR: "39.9999 mL"}, None),
    "residual as listed": ({RESIDUAL: "1.4 mL"}, None),
    "residual a step smaller": ({RESIDUAL: "1.3999 mL"}, _allows_more("residual volume", "1.3999 mL", "1.4 mL")),
    "residual a step larger": ({RESIDUAL: "1.4001 mL"}, None),
    "minimum as listed": ({MINIMUM: "0.048 mL/day"}, None),
    "minimum a step lower": ({MINIMUM: "0.0479 mL/day"}, _allows_more("minimum flow", "0.0479 mL/day", "0.048 mL/day")),
    "minimum a step higher": ({MINIMUM: "0.0481 mL/day"}, None),
    "each is shown": (
        {RESERVOIR: "41 mL", RESIDUAL: "1 mL", MINIMUM: "0.01 mL/day"},
        _all_allow_more(
            "reservoir volume 41 mL against 40 mL and residual volume 1 mL against 1.4 mL"
            " and minimum flow 0.01 mL/day against 0.048 mL/day"
        ),
    ),
    "one not read, another lower": (
        {RESERVOIR: UNREADABLE, RESIDUAL: "1 mL"},
        _allows_more("residual volume", "1 mL", "1.4 mL"),
    ),
    "none read": ({RESERVOIR: UNREADABLE, RESIDUAL: UNREADABLE, MINIMUM: UNREADABLE}, None),
    "no pump": ({RESERVOIR: "41 mL", "pump.id": None}, None),
    "pump not read": ({RESERVOIR: "41 mL", "pump.id": UNREADABLE}, None),
    "a pump without figures": (
        {RESERVOIR: "99 mL", RESIDUAL: "0.1 mL", MINIMUM: "0.01 mL/day", "pump.id": "other"},
        None,
    ),
}


@cases(PMP_01)
def test_pmp_01_figure_less_cautious_than_the_listed_one(changes: Changes, expected: str | None) -> None:
    assert message("PMP-01", changes) == expected


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({RESERVOIR: "41 mL"}, (RESERVOIR,)),
        ({RESIDUAL: "1 mL"}, (RESIDUAL,)),
        ({MINIMUM: "0.01 mL/day"}, (MINIMUM,)),
        ({RESERVOIR: "41 mL", RESIDUAL: "1 mL", MINIMUM: "0.01 mL/day"}, (RESERVOIR, RESIDUAL, MINIMUM)),
        ({RESERVOIR: "39 mL", RESIDUAL: "1 mL", MINIMUM: "0.01 mL/day"}, (RESIDUAL, MINIMUM)),
    ],
)
def test_pmp_01_leads_to_the_figures_that_are_less_cautious_and_to_no_other(
    changes: Changes, fields: tuple[str, ...]
) -> None:
    assert verdict("PMP-01", changes) == ("confirm", fields, "the pump's specification")


def test_an_entered_figure_wins_over_the_listed_one_even_so() -> None:
    changes = {"pump.injected_volume": "41 mL", "pump.programmed_volume": "41 mL"}
    assert {"RES-01", "VOL-02"} <= findings(changes).keys()
    assert {"RES-01", "VOL-02"}.isdisjoint(findings({**changes, RESERVOIR: "41 mL"}))
