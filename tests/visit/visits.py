"""Facts and results of a worksheet given as texts, as `tests.safety.worksheets` gives them."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction

from itb_calc.core.amount import Amount
from itb_calc.core.working import Value
from itb_calc.visit.calculate import calculate
from itb_calc.visit.facts import Facts
from itb_calc.visit.fields import FIELDS, SCHEDULE
from itb_calc.visit.inputs import Inputs
from itb_calc.visit.results import Results
from itb_calc.visit.visit import Visit
from itb_calc.worksheet.read import read
from tests.safety.worksheets import DILUTED, REFERENCE, TWO_STOCKS, Changes, worksheet

# Every field typed that has a say, so that no listed figure hides what an empty one would do.
FULL: Changes = {
    **DILUTED,
    "product.label_strength": "40 mg/20 mL",
    "product.container_volume": "20 mL",
    "preparation.final_volume": "43 mL",
    "preparation.priming_volume": "3 mL",
    "preparation.diluent_graduation": "0.2 mL",
    "pump.reservoir_volume": "40 mL",
    "pump.residual_volume": "1.5 mL",
    "pump.minimum_flow": "0.05 mL/day",
    "dose.bolus_dose": "10 mcg",
    "dose.boluses_per_day": "4",
    "dose.age_years": "40",
}
MIXTURE: Changes = {**FULL, **TWO_STOCKS, "preparation.final_volume": "43 mL"}
UNDILUTED: Changes = {"preparation.priming_volume": "3 mL"}
# 42 days at 0.8 mL/day leave 5.9 mL of 40 mL, without the 0.5 mL of the boluses.
PREVIOUS: Changes = {
    "previous.first_fill": False,
    "previous.daily_dose": "400 mcg/day",
    "previous.concentration": "500 mcg/mL",
    "previous.programmed_volume": "40 mL",
    "previous.fill_date": "2026-10-12",
    "previous.bolus_volume": "0.5 mL",
    "previous.aspirated_volume": "5.5 mL",
}
SYSTEM: Changes = {
    "system.tubing_volume": "0.14 mL",
    "system.tubing_volume_max": "0.2 mL",
    "system.catheter_volume": "0.2 mL",
}
# 110 cm without 10 cm hold 0.26 mL.
BY_LENGTH: Changes = {
    "system.catheter_volume": None,
    "system.catheter_id": "flowonix-11823",
    "system.catheter_trimmed_length": "10 cm",
}
# From 500 to 1,500 mcg/mL, and from 2,000 down to it.
UP: Changes = {**FULL, **PREVIOUS, **SYSTEM}
DOWN: Changes = {**UP, "previous.concentration": "2 mg/mL", "previous.aspirated_volume": "31 mL"}
# 0.3 mL/day of 1,500 mcg/mL carry the ordered dose; 12.6 mL have gone since the previous fill.
FIXED: Changes = {
    **UP,
    "pump.id": "constant-flow",
    "pump.minimum_flow": None,
    "pump.fixed_flow": "0.3 mL/day",
    "pump.programmed_volume": None,
    "dose.bolus_dose": None,
    "dose.boluses_per_day": None,
    "previous.bolus_volume": None,
    "previous.aspirated_volume": "27 mL",
}

PATHS = (*(field.path for field in FIELDS if not field.path.startswith(SCHEDULE)), SCHEDULE)


def facts(changes: Changes) -> Facts:
    """What the worksheet with these changes says; every text in it must be readable."""
    inputs, problems = read(worksheet(changes), REFERENCE)
    assert problems == ()
    return Facts(inputs, REFERENCE)


def results(changes: Changes) -> Results:
    """What comes of the worksheet with these changes."""
    return calculate(facts(changes))


def visit(changes: Changes) -> Visit:
    """The worksheet with these changes as a formula sees it when all is computed."""
    return Visit(facts(changes), results(changes))


def without(of: Facts, path: str) -> Facts:
    """The same facts with this field empty."""
    values = {other: value for other, value in of.inputs.values.items() if other != path}
    return replace(of, inputs=Inputs(values, of.inputs.unreadable))


def not_reading(of: Facts, path: str) -> Facts:
    """The same facts with a text in this field that is not read."""
    return replace(of, inputs=Inputs(without(of, path).inputs.values, of.inputs.unreadable | {path}))


def lost_without(of: Facts, name: str) -> set[str]:
    """The entered fields of which emptying any one makes the result absent."""
    return {path for path in of.inputs.values if name not in calculate(without(of, path)).worked}


def lost_not_reading(of: Facts, name: str) -> set[str]:
    """The fields, entered or not, of which any one not read makes the result absent."""
    return {path for path in PATHS if name not in calculate(not_reading(of, path)).worked}


def shown(of: Results, names: Iterable[str]) -> Mapping[str, str]:
    """Exact values with their units, as text; `absent` where there is none."""
    return {name: _exact(of.worked[name].value) if name in of.worked else "absent" for name in names}


def _exact(value: Value) -> str:
    match value:
        case Amount():
            return f"{value.magnitude} {value.unit}"
        case date():
            return value.isoformat()
        case str():
            return value


def amount(number: str, unit: str) -> Amount:
    """An exact amount."""
    return Amount(Fraction(number), unit)


def with_value(of: Results, name: str, value: Value) -> Results:
    """The same results with another value for one of them, whose own check still says that it holds."""
    return replace(of, worked={**of.worked, name: replace(of.worked[name], value=value)})


def times(of: Results, name: str, factor: Fraction | int) -> Results:
    """The same results with one of them multiplied."""
    return with_value(of, name, of.amount(name) * factor)


def moved(of: Results, name: str, by: Fraction) -> Results:
    """The same results with one of them larger by so many of its unit."""
    value = of.amount(name)
    return with_value(of, name, Amount(value.magnitude + by, value.unit))
