"""A plan as a text: the answer, what fits, what falls out with its reason, what was typed, the working."""

import pytest

from itb_calc.report.plan_text import plan_as_text
from tests.planning.plans import planned
from tests.planning.test_plan import CONSTANT, TOO_MUCH
from tests.safety.worksheets import Changes


def _text(changes: Changes) -> str:
    return plan_as_text(planned(changes))


@pytest.mark.parametrize("changes", [{}, TOO_MUCH, CONSTANT, {"plan.interval": None}, {"dose.age_years": "x"}])
def test_it_has_80_columns_and_ends_with_what_it_is(changes: Changes) -> None:
    lines = _text(changes).splitlines()
    assert max(map(len, lines)) <= 80
    assert lines[-1] == "and the prescriber decide. Not a certified medical device."


def test_what_fits_stands_in_its_order_with_what_comes_of_it() -> None:
    text = _text({})
    assert (
        "\n\nFITS  32 of 74, the fittest first\n"
        "   1. 2,000 mcg/mL undiluted: 2 of 20 mL, none left over\n"
        "      0.225 mL/day; ≈145.4 days (nominal 160 days); alarm decides; book by Fri\n"
        "      9 Apr 2027\n"
        "   2. 2,000 mcg/mL undiluted: 8 of 5 mL, none left over\n"
    ) in text
    assert "\n  32. " in text
    assert "\n  33. " not in text


def test_each_that_falls_out_has_its_reason() -> None:
    part = _text({}).partition("\n\nFALLS OUT  42 of 74\n")[2].partition("\n\n")[0]
    assert part.startswith("    - 1,200 mcg/mL from 2,000 mcg/mL (20 mL): It reaches only ≈87.2 of 90 days.\n")
    assert part.count("    - ") == 42
    assert " ".join(part.split()).count("It reaches only") == 42


def test_the_limit_that_decides_stands_beside_the_days_of_what_fits() -> None:
    text = _text({"refill.stability_limit": "100 days"})
    part = " ".join(text.partition("\n\nFITS  ")[2].partition("\n\nFALLS OUT")[0].split())
    # 2,000 mcg/mL would last ≈145.4 days, 1,250 mcg/mL ≈90.9 days.
    assert "0.225 mL/day; ≈145.4 days (nominal 160 days); stability decides; book by Wed 24 Feb 2027" in part
    assert "0.36 mL/day; ≈90.9 days (nominal 100 days); alarm decides; book by" in part
    assert "decides" not in _text({"refill.stability_limit": None})


def test_without_a_date_none_is_promised() -> None:
    text = _text({"refill.booking_buffer": None})
    assert "; no date\n" in text
    assert "book by no date" not in text


def test_its_own_findings_stand_under_a_candidate_and_those_of_all_once() -> None:
    text = _text({"plan.interval": "60 days", "previous.first_fill": None})
    assert text.count("● CAUTION CHK-02") == 1
    assert "Caution: diluted to a strength that is sold (CON-01)." in " ".join(text.split())
    assert "FOR EVERY CANDIDATE" not in _text({})


def test_what_is_not_read_stands_with_its_field() -> None:
    text = _text({"plan.interval": "90", "dose.age_years": "x"})
    assert "\n\nNOT READ  2\n  Wished interval     90 has no unit, but wished interval takes days." in text
    assert "\n  Age in years        x is not read as a number" in text
    assert "FITS" not in text


def test_what_was_typed_is_told_to_the_letter() -> None:
    text = _text({"plan.interval": "90 days\x1b[31m"})
    assert "\n\nAS TYPED, with a decimal point\n  Daily dose          450 mcg/day\n" in text
    assert "\n  Wished interval     90 days[U+001B][31m\n" in text
    assert "\n  From the worksheet also counts: first fill.\n" in text


def test_the_working_can_be_followed() -> None:
    text = _text({})
    assert "\n\nWORKING\n  lowest concentration = daily dose × (1 + flow tolerance) × interval" in text
    assert "450 mcg/day ÷ 0.048 mL/day → 9,375 mcg/mL\n" in text
    assert "WORKING" not in _text({"plan.interval": None})
