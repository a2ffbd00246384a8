"""The reservoir: flow, and how many days a fill lasts.

Nominal figures assume no boluses and an exact pump. A pump's alarm counts programmed volume; it does not sense what is
left. Flow = dose ÷ concentration follows from the units: no source was found that prints it.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from itb_calc.core.amount import Amount
from itb_calc.core.working import Value, Worked


def flow_rate(dose: Amount, concentration: Amount) -> Worked:
    """Flow (mL/day) that carries a daily dose (mcg/day) at a concentration (mcg/mL)."""
    flow = dose / concentration
    return Worked(
        flow,
        "flow = daily dose ÷ concentration (follows from the units)",
        "{dose} ÷ {concentration}",
        "{dose} ÷ {answer} = {concentration}",
        {"dose": dose, "concentration": concentration},
        holds=dose / flow == concentration,
    )


def days_to_alarm(programmed: Amount, alarm: Amount, flow: Amount) -> Worked:
    """Days until the alarm volume (mL) is left, nominal; programmed (mL) above alarm."""
    words = "days to alarm", "alarm volume", "flow (no boluses, exact pump)"
    return _days(programmed, alarm, flow, words)


def days_to_empty(programmed: Amount, residual: Amount, flow: Amount) -> Worked:
    """Days until only the volume that the pump cannot deliver (mL) is left, nominal; programmed above it."""
    words = "days to empty", "pump's residual volume", "flow (no boluses, exact pump)"
    return _days(programmed, residual, flow, words)


@dataclass(frozen=True, slots=True)
class WorstCase:
    """What makes a fill end early: boluses (mcg each, most per day), a flow tolerance, each where entered.

    `extra` is the volume (mL) that a bridge for old drug uses beyond the flow.
    """

    bolus: Amount | None
    boluses: Fraction | None
    tolerance: Amount | None
    extra: Amount | None = None

    def flow(self, flow: Amount, concentration: Amount | None) -> Amount:
        """Flow (mL/day) with every bolus taken and the pump as fast as its tolerance allows.

        ValueError where boluses are there without the concentration (mcg/mL), which says how much they take.
        """
        fastest = flow
        if self.bolus is not None and self.boluses is not None:
            if concentration is None:
                msg = "boluses are a mass: without the concentration it is not known how much they take"
                raise ValueError(msg)
            volume = self.bolus / concentration * self.boluses
            fastest = flow + Amount(volume.number("mL"), "mL/day")
        return fastest if self.tolerance is None else fastest + fastest * self.tolerance

    def written(self, flow: str, boluses: str, tolerance: str) -> str:
        """Write the worst-case flow with these names or places for the flow, what boluses add, and the tolerance."""
        fastest = flow if self.bolus is None or self.boluses is None else f"({flow} + {boluses})"
        return fastest if self.tolerance is None else f"{fastest} × (1 + {tolerance})"

    def available(self, programmed: Amount) -> Amount:
        """Volume (mL) that the flow can use: the programmed one without what a bridge takes."""
        return programmed if self.extra is None else programmed - self.extra

    def terms(self) -> dict[str, Value]:
        """The numbers to put in."""
        found: dict[str, Value] = {}
        if self.bolus is not None and self.boluses is not None:
            found = {"bolus": self.bolus, "boluses": Amount(self.boluses, "1")}
        if self.tolerance is not None:
            found["tolerance"] = self.tolerance
        return found if self.extra is None else {**found, "extra": self.extra}


def earliest_days(
    programmed: Amount, kept: Amount, pumped: tuple[Amount, Amount | None], worst_case: WorstCase
) -> Worked:
    """Days until a kept volume (mL: alarm or residual) is left, in the worst case; programmed without extra above it.

    `pumped` is the nominal flow (mL/day) and the concentration (mcg/mL), which only boluses need.
    """
    flow, concentration = pumped
    worst = worst_case.flow(flow, concentration)
    days = (worst_case.available(programmed) - kept) / worst
    bridge_in_words = "" if worst_case.extra is None else " − extra volume of the bridge"
    bridge_in_numbers = "" if worst_case.extra is None else " − {extra}"
    bridge_back = "" if worst_case.extra is None else " + {extra}"
    in_words = worst_case.written("flow", "boluses per day × bolus dose ÷ concentration", "flow tolerance")
    in_numbers = worst_case.written("{flow}", "{boluses} × {bolus} ÷ {concentration} per day", "{tolerance}")
    return Worked(
        days,
        f"earliest days = (programmed volume − volume kept{bridge_in_words}) ÷ worst-case flow;"
        f" worst-case flow = {in_words}",
        f"({{programmed}} − {{kept}}{bridge_in_numbers}) ÷ {{worst}}; {in_numbers} → {{worst}}",
        f"{{answer}} × {{worst}} + {{kept}}{bridge_back} = {{programmed}}",
        {
            "programmed": programmed,
            "kept": kept,
            "flow": flow,
            **({} if concentration is None else {"concentration": concentration}),
            "worst": worst,
            **worst_case.terms(),
        },
        holds=days * worst + kept == worst_case.available(programmed),
    )


def latest_days_to_alarm(programmed: Amount, alarm: Amount, flow: Amount, tolerance: Amount) -> Worked:
    """Days until the alarm volume is left when the pump is as slow as its tolerance allows."""
    slowest = flow - flow * tolerance
    days = (programmed - alarm) / slowest
    return Worked(
        days,
        "latest days = (programmed volume − alarm volume) ÷ slowest flow; slowest flow = flow × (1 − flow tolerance)",
        "({programmed} − {alarm}) ÷ {slowest}; {flow} × (1 − {tolerance}) → {slowest}",
        "{answer} × {slowest} + {alarm} = {programmed}",
        {"programmed": programmed, "alarm": alarm, "slowest": slowest, "flow": flow, "tolerance": tolerance},
        holds=days * slowest + alarm == programmed,
    )


def _days(programmed: Amount, kept: Amount, flow: Amount, words: tuple[str, str, str]) -> Worked:
    name, kept_name, divisor = words
    days = (programmed - kept) / flow
    return Worked(
        days,
        f"{name} = (programmed volume − {kept_name}) ÷ {divisor}",
        "({programmed} − {kept}) ÷ {flow}",
        "{answer} × {flow} + {kept} = {programmed}",
        {"programmed": programmed, "kept": kept, "flow": flow},
        holds=days * flow + kept == programmed,
    )
