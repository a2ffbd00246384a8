"""Laws that hold for every worksheet, whatever is typed into it."""

from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from itb_calc.core.working import Value
from itb_calc.visit.results import RESULT_NAMES
from itb_calc.worksheet.evaluate import Evaluation, evaluate
from itb_calc.worksheet.text import Worksheet
from tests.safety.worksheets import DILUTED, REFERENCE, TODAY, Changes, evaluated, other_stock

_QUICK = settings(max_examples=60)

DATES = ("alarm_date", "latest_refill_date", "book_by_date")
DAYS = (
    "days_to_alarm",
    "days_to_empty",
    "earliest_days_to_alarm",
    "earliest_days_to_empty",
    "latest_days_to_alarm",
)


def typed(number: Fraction) -> str:
    """A number as a person types it; it has at most four decimals."""
    ten_thousandths = number * 10_000
    assert ten_thousandths.denominator == 1
    whole, rest = divmod(ten_thousandths.numerator, 10_000)
    return f"{whole}.{rest:04d}".rstrip("0").rstrip(".")


def numbers(lowest: str, highest: str, step: str = "0.5") -> st.SearchStrategy[Fraction]:
    steps = st.integers(int(Fraction(lowest) / Fraction(step)), int(Fraction(highest) / Fraction(step)))
    return steps.map(lambda count: count * Fraction(step))


doses = numbers("100", "900")
concentrations = numbers("500", "2000")
tolerances = st.none() | numbers("0", "50")
stabilities = numbers("20", "400")
fill_dates = st.dates(date(2026, 1, 1), date(2030, 1, 1))


def fill(dose: Fraction, concentration: Fraction, **others: str | None) -> Changes:
    refill = {f"refill.{name}": value for name, value in others.items()}
    return {**other_stock(f"{typed(concentration)} mcg/mL"), "dose.daily_dose": f"{typed(dose)} mcg/day", **refill}


def percent(tolerance: Fraction | None) -> str | None:
    return None if tolerance is None else f"{typed(tolerance)} %"


def values(of: Evaluation) -> dict[str, Value]:
    return {name: worked.value for name, worked in of.results.worked.items()}


def dates(of: Evaluation) -> dict[str, date]:
    return {name: of.results.day(name) for name in DATES}


@_QUICK
@given(dose=doses, concentration=concentrations, factor=st.sampled_from([2, 3, 4]), tolerance=tolerances)
def test_scaling_dose_and_concentration_together_changes_no_day_and_no_date(
    dose: Fraction, concentration: Fraction, factor: int, tolerance: Fraction | None
) -> None:
    once = values(evaluated(fill(dose, concentration, flow_tolerance=percent(tolerance))))
    scaled = values(evaluated(fill(dose * factor, concentration * factor, flow_tolerance=percent(tolerance))))
    unchanged = {*DAYS, *DATES, "deciding_limit", "flow_rate"} & once.keys()
    assert {name: scaled[name] for name in unchanged} == {name: once[name] for name in unchanged}
    assert scaled["hourly_dose"] == evaluated({}).results.amount("hourly_dose") * (dose * factor / 450)


@_QUICK
@given(
    dose=doses,
    more=numbers("0.0001", "500", "0.0001"),
    concentration=concentrations,
    tolerance=tolerances,
    stability=stabilities,
)
def test_more_dose_never_means_a_later_date(
    dose: Fraction, more: Fraction, concentration: Fraction, tolerance: Fraction | None, stability: Fraction
) -> None:
    others = {"flow_tolerance": percent(tolerance), "stability_limit": f"{typed(stability)} days"}
    less = evaluated(fill(dose, concentration, **others))
    higher = evaluated(fill(dose + more, concentration, **others))
    assert all(day <= dates(less)[name] for name, day in dates(higher).items())
    assert higher.results.amount("days_to_alarm") < less.results.amount("days_to_alarm")


