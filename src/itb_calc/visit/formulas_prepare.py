"""Which inputs make which result: product and preparation."""

from __future__ import annotations

from fractions import Fraction

from itb_calc.core import concentration, dilution, measuring
from itb_calc.core.amount import Amount
from itb_calc.core.working import Worked
from itb_calc.visit import fields
from itb_calc.visit.missing import NotApplicable, NotEntered
from itb_calc.visit.visit import Visit

_NOTHING = Amount(Fraction(0), "mL")


def stock_concentration(visit: Visit) -> Worked:
    """What the package in the hand says, else the printed name where that is complete."""
    product = visit.facts.product()
    typed = visit.inputs.get(fields.LABEL_STRENGTH)
    if product is None or not product.complete:
        visit.facts.container_volume()  # unreadable, it hides whether PRD-02 would speak: then nothing is known
    printed = None if product is None else product.strength
    strength = printed if typed is None else typed
    if strength is None:
        raise NotEntered(fields.LABEL_STRENGTH.path)
    return concentration.concentration(strength)


def stock_volume(visit: Visit) -> Worked:
    """Undiluted, diluted from one stock, or the first of two stocks."""
    target = visit.inputs.get(fields.TARGET_CONCENTRATION)
    if target is None:
        return _undiluted(visit)
    final = visit.inputs.need(fields.FINAL_VOLUME)
    second = visit.inputs.get(fields.SECOND_STRENGTH)
    stock = visit.results.amount("stock_concentration")
    if second is None:
        if target > stock:
            raise NotApplicable(fields.TARGET_CONCENTRATION.path)
        return dilution.diluted_stock_volume(target, final, stock)
    if not min(stock, second.value) < target < max(stock, second.value):
        raise NotApplicable(fields.TARGET_CONCENTRATION.path)
    return dilution.alligation_volume(target, final, stock, second.value)


def _undiluted(visit: Visit) -> Worked:
    priming = visit.inputs.get(fields.PRIMING_VOLUME)
    injected = visit.inputs.need(fields.INJECTED_VOLUME)
    return dilution.undiluted_volume(injected, priming)


def diluent_volume(visit: Visit) -> Worked:
    """What fills up to the final volume, with one stock."""
    if visit.has_two_stocks:
        raise NotApplicable(fields.SECOND_STRENGTH.path)
    return _rest(visit, "diluent volume")


def second_stock_volume(visit: Visit) -> Worked:
    """What fills up to the final volume, with two stocks."""
    if not visit.has_two_stocks:
        raise NotApplicable(fields.SECOND_STRENGTH.path)
    return _rest(visit, "second stock volume")


def _rest(visit: Visit, name: str) -> Worked:
    if visit.inputs.get(fields.TARGET_CONCENTRATION) is None:
        raise NotApplicable(fields.TARGET_CONCENTRATION.path)
    stock = visit.results.amount("stock_volume")
    return dilution.rest_volume(visit.inputs.need(fields.FINAL_VOLUME), stock, name)


def measured_stock_volume(visit: Visit) -> Worked:
    """Stock as its syringe can measure it."""
    visit.need_dilution()
    graduation = visit.facts.stock_graduation()
    if graduation is None:
        raise NotApplicable(fields.GRADUATION.path)
    return measuring.measured_volume(visit.results.amount("stock_volume"), graduation, "measured stock")


def measured_diluent_volume(visit: Visit) -> Worked:
    """Diluent as its syringe can measure it."""
    visit.need_dilution()
    graduation = visit.facts.diluent_graduation()
    if graduation is None:
        raise NotApplicable(fields.DILUENT_GRADUATION.path)
    return measuring.measured_volume(visit.results.amount("diluent_volume"), graduation, "measured diluent")


def containers(visit: Visit) -> Worked:
    """Containers of stock to open."""
    return measuring.containers(_stock_taken(visit), _container(visit))


def leftover_volume(visit: Visit) -> Worked:
    """Stock left in the opened containers."""
    count = visit.results.amount("containers")
    return measuring.leftover_volume(_stock_taken(visit), _container(visit), count)


def _stock_taken(visit: Visit) -> Amount:
    if visit.is_diluted and visit.facts.stock_graduation() is not None:
        return visit.results.amount("measured_stock_volume")
    return visit.results.amount("stock_volume")


def _container(visit: Visit) -> Amount:
    container = visit.facts.container_volume()
    if container is None:
        raise NotEntered(fields.CONTAINER_VOLUME.path)
    return container


def achieved_concentration(visit: Visit) -> Worked:
    """What the measured volumes really give."""
    stock, diluent = visit.results.amount("measured_stock_volume"), visit.results.amount("measured_diluent_volume")
    if stock == _NOTHING:
        raise NotApplicable(fields.GRADUATION.path)
    return dilution.achieved_concentration(visit.results.amount("stock_concentration"), stock, diluent)


def achieved_deviation(visit: Visit) -> Worked:
    """How far that is off the target."""
    achieved = visit.results.amount("achieved_concentration")
    return dilution.achieved_deviation(achieved, visit.inputs.need(fields.TARGET_CONCENTRATION))
