"""Worksheets drawn at random: near to what is typed at a refill, so that most results are there, and then spoilt."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from hypothesis import strategies as st

from itb_calc.visit import fields
from itb_calc.worksheet.text import Worksheet

Texts = Mapping[str, str]

FIRST_FILL = fields.FIRST_FILL.path
TEXT_PATHS = tuple(path for path in fields.BY_PATH if path != FIRST_FILL and not path.startswith(f"{fields.SCHEDULE}."))
UNREADABLE = "1,5"
STEPS_THAT_ARE_NOT_READ = ({"start": "00:00", "end": "24:00", "dose": UNREADABLE},)
FILLED = date(2026, 11, 23)


def typed(number: Fraction) -> str:
    """A number as a person types it; it has at most four decimals."""
    ten_thousandths = number * 10_000
    assert ten_thousandths.denominator == 1
    whole, rest = divmod(ten_thousandths.numerator, 10_000)
    return f"{whole}.{rest:04d}".rstrip("0").rstrip(".")


def numbers(lowest: str, highest: str, step: str) -> st.SearchStrategy[Fraction]:
    """Multiples of a step from the lowest to the highest."""
    steps = st.integers(int(Fraction(lowest) / Fraction(step)), int(Fraction(highest) / Fraction(step)))
    return steps.map(lambda count: count * Fraction(step))


def entered(lowest: str, highest: str, step: str, unit: str) -> st.SearchStrategy[str]:
    """A number with its unit as a field takes it."""
    return numbers(lowest, highest, step).map(lambda number: f"{typed(number)} {unit}".strip())


def either(number: st.SearchStrategy[Fraction]) -> st.SearchStrategy[str]:
    """A concentration in mcg/mL or in mg/mL."""
    in_mg = number.map(lambda each: f"{typed(each / 1000)} mg/mL")
    return number.map(lambda each: f"{typed(each)} mcg/mL") | in_mg


CONCENTRATIONS = numbers("50", "4000", "50")
_STRENGTHS = either(CONCENTRATIONS) | st.sampled_from(["40 mg/20 mL", "10 mg/5 mL", "10000 mcg in 20 mL", "7 mg/3 mL"])
_GRADUATIONS = st.sampled_from(["0.1 mL", "0.2 mL", "0.5 mL", "1 mL", "3 mL"])
_MAY_BE_EMPTY = {
    "product.label_strength": st.just("40 mg/20 mL"),
    "product.container_volume": entered("1", "20", "1", "mL"),
    "preparation.target_concentration": either(CONCENTRATIONS),
    "preparation.priming_volume": entered("0", "5", "0.5", "mL"),
    "preparation.graduation": _GRADUATIONS,
    "preparation.diluent_graduation": _GRADUATIONS,
    "preparation.second_stock.container_volume": entered("1", "20", "1", "mL"),
    "pump.reservoir_volume": entered("10", "50", "1", "mL"),
    "pump.residual_volume": entered("0.1", "6", "0.1", "mL"),
    "pump.minimum_flow": entered("0.01", "0.1", "0.001", "mL/day"),
    "dose.age_years": entered("0", "90", "0.5", ""),
    "refill.flow_tolerance": entered("0", "50", "0.5", "%"),
    "previous.bolus_volume": entered("0", "10", "0.1", "mL"),
    "system.tubing_volume_max": entered("0.4", "0.8", "0.01", "mL"),
    "system.catheter_volume": entered("0.05", "0.5", "0.01", "mL"),
}
_ENTERED = {
    "preparation.final_volume": entered("1", "60", "0.5", "mL"),
    "pump.alarm_volume": entered("0.5", "6", "0.5", "mL"),
    "dose.daily_dose": entered("10", "2000", "0.5", "mcg/day"),
    "dose.patient_group": st.sampled_from(["adult-spinal", "adult-cerebral", "paediatric"]),
    "dose.phase": st.sampled_from(["titration", "maintenance"]),
    "refill.stability_limit": entered("20", "400", "0.5", "days"),
    "refill.booking_buffer": entered("0", "30", "1", "days"),
    "previous.daily_dose": entered("10", "2000", "0.5", "mcg/day"),
    "previous.concentration": either(CONCENTRATIONS),
    "previous.programmed_volume": entered("5", "40", "0.5", "mL"),
    "previous.fill_date": st.integers(1, 300).map(lambda days: (FILLED - timedelta(days=days)).isoformat()),
    "previous.aspirated_volume": entered("0", "40", "0.1", "mL"),
    "system.tubing_volume": entered("0.05", "0.4", "0.01", "mL"),
    "system.catheter_id": st.just("flowonix-11823"),
    "system.catheter_trimmed_length": entered("0", "109.9999", "0.0001", "cm"),
}
_PUMPS = st.sampled_from(["synchromed-ii-40", "synchromed-ii-20", "prometra-20", "other"])
_PRODUCTS = st.sampled_from(["baclofen-40mg-20ml-inj-20ml", "baclofen-20mg-20ml-inj-20ml", "ndc-70511-122-10"])


@st.composite
def _product(draw: st.DrawFn) -> Texts:
    second = {"preparation.second_stock.label_strength": draw(_STRENGTHS)} if draw(st.integers(0, 3)) == 0 else {}
    if draw(st.booleans()):
        return {"product.id": draw(_PRODUCTS), **second}
    return {"product.id": "other", "product.label_strength": draw(_STRENGTHS), **second}


@st.composite
def _pump(draw: st.DrawFn) -> Texts:
    injected = draw(entered("1", "45", "0.5", "mL"))
    volumes = {"pump.injected_volume": injected, "pump.programmed_volume": injected}
    if draw(st.integers(0, 3)):
        return {"pump.id": draw(_PUMPS), **volumes}
    flow = draw(entered("0.05", "2", "0.01", "mL/day"))
    return {"pump.id": "constant-flow", "pump.fixed_flow": flow, **volumes}


@st.composite
def _boluses(draw: st.DrawFn) -> Texts:
    if draw(st.booleans()):
        return {}
    return {
        "dose.bolus_dose": draw(entered("0.5", "50", "0.5", "mcg")),
        "dose.boluses_per_day": draw(entered("0", "10", "1", "")),
    }


@st.composite
def full_worksheets(draw: st.DrawFn) -> Worksheet:
    """A worksheet with everything that a refill after another one needs, and some of what it does not."""
    texts = {"fill_date": FILLED.isoformat()}
    texts |= {path: draw(text) for path, text in _ENTERED.items()}
    texts |= {path: draw(text) for path, text in _MAY_BE_EMPTY.items() if draw(st.booleans())}
    texts |= {**draw(_product()), **draw(_pump()), **draw(_boluses())}
    return Worksheet(texts, {FIRST_FILL: False} if draw(st.booleans()) else {})


@st.composite
def worksheets(draw: st.DrawFn) -> Worksheet:
    """The same with a few fields emptied, and a few texts that are not read."""
    of = draw(full_worksheets())
    for path in draw(st.sets(st.sampled_from(TEXT_PATHS), max_size=3)):
        of = emptied(of, path)
    for path in draw(st.sets(st.sampled_from((*TEXT_PATHS, fields.SCHEDULE)), max_size=2)):
        of = spoilt(of, path)
    return of


def emptied(of: Worksheet, path: str) -> Worksheet:
    """The worksheet with this field, or the whole day schedule, empty."""
    if path == fields.SCHEDULE:
        return replace(of, schedule=())
    return replace(of, texts={key: text for key, text in of.texts.items() if key != path})


def spoilt(of: Worksheet, path: str) -> Worksheet:
    """The worksheet with a text in this field that is not read, or with such steps."""
    if path == fields.SCHEDULE:
        return replace(of, schedule=STEPS_THAT_ARE_NOT_READ)
    return replace(of, texts={**of.texts, path: UNREADABLE})