@_QUICK
@given(dose=doses, concentration=concentrations, target=st.none() | numbers("100", "500"))
def test_mg_or_mcg_for_each_ml_gives_the_same_results(
    dose: Fraction, concentration: Fraction, target: Fraction | None
) -> None:
    in_mcg = dict(fill(dose, concentration))
    in_mg = {**in_mcg, **other_stock(f"{typed(concentration / 1000)} mg/mL")}
    if target is not None:
        in_mcg |= {**DILUTED, "preparation.target_concentration": f"{typed(target)} mcg/mL"}
        in_mg |= {**DILUTED, "preparation.target_concentration": f"{typed(target / 1000)} mg/mL"}
    one, other = evaluated(in_mcg), evaluated(in_mg)
    assert values(one) == values(other)
    assert [(found.rule, found.severity) for found in one.findings] == [
        (found.rule, found.severity) for found in other.findings
    ]


@_QUICK
@given(dose=doses, concentration=concentrations, tolerance=numbers("0", "50"), stability=stabilities)
def test_adding_a_tolerance_never_makes_the_latest_refill_date_later(
    dose: Fraction, concentration: Fraction, tolerance: Fraction, stability: Fraction
) -> None:
    limit = f"{typed(stability)} days"
    exact = evaluated(fill(dose, concentration, flow_tolerance=None, stability_limit=limit)).results
    given_some = evaluated(fill(dose, concentration, flow_tolerance=percent(tolerance), stability_limit=limit)).results
    assert given_some.day("latest_refill_date") <= exact.day("latest_refill_date")
    assert given_some.amount("earliest_days_to_alarm") <= exact.amount("days_to_alarm")
    assert exact.amount("days_to_alarm") <= given_some.amount("latest_days_to_alarm")
    assert given_some.day("alarm_date") == exact.day("alarm_date")


@_QUICK
@given(dose=doses, concentration=concentrations, bolus=numbers("0.5", "50"), boluses=st.integers(0, 10))
def test_allowing_boluses_never_makes_the_latest_refill_date_later(
    dose: Fraction, concentration: Fraction, bolus: Fraction, boluses: int
) -> None:
    without = evaluated(fill(dose, concentration, flow_tolerance=None)).results
    allowed: Changes = {"dose.bolus_dose": f"{typed(bolus)} mcg", "dose.boluses_per_day": str(boluses)}
    allowing = evaluated({**fill(dose, concentration, flow_tolerance=None), **allowed}).results
    assert allowing.day("latest_refill_date") <= without.day("latest_refill_date")
    assert allowing.day("alarm_date") == without.day("alarm_date")


@_QUICK
@given(fill_date=fill_dates, dose=doses, buffer=st.integers(0, 30))
def test_the_day_to_book_is_a_weekday_and_leaves_the_buffer(fill_date: date, dose: Fraction, buffer: int) -> None:
    changes = {**fill(dose, Fraction(2000), booking_buffer=f"{buffer} days"), "fill_date": fill_date.isoformat()}
    of = dates(evaluated(changes))
    early = of["latest_refill_date"] - timedelta(days=buffer) - of["book_by_date"]
    assert of["book_by_date"].weekday() < 5
    assert timedelta(0) <= early <= timedelta(days=2)


@_QUICK
@given(later=st.integers(-400, 400), today=fill_dates)
def test_today_moves_no_result_and_only_res_05_and_dat_02(later: int, today: date) -> None:
    one, other = evaluated({}, today=today), evaluated({}, today=today + timedelta(days=later))
    assert values(one) == values(other)
    assert {found.rule for found in one.findings} ^ {found.rule for found in other.findings} <= {"RES-05", "DAT-02"}


def test_an_empty_worksheet_evaluates_and_shows_nothing_that_was_not_typed() -> None:
    evaluation = evaluate(Worksheet(), REFERENCE, TODAY)
    assert evaluation.results.worked == {}
    assert evaluation.results.waiting.keys() == {result.name for result in RESULT_NAMES}
    assert [found.rule for found in evaluation.findings] == ["RES-06", "CHK-02", "RES-07"]
    assert evaluation.problems == ()
    assert evaluation.exit_status == 0
