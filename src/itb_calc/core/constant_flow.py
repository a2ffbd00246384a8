"""A pump with a flow fixed by its maker: the concentration alone decides the dose.

Printed: Codman Archimedes AS-10 manual, appendix B.
"""

from __future__ import annotations

from itb_calc.core.amount import Amount
from itb_calc.core.working import Worked

_PRINTED = "printed: Codman Archimedes AS-10 manual, appendix B"


def fixed_flow(flow: Amount) -> Worked:
    """Flow (mL/day) of the pump: the maker's, whatever the concentration."""
    value = flow.to("mL/day")
    return Worked(
        value,
        "flow = fixed flow of the pump, given by its maker",
        "{fixed}",
        "{answer} = {fixed}",
        {"fixed": flow},
        holds=value == flow,
    )


def needed_concentration(dose: Amount, flow: Amount, reservoir: Amount | None) -> Worked:
    """Concentration (mcg/mL) that makes the fixed flow (mL/day) carry the daily dose (mcg/day), both above 0.

    With the reservoir (mL, above 0), the working also shows how long it lasts and the drug that it takes.
    """
    concentration = dose / flow
    formula, in_numbers, check = "needed concentration = daily dose ÷ fixed flow", "{dose} ÷ {flow}", ""
    terms = {"dose": dose, "flow": flow}
    holds = concentration * flow == dose
    if reservoir is not None:
        time = reservoir / flow
        drug = dose * time
        formula += "; time = reservoir ÷ fixed flow; total drug = daily dose × time"
        in_numbers += "; {reservoir} ÷ {flow} → {time}; {dose} × {time} → {drug}"
        check = "; {drug} ÷ {reservoir} = {answer}"
        terms |= {"reservoir": reservoir, "time": time, "drug": drug}
        holds = holds and drug / reservoir == concentration
    return Worked(
        concentration, f"{formula} ({_PRINTED})", in_numbers, f"{{answer}} × {{flow}} = {{dose}}{check}", terms, holds
    )


def delivered(flow: Amount, concentration: Amount) -> Worked:
    """Daily dose (mcg/day) that the fixed flow (mL/day) carries at a concentration (mcg/mL): what the patient gets."""
    dose = concentration * flow
    return Worked(
        dose,
        "delivered dose = concentration × fixed flow, whatever the ordered dose",
        "{concentration} × {flow}",
        "{answer} ÷ {flow} = {concentration}",
        {"concentration": concentration.to("mcg/mL"), "flow": flow},
        holds=dose / flow == concentration,
    )
