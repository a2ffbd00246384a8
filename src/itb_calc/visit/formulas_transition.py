"""Which inputs make which result: a change of concentration, with and without a bridge."""

from __future__ import annotations

from itb_calc.core import constant_flow, transition
from itb_calc.core.amount import Amount
from itb_calc.core.working import Worked
from itb_calc.visit import fields
from itb_calc.visit.missing import Missing, NotApplicable, NotEntered
from itb_calc.visit.visit import Visit

_ONE_VALUE, _SMALLEST, _LARGEST = "tubing volume", "smallest tubing volume", "largest tubing volume"


def mixed_concentration(visit: Visit) -> Worked:
    """What is in the reservoir once what could not be aspirated has mixed in."""
    old, new = changed_concentration(visit)
    residual = visit.facts.residual_volume()
    if residual is None:
        raise NotEntered(fields.RESIDUAL_VOLUME.path)
    return transition.mixed_concentration(visit.inputs.need(fields.INJECTED_VOLUME), new, residual, old)


def mixed_deviation(visit: Visit) -> Worked:
    """How far that is off the new concentration."""
    mixed = visit.results.amount("mixed_concentration")
    return transition.mixed_deviation(mixed, visit.results.amount("pump_concentration"))


def system_volume(visit: Visit) -> Worked:
    """The system volume that the bridge uses: of a range the end that errs to the lower dose."""
    old, new = _changed_in_system(visit)
    smallest, largest, catheter = visit.facts.system_volumes()
    if largest is None:
        return transition.system_volume(smallest, catheter, _ONE_VALUE)
    if new > old:
        return transition.system_volume(smallest, catheter, _SMALLEST)
    return transition.system_volume(largest, catheter, _LARGEST)


def system_volume_max(visit: Visit) -> Worked:
    """The largest system volume, where the tubing volume is a range."""
    _changed_in_system(visit)
    _, largest, catheter = visit.facts.system_volumes()
    if largest is None:
        raise NotApplicable(fields.TUBING_VOLUME_MAX.path)
    return transition.system_volume(largest, catheter, _LARGEST)


def bridge_dose(visit: Visit) -> Worked:
    """The old drug in tubing and catheter."""
    old, _ = _bridgeable(visit)
    return transition.bridge_dose(visit.results.amount("system_volume"), old)


def bridge_duration(visit: Visit) -> Worked:
    """How long the old drug lasts at the ordered dose."""
    return transition.bridge_duration(visit.results.amount("bridge_dose"), visit.inputs.need(fields.DAILY_DOSE))


def bridge_rate(visit: Visit) -> Worked:
    """The flow that gives the ordered dose of the old drug."""
    old, _ = _bridgeable(visit)
    visit.results.amount("system_volume")
    return transition.bridge_rate(visit.inputs.need(fields.DAILY_DOSE), old)


def bridge_extra_volume(visit: Visit) -> Worked:
    """What the bridge uses beyond the new flow, when the concentration goes up."""
    old, new = _bridgeable(visit)
    if new < old:
        raise NotApplicable(fields.PREVIOUS_CONCENTRATION.path)
    return transition.bridge_extra_volume(visit.results.amount("system_volume"), old, new)


def unbridged_daily_dose(visit: Visit) -> Worked:
    """What the patient gets while the old drug comes out at the new flow."""
    old, new = _changed_in_system(visit)
    flow = visit.facts.fixed_flow()
    if flow is not None:
        return transition.unbridged_fixed_dose(old, flow)
    return transition.unbridged_daily_dose(visit.inputs.need(fields.DAILY_DOSE), old, new)


def unbridged_duration(visit: Visit) -> Worked:
    """For how long, with the largest system volume."""
    ranged = "system_volume_max" in visit.results.worked
    system = visit.results.amount("system_volume_max" if ranged else "system_volume")
    return transition.unbridged_duration(system, visit.results.amount("flow_rate"))


def needed_concentration(visit: Visit) -> Worked:
    """The concentration that makes a fixed flow carry the ordered dose."""
    flow = visit.facts.fixed_flow()
    if flow is None:
        raise NotApplicable(fields.FIXED_FLOW.path)
    return constant_flow.needed_concentration(visit.inputs.need(fields.DAILY_DOSE), flow, _reservoir(visit))


def _reservoir(visit: Visit) -> Amount | None:
    """Return what the working shows beside the concentration, which does not hang on it."""
    try:
        return visit.facts.reservoir_volume()
    except Missing:
        return None


def changed_concentration(visit: Visit) -> tuple[Amount, Amount]:
    """Return the previous and the new concentration; NotApplicable where they are the same."""
    old, new = visit.need_previous(fields.PREVIOUS_CONCENTRATION), visit.results.amount("pump_concentration")
    if old == new:
        raise NotApplicable(fields.PREVIOUS_CONCENTRATION.path)
    return old, new


def _changed_in_system(visit: Visit) -> tuple[Amount, Amount]:
    """The same for what tubing and catheter give; a schedule that is not read leaves open at which flow."""
    visit.inputs.steps()
    return changed_concentration(visit)


def _bridgeable(visit: Visit) -> tuple[Amount, Amount]:
    """The same for a pump that can be bridged; one with a fixed flow cannot."""
    if visit.facts.is_constant_flow():
        raise NotApplicable(fields.FIXED_FLOW.path)
    visit.facts.fixed_flow()  # entered for a pump that has none, it leaves open what the pump is
    return _changed_in_system(visit)
