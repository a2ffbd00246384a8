"""What holds for every plan, whatever is wished."""

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from itb_calc.core.amount import Amount
from itb_calc.planning.candidate import Candidate, Fill, candidate_worksheet, judge
from itb_calc.planning.plan import Plan, plan
from itb_calc.planning.shelf import shelf
from itb_calc.worksheet.edit import enter_all
from itb_calc.worksheet.evaluate import evaluate
from itb_calc.worksheet.text import Worksheet
from tests.core.amounts import amount
from tests.planning.plans import REFERENCE, named, wish
from tests.safety.worksheets import TODAY

_STEP = amount(50, "mcg/mL")

doses = st.integers(min_value=25, max_value=4000).map(lambda dose: f"{dose} mcg/day")
wishes = st.fixed_dictionaries(
    {
        "dose.daily_dose": doses,
        "dose.bolus_dose": st.integers(min_value=1, max_value=50).map(lambda bolus: f"{bolus} mcg"),
        "dose.boluses_per_day": st.integers(min_value=0, max_value=6).map(str),
        "pump.id": st.sampled_from(["synchromed-ii-20", "synchromed-ii-40", "prometra-20", "medstream-40"]),
        "pump.alarm_volume": st.sampled_from(["2 mL", "3.5 mL", "4 mL"]),
        "refill.flow_tolerance": st.integers(min_value=0, max_value=50).map(lambda percent: f"{percent} %"),
        "plan.interval": st.integers(min_value=1, max_value=180).map(lambda days: f"{days} days"),
        "preparation.priming_volume": st.sampled_from(["0 mL", "0.4 mL", "2.5 mL"]),
        "preparation.graduation": st.sampled_from(["", "0.1 mL", "0.5 mL", "1 mL", "0.3 mL"]),
        "preparation.diluent_graduation": st.sampled_from(["", "0.5 mL", "1 mL", "2 mL"]),
    }
)
# A plan takes a tenth of a second: making a failing wish smaller would take minutes.
some = settings(max_examples=12, deadline=None, phases=(Phase.explicit, Phase.generate))


def _plan(texts: dict[str, str]) -> Plan:
    return plan(_sheet(texts), REFERENCE, TODAY)


def _sheet(texts: dict[str, str]) -> Worksheet:
    """The wish, with every field left empty that has an empty text."""
    return wish({path: text or None for path, text in texts.items()})


@some
@given(wishes)
def test_every_dilution_prepares_what_is_needed_and_at_most_one_graduation_more(texts: dict[str, str]) -> None:
    made = _plan(texts)
    steps = [amount(text.removesuffix(" mL"), "mL") for path, text in texts.items() if text and "graduation" in path]
    needed = made.facts.reservoir_volume()
    assert needed is not None
    needed += amount(texts["preparation.priming_volume"].removesuffix(" mL"), "mL")
    for each in made.candidates:
        if each.target is None:
            continue
        final = amount(each.worksheet.texts["preparation.final_volume"].removesuffix(" mL"), "mL")
        assert final in ({needed, needed + max(steps)} if steps else {needed})
        assert all(finding.rule != "DIL-05" for finding in each.evaluation.findings)


@some
@given(wishes)
def test_each_candidate_fits_or_falls_out_with_its_reason_and_what_fits_reaches_the_interval(
    texts: dict[str, str],
) -> None:
    made = _plan(texts)
    assert made.interval is not None
    for each in made.candidates:
        assert each.fits is not bool(each.reasons)
        assert all(reason.endswith(".") for reason in each.reasons)
        if each.fits:
            assert each.days is not None
            assert each.days >= made.interval
            assert not each.evaluation.is_blocked
    assert len({named(each) for each in made.candidates}) == len(made.candidates)


@some
@given(wishes)
def test_more_flow_fewer_days(texts: dict[str, str]) -> None:
    flowing = [(each.amount("flow_rate"), each.days) for each in _plan(texts).candidates if each.days is not None]
    pairs = sorted({(flow.magnitude, days.magnitude) for flow, days in flowing if flow is not None})
    assert all(slow[0] < fast[0] and slow[1] > fast[1] for slow, fast in pairwise(pairs))


@some
@given(wishes)
def test_a_candidate_taken_over_evaluates_to_exactly_the_numbers_that_are_shown(texts: dict[str, str]) -> None:
    typed = enter_all(_sheet(texts), {"plan.interval": ""})
    for each in _plan(texts).candidates[::9]:
        changed = {path: text for path, text in each.worksheet.texts.items() if typed.texts.get(path) != text}
        gone = dict.fromkeys(typed.texts.keys() - each.worksheet.texts.keys(), "")
        taken = enter_all(typed, {**changed, **gone})
        assert taken == each.worksheet
        again = evaluate(taken, REFERENCE, TODAY)
        assert again.results.worked == each.evaluation.results.worked
        assert again.findings == each.evaluation.findings


# No block of the pump withholds days: only the interval decides.
ANY_FLOW = {"pump.minimum_flow": "0.0001 mL/day", "dose.bolus_dose": "1 mcg"}


def _judged(texts: dict[str, str], made: Plan, concentration: Amount) -> Candidate:
    """Judge a fill of this concentration, diluted from a stock that is strong enough for any."""
    volume = made.facts.reservoir_volume()
    assert volume is not None
    assert made.interval is not None
    stock = replace(shelf(REFERENCE)[-1], concentration=concentration * 3)
    sheet = candidate_worksheet(stock, concentration, Fill(volume, volume * 2), wish({**texts, "plan.interval": None}))
    package = {
        "product.id": "other",
        "product.label_strength": f"{stock.concentration.magnitude} mcg/mL",
        "product.container_volume": "20 mL",
    }
    return judge(stock, concentration, enter_all(sheet, package), REFERENCE, (made.interval, TODAY))


@some
@given(wishes)
def test_the_lowest_concentration_reaches_the_interval_and_one_step_lower_does_not(texts: dict[str, str]) -> None:
    texts = {**texts, **ANY_FLOW}
    made = _plan(texts)
    assert made.lowest is not None
    assert made.interval is not None
    lowest = made.lowest.value
    assert isinstance(lowest, Amount)
    reaching = _judged(texts, made, lowest)
    assert reaching.fits, reaching.reasons
    if lowest > _STEP:
        short = _judged(texts, made, lowest - _STEP)
        assert short.days is not None
        assert short.days < made.interval
        assert short.reasons[0].startswith("It reaches only ")


@some
@given(st.integers(min_value=30, max_value=900), st.integers(min_value=1, max_value=180))
def test_dose_and_concentration_together_change_no_days(dose: int, interval: int) -> None:
    texts = {"pump.minimum_flow": "0.0001 mL/day", "plan.interval": f"{interval} days"}
    single, double = (
        {
            named(each)[0]: each.days
            for each in _plan({**texts, "dose.daily_dose": f"{times * dose} mcg/day"}).candidates
        }
        for times in (1, 2)
    )
    compared = [(days, double[2 * strength]) for strength, days in single.items() if 2 * strength in double]
    assert len(compared) > 10
    for days, same in compared:
        assert days is not None
        assert days == same
    assert all(isinstance(days.magnitude, Fraction) for days in single.values() if days is not None)
