"""Laws that hold for every worksheet: a change of concentration, a day in steps, and what is empty or not read."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import assume, event, given, settings
from hypothesis import strategies as st

from itb_calc.core.amount import Amount
from itb_calc.core.working import Value
from itb_calc.visit import fields
from itb_calc.visit.calculate import calculate
from itb_calc.visit.facts import Facts
from itb_calc.visit.results import RESULT_NAMES, Results
from itb_calc.worksheet.evaluate import Evaluation, evaluate
from itb_calc.worksheet.read import read
from itb_calc.worksheet.text import Worksheet
from tests.visit.generated import TEXT_PATHS, emptied, full_worksheets, numbers, spoilt, typed, worksheets
from tests.worksheet.sheets import REFERENCE, TODAY

Values = dict[str, Value]

_DAYS = [name.name for name in RESULT_NAMES if name.unit == "day"]
_DATES = ("alarm_date", "latest_refill_date", "book_by_date")
_PATHS = (*TEXT_PATHS, fields.SCHEDULE)
_HIDES_A_BRIDGE = (
    *("pump.fixed_flow", "product.label_strength", "preparation.target_concentration"),
    "preparation.second_stock.label_strength",
)
# Nothing stands for these while they are empty: no listed figure, no 0, no other field, no other way to calculate.
_WITHOUT_A_STAND_IN = (
    *("fill_date", "product.id", "pump.alarm_volume", "pump.injected_volume", "dose.daily_dose"),
    *("refill.stability_limit", "refill.booking_buffer"),
    *("previous.daily_dose", "previous.programmed_volume", "previous.fill_date", "previous.aspirated_volume"),
)


def _computed(worksheet: Worksheet) -> Results:
    """Every result that the worksheet allows, whatever a rule then withholds."""
    return calculate(Facts(read(worksheet, REFERENCE)[0], REFERENCE))


def _values(of: Results) -> Values:
    return {name: worked.value for name, worked in of.worked.items()}


def _evaluated(worksheet: Worksheet) -> Evaluation:
    evaluation = evaluate(worksheet, REFERENCE, TODAY)
    assert "INT-01" not in {finding.rule for finding in evaluation.findings}
    return evaluation


def _with(worksheet: Worksheet, **changes: str) -> Worksheet:
    """The worksheet with other texts; the names have __ for the point of a path."""
    return replace(
        worksheet, texts={**worksheet.texts, **{path.replace("__", "."): text for path, text in changes.items()}}
    )


# A pump that can be bridged, and a stock that goes in undiluted.
_BRIDGEABLE = full_worksheets().map(
    lambda worksheet: Worksheet(
        {path: text for path, text in worksheet.texts.items() if path not in _HIDES_A_BRIDGE}
        | {"pump.id": "other", "product.id": "baclofen-40mg-20ml-inj-20ml"}
    )
)


@given(_BRIDGEABLE)
def test_with_and_without_a_bridge_the_same_old_drug_comes_out_of_tubing_and_catheter(worksheet: Worksheet) -> None:
    of = _computed(emptied(worksheet, "system.tubing_volume_max"))
    assume("bridge_duration" in of.worked)
    old, system = read(worksheet, REFERENCE)[0].need(fields.PREVIOUS_CONCENTRATION), of.amount("system_volume")
    dose = read(worksheet, REFERENCE)[0].need(fields.DAILY_DOSE)
    held = system * old
    assert of.amount("bridge_dose") == held
    assert dose * of.amount("bridge_duration") == held
    assert of.amount("bridge_rate") * old * of.amount("bridge_duration") == held
    assert of.amount("unbridged_daily_dose") * of.amount("unbridged_duration") == held


@given(_BRIDGEABLE)
def test_a_bridge_takes_from_the_new_fill_what_it_gives_beyond_the_new_flow(worksheet: Worksheet) -> None:
    of = _computed(worksheet)
    assume("bridge_extra_volume" in of.worked)
    more = of.amount("bridge_rate") - of.amount("flow_rate")
    assert of.amount("bridge_extra_volume") == more * of.amount("bridge_duration")
    assert of.amount("bridge_extra_volume") < of.amount("system_volume")


@given(_BRIDGEABLE, numbers("0.4", "0.8", "0.01"))
def test_of_a_range_the_bridge_uses_the_end_that_gives_less_old_drug_too_much(
    worksheet: Worksheet, largest: Fraction
) -> None:
    of = _computed(_with(worksheet, system__tubing_volume_max=f"{typed(largest)} mL"))
    assume("system_volume_max" in of.worked)
    goes_up = of.amount("pump_concentration") > read(worksheet, REFERENCE)[0].need(fields.PREVIOUS_CONCENTRATION)
    if goes_up:
        assert of.amount("system_volume") <= of.amount("system_volume_max")
    else:
        assert of.amount("system_volume") == of.amount("system_volume_max")


_SCALED_UP = (
    *("dose.daily_dose", "dose.bolus_dose", "previous.daily_dose", "previous.concentration"),
    *("product.label_strength", "preparation.target_concentration", "preparation.second_stock.label_strength"),
)
_SCALING = {
    *("stock_concentration", "achieved_concentration", "pump_concentration", "needed_concentration"),
    *("mixed_concentration", "delivered_daily_dose", "hourly_dose", "highest_daily_dose"),
    *("bridge_dose", "unbridged_daily_dose"),
}


def _scaled(text: str, factor: int) -> str:
    """A number with its unit, or a mass in a volume, that many times as large."""
    number, _, unit = text.partition(" ")
    return f"{typed(Fraction(number) * factor)} {unit}"


@settings(max_examples=150)
@given(full_worksheets(), st.sampled_from([2, 3, 7]))
def test_scaling_doses_and_concentrations_together_changes_no_flow_no_day_and_no_date(
    worksheet: Worksheet, factor: int
) -> None:
    worksheet = _with(worksheet, product__id="other")
    assume("product.label_strength" in worksheet.texts)
    texts = {path: _scaled(text, factor) if path in _SCALED_UP else text for path, text in worksheet.texts.items()}
    once, scaled = _values(_computed(worksheet)), _values(_computed(replace(worksheet, texts=texts)))
    event(f"{len(once) // 10 * 10} results or more")
    assert once.keys() == scaled.keys()
    for name, value in once.items():
        if name in _SCALING:
            assert isinstance(value, Amount)
            assert scaled[name] == value * factor
        else:
            assert scaled[name] == value, name


@given(full_worksheets(), numbers("0.0001", "500", "0.0001"))
def test_a_higher_dose_never_means_more_days_or_a_later_date(worksheet: Worksheet, more: Fraction) -> None:
    dose = Fraction(worksheet.texts["dose.daily_dose"].partition(" ")[0]) + more
    less = _computed(worksheet)
    higher = _computed(_with(worksheet, dose__daily_dose=f"{typed(dose)} mcg/day"))
    assert less.worked.keys() == higher.worked.keys()
    for name in {*_DAYS} & less.worked.keys():
        assert higher.amount(name) <= less.amount(name)
        assert (higher.amount(name) == less.amount(name)) == (worksheet.texts["pump.id"] == "constant-flow")
    assert all(higher.day(name) <= less.day(name) for name in {*_DATES} & less.worked.keys())


@given(
    full_worksheets(),
    st.sampled_from([1, 2, 3, 4, 6, 8, 12]),
    numbers("10", "150", "0.0001"),
    st.permutations(range(12)),
)
def test_a_day_in_equal_steps_is_the_simple_day_in_every_result_and_every_finding(
    worksheet: Worksheet, count: int, dose: Fraction, order: list[int]
) -> None:
    worksheet = emptied(_with(worksheet, pump__id="synchromed-ii-40"), "pump.fixed_flow")
    simple = _with(worksheet, dose__daily_dose=f"{typed(dose * count)} mcg/day")
    hours = 24 // count
    steps = [
        {"start": f"{hours * each:02}:00", "end": f"{hours * (each + 1):02}:00", "dose": f"{typed(dose)} mcg"}
        for each in range(count)
    ]
    shuffled = tuple(steps[each] for each in order if each < count)
    one, other = _evaluated(simple), _evaluated(replace(simple, schedule=shuffled))
    assert other.results.worked == one.results.worked
    assert (other.findings, other.problems, other.exit_status) == (one.findings, one.problems, one.exit_status)


def _either_unit(text: str) -> tuple[str, str]:
    number, _, unit = text.partition(" ")
    in_mcg = Fraction(number) * (1000 if unit == "mg/mL" else 1)
    return f"{typed(in_mcg)} mcg/mL", f"{typed(in_mcg / 1000)} mg/mL"


@given(worksheets(), st.sampled_from(["previous.concentration", "preparation.target_concentration"]))
def test_mg_or_mcg_for_each_ml_gives_the_same_results_and_the_same_rules(worksheet: Worksheet, path: str) -> None:
    assume(path in worksheet.texts and "mL" in worksheet.texts[path])
    mcg, mg = (
        _evaluated(_with(worksheet, **{path.replace(".", "__"): text})) for text in _either_unit(worksheet.texts[path])
    )
    assert _values(mcg.results) == _values(mg.results)
    assert [(each.rule, each.severity) for each in mcg.findings] == [(each.rule, each.severity) for each in mg.findings]


@settings(max_examples=400)
@given(worksheets(), st.sampled_from(_PATHS))
def test_a_text_that_is_not_read_adds_no_result_and_changes_none(worksheet: Worksheet, path: str) -> None:
    """What is there beside it is what is there with the field empty, and with whatever else was typed into it."""
    unread = _values(_computed(spoilt(worksheet, path)))
    for other in (worksheet, emptied(worksheet, path)):
        beside = _values(_computed(other))
        assert {name: beside.get(name) for name in unread} == unread
    shown = _values(_evaluated(spoilt(worksheet, path)).results)
    assert {name: unread.get(name) for name in shown} == shown


@settings(max_examples=400)
@given(worksheets(), st.sampled_from(_WITHOUT_A_STAND_IN))
def test_emptying_a_field_that_nothing_stands_for_adds_no_result_and_loses_what_depends_on_it(
    worksheet: Worksheet, path: str
) -> None:
    before, empty = _values(_computed(worksheet)), _values(_computed(emptied(worksheet, path)))
    assert {name: before.get(name) for name in empty} == empty
    assert empty == _values(_computed(spoilt(worksheet, path)))


@given(worksheets())
def test_every_field_that_is_not_read_is_a_problem_and_the_status_says_so(worksheet: Worksheet) -> None:
    evaluation = _evaluated(worksheet)
    unread = read(worksheet, REFERENCE)[0].unreadable
    assert {problem.field for problem in evaluation.problems} == unread
    assert evaluation.exit_status == (1 if evaluation.is_blocked else 2 if unread else 0)
