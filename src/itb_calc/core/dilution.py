"""Preparing: how much of which stock and how much diluent, exactly.

Mass of drug in is mass of drug out; volumes add up (follow from the units). The diluent is sterile preservative-free
0.9 % sodium chloride.
"""

from __future__ import annotations

from fractions import Fraction

from itb_calc.core.amount import Amount
from itb_calc.core.working import Worked

_NOTHING = Amount(Fraction(0), "mL")


def undiluted_volume(injected: Amount, priming: Amount | None) -> Worked:
    """Volume of stock (mL) that goes in undiluted: what is injected and what primes the refill assembly, if entered."""
    counted = _NOTHING if priming is None else priming
    volume = injected + counted
    note = " (not entered: counted as 0)" if priming is None else ""
    return Worked(
        volume,
        f"stock volume = injected volume + priming volume{note}",
        "{injected} + {priming}",
        "{answer} − {priming} = {injected}",
        {"injected": injected, "priming": counted},
        holds=volume - counted == injected,
    )


def diluted_stock_volume(target: Amount, final: Amount, stock: Amount) -> Worked:
    """Volume of stock (mL) that holds the drug for the final volume at the target; target not above the stock."""
    volume = target * final / stock
    return Worked(
        volume,
        "stock volume = target concentration × final volume ÷ stock concentration",
        "{target} × {final} ÷ {stock}",
        "{answer} × {stock} ÷ {final} = {target}",
        {"target": target, "final": final, "stock": stock},
        holds=volume * stock / final == target,
    )


def alligation_volume(target: Amount, final: Amount, stock: Amount, second: Amount) -> Worked:
    """Volume (mL) of the first of two stocks; the target lies strictly between them (alligation)."""
    wanted, span = (target - second, stock - second) if stock > second else (second - target, second - stock)
    volume = final * (wanted / span)
    rest = final - volume
    return Worked(
        volume,
        "stock volume = final volume × difference of target and second stock ÷ difference of the two stocks",
        "{final} × {wanted} ÷ {span}",
        "({answer} × {stock} + {rest} × {second}) ÷ {final} = {target}",
        {
            "final": final,
            "wanted": wanted,
            "span": span,
            "stock": stock,
            "rest": rest,
            "second": second,
            "target": target,
        },
        holds=(volume * stock + rest * second) / final == target,
    )


def rest_volume(final: Amount, stock_volume: Amount, name: str) -> Worked:
    """Return what fills up to the final volume (mL): the diluent, or the second stock."""
    volume = final - stock_volume
    return Worked(
        volume,
        f"{name} = final volume − stock volume",
        "{final} − {stock_volume}",
        "{answer} + {stock_volume} = {final}",
        {"final": final, "stock_volume": stock_volume},
        holds=volume + stock_volume == final,
    )


def achieved_concentration(stock: Amount, stock_volume: Amount, diluent_volume: Amount) -> Worked:
    """Concentration (mcg/mL) that the measured volumes (mL, not both 0) really give."""
    total = stock_volume + diluent_volume
    achieved = stock * stock_volume / total
    return Worked(
        achieved,
        "achieved concentration = stock concentration × measured stock ÷ (measured stock + measured diluent)",
        "{stock} × {stock_volume} ÷ ({stock_volume} + {diluent_volume})",
        "{answer} × {total} ÷ {stock_volume} = {stock}",
        {"stock": stock, "stock_volume": stock_volume, "diluent_volume": diluent_volume, "total": total},
        holds=achieved * total == stock * stock_volume,
    )


def achieved_deviation(achieved: Amount, target: Amount) -> Worked:
    """By how much (%) the achieved concentration is off the target; positive is stronger."""
    deviation = ((achieved - target) / target).to("%")
    return Worked(
        deviation,
        "deviation = (achieved − target) ÷ target",
        "({achieved} − {target}) ÷ {target}",
        "{target} + {answer} of {target} = {achieved}",
        {"achieved": achieved, "target": target},
        holds=target + target * deviation == achieved,
    )


def delivered_daily_dose(dose: Amount, achieved: Amount, target: Amount) -> Worked:
    """Daily dose (mcg/day) that the patient gets when the pump counts on the target and holds the achieved."""
    delivered = dose * (achieved / target)
    return Worked(
        delivered,
        "delivered dose = daily dose × achieved ÷ target",
        "{dose} × {achieved} ÷ {target}",
        "{answer} × {target} ÷ {achieved} = {dose}",
        {"dose": dose, "achieved": achieved, "target": target},
        holds=delivered * (target / achieved) == dose,
    )
