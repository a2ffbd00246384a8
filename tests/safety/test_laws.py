"""Laws that hold for every worksheet, whatever is typed into it."""

import json
from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from itb_calc.core.working import Value
from itb_calc.safety.catalogue import FIRST, RULES
from itb_calc.safety.finding import Severity
from itb_calc.visit.results import RESULT_NAMES
from itb_calc.worksheet.codec import read_worksheet
from itb_calc.worksheet.evaluate import Evaluation, evaluate
from itb_calc.worksheet.text import Worksheet
from tests.oracle.generator import worksheet as generated
from tests.safety.worksheets import (
    DILUTED,
    REFERENCE,
    REFILL,
    SYSTEM,
    TODAY,
    Changes,
    assert_well_worded,
    evaluated,
    other_stock,
)

_QUICK = settings(max_examples=60)

ORDER = {rule.id: place for place, rule in enumerate(RULES)}
# A pump whose minimum flow is so low that no step of a day is too slow for it.
SLOW: Changes = {**REFILL, "pump.id": "other", "pump.minimum_flow": "0.0001 mL/day"}
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


ONE_SAYS_MORE = (
    ("DOS-03", "DOS-07"),
    ("DOS-06", "DOS-03"),
    ("DOS-06", "DOS-07"),
    ("VOL-03", "VOL-04"),
    ("SLP-01", "DOS-04"),
    ("SLP-01", "DOS-07"),
)


@settings(max_examples=300)
@given(seed=st.integers(0, 9_999))
def test_whatever_is_typed_every_finding_is_said_well_once_and_in_its_place(seed: int) -> None:
    typed_sheet = read_worksheet(json.dumps(generated(seed)).encode())
    assert isinstance(typed_sheet, Worksheet)
    evaluation = evaluate(typed_sheet, REFERENCE, TODAY)
    fired = [found.rule for found in evaluation.findings]
    assert len(set(fired)) == len(fired)
    assert not any({milder, graver} <= set(fired) for milder, graver in ONE_SAYS_MORE)
    places = [
        (FIRST.index(found.rule) if found.rule in FIRST else len(FIRST), found.severity.weight, ORDER[found.rule])
        for found in evaluation.findings
    ]
    assert places == sorted(places)
    for found in evaluation.findings:
        assert_well_worded(found.message)
        assert len(set(found.fields)) == len(found.fields)
        assert (found.withholds == ()) or found.severity is Severity.BLOCK
        assert evaluation.results.worked.keys().isdisjoint(found.withholds)


_MINUTES = 24 * 60


@_QUICK
@given(cut=st.integers(1, _MINUTES - 1), share=numbers("0.5", "449.5"))
def test_a_day_in_two_steps_that_make_the_order_changes_no_result_and_no_word(cut: int, share: Fraction) -> None:
    noon = f"{cut // 60:02}:{cut % 60:02}"
    steps = (("00:00", noon, f"{typed(share)} mcg"), (noon, "24:00", f"{typed(450 - share)} mcg"))
    plain, stepped = evaluated(SLOW), evaluated({**SLOW, "dose.schedule": steps})
    assert values(stepped) == values(plain)
    assert stepped.findings == plain.findings


@_QUICK
@given(cut=st.integers(1, _MINUTES - 1), by=st.integers(-20, 20).filter(bool))
def test_a_minute_in_no_step_or_in_two_is_never_let_through(cut: int, by: int) -> None:
    other = max(0, min(cut + by, _MINUTES))
    ends = [f"{minute // 60:02}:{minute % 60:02}" for minute in (cut, other)]
    steps = tuple(step for step in (("00:00", ends[0], "225 mcg"), (ends[1], "24:00", "225 mcg")) if step[0] != step[1])
    assert "DOS-08" in {found.rule for found in evaluated({"dose.schedule": steps}).findings}


@_QUICK
@given(old=concentrations, tubing=numbers("0.1", "0.4", "0.01"), dose=doses)
def test_previous_concentration_in_mg_or_mcg_for_each_ml_gives_the_same_results_and_findings(
    old: Fraction, tubing: Fraction, dose: Fraction
) -> None:
    system: Changes = {**SYSTEM, "system.tubing_volume": f"{typed(tubing)} mL"}
    before: Changes = {**REFILL, **system, "dose.daily_dose": f"{typed(dose)} mcg/day"}
    in_mcg = evaluated({**before, "previous.concentration": f"{typed(old)} mcg/mL"})
    in_mg = evaluated({**before, "previous.concentration": f"{typed(old / 1000)} mg/mL"})
    assert values(in_mg) == values(in_mcg)
    assert in_mg.findings == in_mcg.findings


@_QUICK
@given(old=concentrations, dose=doses)
def test_a_bridge_never_makes_the_latest_refill_date_later_and_is_never_needed_without_a_change(
    old: Fraction, dose: Fraction
) -> None:
    before: Changes = {**REFILL, "dose.daily_dose": f"{typed(dose)} mcg/day"}
    changed: Changes = {**before, "previous.concentration": f"{typed(old)} mcg/mL"}
    unbridged, bridged = evaluated(changed), evaluated({**changed, **SYSTEM})
    assert bridged.results.day("latest_refill_date") <= unbridged.results.day("latest_refill_date")
    assert ("TRN-01" in {found.rule for found in bridged.findings}) is (old != 2000)
    assert ("bridge_dose" in bridged.results.worked) is (old != 2000)


def test_an_empty_worksheet_evaluates_and_shows_nothing_that_was_not_typed() -> None:
    evaluation = evaluate(Worksheet(), REFERENCE, TODAY)
    assert evaluation.results.worked == {}
    assert evaluation.results.waiting.keys() == {result.name for result in RESULT_NAMES}
    assert [found.rule for found in evaluation.findings] == ["RES-06", "CHK-02", "RES-07"]
    assert evaluation.problems == ()
    assert evaluation.exit_status == 0
