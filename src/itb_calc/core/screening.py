"""Screening: the volume of a test dose, the time between two of them, and the start dose that would follow."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from itb_calc.core.amount import Amount
from itb_calc.core.concentration import content, volume_for
from itb_calc.core.moment import Moment
from itb_calc.core.working import Worked

_NOT_DOUBLED = Fraction(1)


@dataclass(frozen=True, slots=True)
class Effect:
    """How the effective dose worked: whether its effect lasted longer than a threshold (hours), and whether anything
    adverse was seen.
    """

    threshold: Amount
    is_longer: bool
    is_adverse: bool


def bolus_volume(dose: Amount, concentration: Amount) -> Worked:
    """Volume (mL) of a screening dose (mcg) at the screening concentration (mcg/mL)."""
    volume = volume_for(dose, concentration)
    return Worked(
        volume,
        "volume = screening dose ÷ concentration of the screening product",
        "{dose} ÷ {concentration}",
        "{answer} × {concentration} = {dose}",
        {"dose": dose, "concentration": concentration},
        holds=content(concentration, volume) == dose,
    )


def time_since(last: Moment, now: Moment) -> Worked:
    """Time (hours) from the last screening dose to this one, by the clock on the wall."""
    time = now.since(last)
    return Worked(
        time,
        "time since the last dose = this injection − last injection",
        "{now} − {last}",
        "{last} + {answer} = {now}",
        {"now": now.shown, "last": last.shown},
        holds=last.instant + time.number("min") == now.instant,
    )


def next_dose_from(now: Moment, interval: Amount) -> Worked | None:
    """Moment (as text) from which the next screening dose may follow this one; None beyond the calendar."""
    moment = now.after(interval)
    if moment is None:
        return None
    return Worked(
        moment.shown,
        "next dose not before = this injection + shortest time between two doses",
        "{now} + {interval}",
        "{answer} − {now} = {interval}",
        {"now": now.shown, "interval": interval},
        holds=moment.since(now) == interval,
    )


def start_dose(effective: Amount, factor: Fraction, effect: Effect) -> Worked:
    """Start dose (mcg/day) after an effective screening dose (mcg): so many times that dose over 24 hours.

    Once that dose only where its effect lasted longer than the threshold, or after any adverse reaction.
    """
    counted = _NOT_DOUBLED if effect.is_longer or effect.is_adverse else factor
    dose = Amount((effective * counted).number("mcg"), "mcg/day")
    return Worked(
        dose,
        "start dose = factor × effective screening dose, over 24 hours; the factor is 1 after an effect longer than the"
        " threshold and after any adverse reaction",
        "{counted} × {effective} per day (effect longer than {threshold}: {longer}; adverse reaction: {adverse})",
        "{answer} ÷ {counted} = {effective} per day",
        {
            "counted": Amount(counted, "1"),
            "effective": effective,
            "threshold": effect.threshold,
            "longer": _word(effect.is_longer),
            "adverse": _word(effect.is_adverse),
        },
        holds=dose.magnitude / counted == effective.number("mcg"),
    )


def _word(answer: bool) -> str:  # noqa: FBT001 - the answer itself
    return "yes" if answer else "no"
