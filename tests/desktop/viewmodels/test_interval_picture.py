"""The picture of a plan: one point for each concentration, the lines, and a text that says the same."""

from itb_calc.core.refusal import DecimalMark
from itb_calc.desktop.viewmodels.interval_picture import IntervalPicture, Verdict, interval_picture
from tests.core.amounts import amount
from tests.planning.plans import planned
from tests.planning.test_plan import CHILD, CONSTANT, TOO_MUCH
from tests.safety.worksheets import Changes


def _picture(changes: Changes, mark: DecimalMark = DecimalMark.POINT) -> IntervalPicture:
    picture = interval_picture(planned(changes, mark=mark))
    assert picture is not None
    return picture


def test_each_concentration_is_one_point_from_the_weakest_to_the_strongest() -> None:
    points = _picture({}).points
    numbers = [int(point.concentration.number("mcg/mL")) for point in points]
    assert numbers == list(range(500, 2001, 50))
    days = [point.days.magnitude for point in points]
    assert days == sorted(days)


def test_a_point_stands_as_the_best_candidate_of_its_concentration() -> None:
    # 1,000 mcg/mL is sold, and can be diluted from 2,000: the strength is the better one.
    verdicts = {
        int(point.concentration.magnitude): point.verdict for point in _picture({"plan.interval": "60 days"}).points
    }
    assert verdicts[1000] is Verdict.READY
    assert verdicts[950] is Verdict.DILUTED
    assert verdicts[800] is Verdict.OUT


def test_each_verdict_has_a_shape_of_its_own() -> None:
    assert len({verdict.shape for verdict in Verdict}) == len(Verdict)


def test_what_a_block_withholds_is_not_drawn_and_is_counted() -> None:
    picture = _picture(CHILD)
    assert max(point.concentration for point in picture.points) == amount(1250, "mcg/mL")
    assert picture.strongest == amount(2000, "mcg/mL")
    assert picture.highest_label == "above 1,250 mcg/mL the flow is below the minimum"
    without = len([each for each in planned(CHILD).candidates if each.days is None])
    assert (
        f"; {without} without days, since a block withholds them or they are not known. Lines: " in picture.alternative
    )


def test_the_text_says_what_the_picture_shows() -> None:
    assert _picture({}).alternative == (
        "Strengths that fit 2,000 mcg/mL for ≈145.4 days; dilutions that fit from 1,250 mcg/mL for ≈90.9 days to"
        " 1,950 mcg/mL for ≈141.8 days; what falls out from 500 mcg/mL for ≈36.3 days to 1,200 mcg/mL for ≈87.2 days."
        " Lines: wished 90 days, stability limit 180 days."
    )
    assert _picture({"refill.stability_limit": None}).alternative.endswith("Lines: wished 90 days.")
    assert _picture(TOO_MUCH).alternative.startswith("What falls out from 500 mcg/mL")


def test_a_fixed_flow_has_the_needed_concentration_as_a_line() -> None:
    picture = _picture(CONSTANT)
    assert picture.needed_label == "needed ≈1,285.7 mcg/mL"
    assert picture.highest_label == ""
    assert "Lines: wished 14 days, stability limit 180 days, needed ≈1,285.7 mcg/mL." in picture.alternative
    beyond = _picture({**CONSTANT, "dose.daily_dose": "1500 mcg/day"})
    assert beyond.needed_label == ""


def test_only_the_shapes_that_are_drawn_have_a_key() -> None:
    assert _picture({}).verdicts == (Verdict.READY, Verdict.DILUTED, Verdict.OUT)
    assert _picture(CHILD).verdicts == (Verdict.READY, Verdict.DILUTED)
    assert _picture(TOO_MUCH).verdicts == (Verdict.OUT,)


def test_the_days_reach_up_to_the_longest_of_points_and_lines() -> None:
    assert _picture({}).longest == amount(180, "day")
    assert _picture({"refill.stability_limit": None}).longest == amount("1600/11", "day")
    assert _picture({**TOO_MUCH, "refill.stability_limit": None}).longest == amount(180, "day")


def test_without_days_there_is_no_picture() -> None:
    assert interval_picture(planned({"plan.interval": None})) is None
    assert interval_picture(planned({"dose.daily_dose": "x"})) is None
    assert interval_picture(planned({"pump.alarm_volume": "40 mL"})) is None


def test_numbers_are_in_the_mark_of_the_document() -> None:
    assert "2\u2009000 mcg/mL for ≈145,4 days" in _picture({}, DecimalMark.COMMA).alternative
