"""A change of concentration: the old drug in reservoir, tubing and catheter, with and without a bridge.

The model of tubing and catheter is plug flow, without mixing. System volume is tubing and catheter together. All
concentrations, doses, flows and system volumes are above 0. Workings show concentrations in mcg/mL, however typed, so
that one unit goes through on paper.
"""

from __future__ import annotations

from itb_calc.core.amount import Amount
from itb_calc.core.working import Worked

_PLUG_FLOW = "plug flow, without mixing"


def catheter_volume(length: Amount, trimmed: Amount, volume_per_length: Amount) -> Amount:
    """Volume (mL) of what is implanted of a catheter: its length without what was trimmed (both cm), times mL/cm.

    Printed for the Flowonix 11823: Prometra II manual, p. 33.
    """
    return (length - trimmed) * volume_per_length


def system_volume(tubing: Amount, catheter: Amount, which: str) -> Worked:
    """Volume (mL) of tubing and catheter; `which` names the tubing volume where it is an end of a range."""
    volume = tubing + catheter
    return Worked(
        volume,
        f"system volume = {which} + catheter volume",
        "{tubing} + {catheter}",
        "{answer} − {catheter} = {tubing}",
        {"tubing": tubing, "catheter": catheter},
        holds=volume - catheter == tubing,
    )


def bridge_dose(system: Amount, old: Amount) -> Worked:
    """Old drug (mcg) in the system volume (mL) at the old concentration (mcg/mL)."""
    drug = system * old
    return Worked(
        drug,
        f"bridge dose = system volume × old concentration ({_PLUG_FLOW})",
        "{system} × {old}",
        "{answer} ÷ {system} = {old}",
        {"system": system, "old": old.to("mcg/mL")},
        holds=drug / system == old,
    )


def bridge_duration(bridge: Amount, dose: Amount) -> Worked:
    """How long (hours) the old drug (mcg) lasts at the daily dose (mcg/day)."""
    duration = (bridge / dose).to("hour")
    return Worked(
        duration,
        f"bridge duration in hours = bridge dose ÷ daily dose × 24 ({_PLUG_FLOW})",
        "{bridge} ÷ {dose} × 24",
        "{answer} ÷ 24 × {dose} = {bridge}",
        {"bridge": bridge, "dose": dose},
        holds=dose * duration == bridge,
    )


def bridge_rate(dose: Amount, old: Amount) -> Worked:
    """Flow (mL/day) that carries the daily dose (mcg/day) while the old concentration (mcg/mL) comes out."""
    rate = dose / old
    return Worked(
        rate,
        "bridge rate = daily dose ÷ old concentration (follows from the units)",
        "{dose} ÷ {old}",
        "{answer} × {old} = {dose}",
        {"dose": dose, "old": old.to("mcg/mL")},
        holds=rate * old == dose,
    )


def bridge_extra_volume(system: Amount, old: Amount, new: Amount) -> Worked:
    """Volume (mL) that a bridge uses beyond what the same time takes at the new concentration; new above old."""
    extra = system * ((new - old) / new)
    return Worked(
        extra,
        f"extra volume of the bridge = system volume × (1 − old concentration ÷ new concentration) ({_PLUG_FLOW})",
        "{system} × (1 − {old} ÷ {new})",
        "({system} − {answer}) × {new} ÷ {system} = {old}",
        {"system": system, "old": old.to("mcg/mL"), "new": new.to("mcg/mL")},
        holds=(system - extra) * new / system == old,
    )


def unbridged_daily_dose(dose: Amount, old: Amount, new: Amount) -> Worked:
    """Daily dose (mcg/day) without a bridge: the flow for the new concentration pushes the old one out."""
    given = dose * (old / new)
    return Worked(
        given,
        f"daily dose without a bridge = daily dose × old concentration ÷ new concentration ({_PLUG_FLOW})",
        "{dose} × {old} ÷ {new}",
        "{answer} × {new} ÷ {old} = {dose}",
        {"dose": dose, "old": old.to("mcg/mL"), "new": new.to("mcg/mL")},
        holds=given * (new / old) == dose,
    )


def unbridged_fixed_dose(old: Amount, flow: Amount) -> Worked:
    """Daily dose (mcg/day) of a pump with a fixed flow (mL/day) while the old concentration (mcg/mL) comes out."""
    given = old * flow
    return Worked(
        given,
        f"daily dose until the new solution arrives = old concentration × fixed flow ({_PLUG_FLOW})",
        "{old} × {flow}",
        "{answer} ÷ {flow} = {old}",
        {"old": old.to("mcg/mL"), "flow": flow},
        holds=given / flow == old,
    )


def unbridged_duration(system: Amount, flow: Amount) -> Worked:
    """How long (hours) the old drug comes out at the flow (mL/day); `system` (mL) is the largest system volume."""
    duration = (system / flow).to("hour")
    return Worked(
        duration,
        f"duration without a bridge in hours = largest system volume ÷ flow × 24 ({_PLUG_FLOW})",
        "{system} ÷ {flow} × 24",
        "{answer} ÷ 24 × {flow} = {system}",
        {"system": system, "flow": flow},
        holds=flow * duration == system,
    )


def mixed_concentration(injected: Amount, new: Amount, residual: Amount, old: Amount) -> Worked:
    """Concentration (mcg/mL) in the reservoir of what is injected and what could not be aspirated (both mL).

    The upper bound of the effect: no rinse is counted. Injected is above 0.
    """
    mixed = (injected * new + residual * old) / (injected + residual)
    return Worked(
        mixed,
        "mixed concentration = (injected volume × new concentration + residual volume × old concentration)"
        " ÷ (injected volume + residual volume); upper bound of the effect, before any rinse",
        "({injected} × {new} + {residual} × {old}) ÷ ({injected} + {residual})",
        "({answer} × ({injected} + {residual}) − {residual} × {old}) ÷ {injected} = {new}",
        {"injected": injected, "new": new.to("mcg/mL"), "residual": residual, "old": old.to("mcg/mL")},
        holds=(mixed * injected + mixed * residual - residual * old) / injected == new,
    )


def mixed_deviation(mixed: Amount, new: Amount) -> Worked:
    """By how much (%) the mixed concentration is off the new one; positive is stronger."""
    deviation = ((mixed - new) / new).to("%")
    return Worked(
        deviation,
        "deviation of the mix = (mixed concentration − new concentration) ÷ new concentration",
        "({mixed} − {new}) ÷ {new}",
        "{new} + {answer} of {new} = {mixed}",
        {"mixed": mixed.to("mcg/mL"), "new": new.to("mcg/mL")},
        holds=new + new * deviation == mixed,
    )
