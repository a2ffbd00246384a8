"""What should be left of the previous fill, against what was aspirated."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from itb_calc.core.amount import Amount
from itb_calc.core.working import Value, Worked

_NOTHING = Amount(Fraction(0), "mL")


@dataclass(frozen=True, slots=True)
class PreviousFill:
    """The previous fill: programmed volume (mL), flow (mL/day, above 0) and volume of the boluses taken (mL).

    Dose (mcg/day) and concentration (mcg/mL) are there where the flow was their quotient, None where it is fixed. A
    bolus volume that is not entered counts as 0.
    """

    programmed: Amount
    flow: Amount
    dose: Amount | None
    concentration: Amount | None
    bolus_volume: Amount | None


def entered_residual(entered: Amount) -> Worked:
    """Volume (mL) that should be left, as the programmer shows it."""
    value = entered.to("mL")
    return Worked(
        value,
        "expected residual = what the programmer shows",
        "{entered}",
        "{answer} = {entered}",
        {"entered": entered},
        holds=value == entered,
    )


def expected_residual(previous: PreviousFill, days: Amount) -> Worked:
    """Volume (mL) that should be left of the previous fill after so many whole calendar days, never below 0."""
    programmed, flow = previous.programmed, previous.flow
    bolus = _NOTHING if previous.bolus_volume is None else previous.bolus_volume
    left = programmed - (flow * days + bolus)
    fixed, flow_in_numbers, flow_check, flow_holds = _flow_of(previous)
    terms = {"programmed": programmed, "flow": flow, "days": days, "bolus": bolus, **_flow_terms(previous)}
    in_numbers = "{programmed} − {flow} × {days} − {bolus}"
    formula = _residual_formula(fixed, counted_as_0=previous.bolus_volume is None)
    if left < _NOTHING:
        lasting = (programmed - bolus) / flow
        return Worked(
            _NOTHING,
            f"{formula}; here it is below 0 and counted as 0",
            f"{in_numbers} → {{left}}, counted as {{answer}}{flow_in_numbers}",
            f"({{programmed}} − {{bolus}}) ÷ {{flow}} = {{lasting}}, fewer than {{days}}{flow_check}",
            {**terms, "left": left, "lasting": lasting},
            holds=lasting < days and flow_holds,
        )
    return Worked(
        left,
        formula,
        f"{in_numbers}{flow_in_numbers}",
        f"({{programmed}} − {{bolus}} − {{answer}}) ÷ {{flow}} = {{days}}{flow_check}",
        terms,
        holds=(programmed - bolus - left) / flow == days and flow_holds,
    )


def volume_discrepancy(expected: Amount, aspirated: Amount) -> Worked:
    """Volume (mL) by which less was aspirated than expected; below 0 where more was."""
    discrepancy = expected - aspirated
    return Worked(
        discrepancy,
        "discrepancy = expected residual − aspirated volume (above 0: more was delivered than planned)",
        "{expected} − {aspirated}",
        "{answer} + {aspirated} = {expected}",
        {"expected": expected, "aspirated": aspirated},
        holds=discrepancy + aspirated == expected,
    )


def discrepancy_of_delivered(discrepancy: Amount, programmed: Amount, expected: Amount) -> Worked:
    """Discrepancy in % of the volume that should have been delivered; programmed (mL) above expected (mL)."""
    percent = (discrepancy / (programmed - expected)).to("%")
    return Worked(
        percent,
        "discrepancy in % of what should have been delivered ="
        " discrepancy ÷ (programmed volume − expected residual), both of the previous fill",
        "{discrepancy} ÷ ({programmed} − {expected})",
        "{answer} of ({programmed} − {expected}) = {discrepancy}",
        {"discrepancy": discrepancy, "programmed": programmed, "expected": expected},
        holds=programmed * percent == discrepancy + expected * percent,
    )


def _residual_formula(flow: str, *, counted_as_0: bool) -> str:
    note = " (not entered: counted as 0)" if counted_as_0 else ""
    return (
        f"expected residual = programmed volume − {flow} × days − bolus volume{note}, never below 0;"
        " whole calendar days, so up to one day's flow off; one dose is assumed for the whole interval"
    )


def _flow_of(previous: PreviousFill) -> tuple[str, str, str, bool]:
    """Name the flow, with what shows how it was made, what checks that, and the outcome of the check."""
    if previous.dose is None or previous.concentration is None:
        return "fixed flow", "", "", True
    return (
        "flow (daily dose ÷ concentration)",
        "; {dose} ÷ {concentration} → {flow}",
        "; {flow} × {concentration} = {dose}",
        previous.flow * previous.concentration == previous.dose,
    )


def _flow_terms(previous: PreviousFill) -> dict[str, Value]:
    if previous.dose is None or previous.concentration is None:
        return {}
    return {"dose": previous.dose, "concentration": previous.concentration.to("mcg/mL")}
