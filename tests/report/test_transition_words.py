"""A change of concentration in words: what is still to come, without a bridge, with one, and what is not known."""

import re

import pytest

from itb_calc.core.refusal import DecimalMark
from itb_calc.report.transition_words import Topic, transition_words
from tests.safety.worksheets import assert_well_worded
from tests.worksheet.changes import BELOW_MINIMUM, FIXED_FLOW, ONE_VALUE, SCHEDULED, STRONGER, WEAKER, change_of
from tests.worksheet.sheets import Sheet, put

_TUBING = "system.tubing_volume"
_BRIDGE = "A bridge gives the old solution in tubing and catheter at the ordered dose, before the new flow starts"


def _headline(sheet: Sheet, mark: DecimalMark = DecimalMark.POINT) -> str:
    return transition_words(change_of(sheet), mark).headline


def _told(sheet: Sheet, mark: DecimalMark = DecimalMark.POINT) -> dict[Topic, str]:
    said = transition_words(change_of(sheet), mark)
    assert [paragraph.topic for paragraph in said.paragraphs] == [
        topic for topic in Topic if topic in {paragraph.topic for paragraph in said.paragraphs}
    ]
    return {paragraph.topic: paragraph.text for paragraph in said.paragraphs}


def test_from_500_to_2000_is_told_from_what_is_there_to_who_decides() -> None:
    assert _headline(STRONGER) == "From 500 to 2,000 mcg/mL: 4 times stronger."
    assert _told(STRONGER) == {
        Topic.STILL_THERE: (
            "The pump's tubing and the catheter still hold 0.34 to 0.4 mL of the old solution (500 mcg/mL). All of it"
            " reaches the patient before the new one does."
        ),
        Topic.WITHOUT: (
            "The pump runs at once at 0.15 mL/day, which is right for the new solution, while the weaker old one still"
            " comes out: the patient gets 75 mcg/day, a quarter of the ordered 300 mcg/day, for up to 64 hours. Getting"
            " less than ordered can bring on withdrawal."
        ),
        Topic.WITH: (
            f"{_BRIDGE}: 170 mcg in 13.6 hours, at a flow of 0.6 mL/day. It is worked out with the smallest tubing"
            " volume: if it does not fit, it gives too little, not too much. It takes ≈0.26 mL more from the reservoir"
            " than the new flow would in that time, so that the fill ends earlier: the earliest days to alarm count it."
        ),
        Topic.RESERVOIR: (
            "Up to 1.4 mL of the old solution cannot be taken out, and mixes into the new one. At most, before any"
            " rinse, this makes the fill as weak as ≈1,949.3 mcg/mL, and the dose up to ≈2.5 % below the order, until"
            " the next refill."
        ),
        Topic.WHO_DECIDES: (
            "Whether and how to bridge is for the prescriber and whoever programs the pump to agree on: these are the"
            " figures for it. They assume an exact pump, no mixing in tubing and catheter, and no patient boluses."
        ),
    }


def test_from_2000_to_500_too_much_comes_and_no_extra_volume() -> None:
    assert _headline(WEAKER) == "From 2,000 to 500 mcg/mL: 4 times weaker."
    told = _told(WEAKER)
    assert "still hold up to 0.4 mL of the old solution (2,000 mcg/mL)." in told[Topic.STILL_THERE]
    assert told[Topic.WITHOUT] == (
        "The pump runs at once at 0.6 mL/day, which is right for the new solution, while the stronger old one still"
        " comes out: the patient gets 1,200 mcg/day, 4 times the ordered 300 mcg/day, for up to 16 hours. Getting more"
        " than ordered can mean an overdose."
    )
    assert told[Topic.WITH] == (
        f"{_BRIDGE}: 800 mcg in 64 hours, at a flow of 0.15 mL/day. It is worked out with the largest tubing volume: if"
        " it does not fit, it gives too little, not too much."
    )
    assert "as strong as ≈550.7 mcg/mL, and the dose up to ≈10.1 % above the order" in told[Topic.RESERVOIR]


def test_one_tubing_volume_is_told_without_the_words_of_a_range() -> None:
    told = _told(ONE_VALUE)
    assert "still hold 0.34 mL of the old solution" in told[Topic.STILL_THERE]
    assert ", for 54.4 hours." in told[Topic.WITHOUT]
    assert "tubing volume" not in told[Topic.WITH]


def test_a_fixed_flow_is_never_told_of_a_bridge_to_agree_on() -> None:
    told = _told(put(FIXED_FLOW, "dose.daily_dose", "310 mcg/day"))
    assert Topic.WITH not in told
    assert told[Topic.WITHOUT] == (
        "The flow of this pump is fixed, so that it cannot be bridged: until the new solution arrives the patient gets"
        " 75 mcg/day, ≈24.2 % of the ordered 310 mcg/day, for up to 64 hours. Getting less than ordered can bring on"
        " withdrawal."
    )
    assert told[Topic.WHO_DECIDES].startswith("How to change over is for the prescriber to decide: these are the")


def test_a_fixed_flow_without_an_order_has_a_dose_and_no_share_of_anything() -> None:
    without = _told(put(FIXED_FLOW, "dose.daily_dose", None))[Topic.WITHOUT]
    assert without.endswith(" the patient gets 75 mcg/day, for up to 64 hours.")


def test_a_fixed_flow_whose_old_solution_gives_the_order_brings_no_danger() -> None:
    same = put(put(FIXED_FLOW, "previous.concentration", "2050 mcg/mL"), "dose.daily_dose", "307.5 mcg/day")
    assert _told(same)[Topic.WITHOUT].endswith(" the patient gets 307.5 mcg/day, as ordered, for up to 64 hours.")


@pytest.mark.parametrize(
    ("path", "text", "where", "needed"),
    [
        (_TUBING, None, ", which the pump's programmer shows", "the tubing volume"),
        (_TUBING, "0,14 mL", "", "the tubing volume, which is not read"),
        (
            "system.catheter_volume",
            None,
            ", which stands in the programmer or the implant record",
            "the catheter volume",
        ),
    ],
)
def test_without_a_system_volume_it_is_said_what_is_needed_and_where_it_stands(
    path: str, text: str | None, where: str, needed: str
) -> None:
    told = _told(put(STRONGER, path, text))
    assert told[Topic.STILL_THERE] == (
        "The pump's tubing and the catheter still hold old solution (500 mcg/mL), which reaches the patient before the"
        f" new one does. How much cannot be said without {needed}{where}."
    )
    assert told[Topic.WITHOUT].endswith(
        " the patient gets 75 mcg/day, a quarter of the ordered 300 mcg/day. Getting less than ordered can bring on"
        f" withdrawal. For how long cannot be said without {needed}."
    )
    assert told[Topic.WITH] == f"{_BRIDGE}. Its dose and its duration cannot be said without {needed}."


def test_without_a_daily_dose_it_is_said_what_is_needed() -> None:
    told = _told(put(STRONGER, "dose.daily_dose", None))
    assert told[Topic.WITHOUT] == (
        "What the patient gets until the new solution arrives cannot be said without the daily dose."
    )
    assert told[Topic.WITH].endswith("cannot be said without the daily dose.")


def test_what_a_block_withholds_is_not_told() -> None:
    told = _told(BELOW_MINIMUM)
    assert _headline(BELOW_MINIMUM) == "From 2,000 to 500 mcg/mL: 4 times weaker."
    assert told[Topic.WITHOUT] == "What the patient gets until the new solution arrives is withheld: see TRN-04."
    assert told[Topic.WITH] == f"{_BRIDGE}. Its figures are withheld: see TRN-04."
    assert Topic.STILL_THERE not in told
    assert "360" not in " ".join(told.values()), "four times the order"


def test_without_a_residual_volume_the_mix_is_not_told() -> None:
    assert _told(put(STRONGER, "pump.id", "prometra-20"))[Topic.RESERVOIR] == (
        "How much the old solution left there changes the new one cannot be said without the residual volume."
    )


def test_a_mix_too_small_to_show_is_less_than_the_least() -> None:
    told = _told(put(STRONGER, "previous.concentration", "1999 mcg/mL"))
    assert " and the dose less than 0.1 % below the order, until the next refill." in told[Topic.RESERVOIR]


def test_a_day_schedule_is_told_by_its_average() -> None:
    assert _told(SCHEDULED)[Topic.WHO_DECIDES].endswith(" Of a day schedule they count the average over 24 hours.")
    assert "schedule" not in " ".join(_told(STRONGER).values())


@pytest.mark.parametrize(
    ("sheet", "headline"),
    [
        (put(STRONGER, "previous.concentration", "1.5 mg/mL"), "From 1,500 to 2,000 mcg/mL: ≈1.33 times stronger."),
        (put(WEAKER, "previous.concentration", "750 mcg/mL"), "From 750 to 500 mcg/mL: 1.5 times weaker."),
        (
            put(STRONGER, "previous.concentration", "2000 mcg/mL"),
            "The concentration stays at 2,000 mcg/mL: there is nothing to bridge.",
        ),
        ({**STRONGER, "previous": {"first_fill": True}}, "This is the first fill: there is no old solution to bridge."),
        (
            {**STRONGER, "previous": {}},
            (
                "Whether the concentration changes cannot be said without the previous concentration, unless this is"
                " the first fill."
            ),
        ),
        (
            put(STRONGER, "previous.concentration", "0,5 mg/mL"),
            "Whether the concentration changes cannot be said without the previous concentration, which is not read.",
        ),
        (put(STRONGER, "product.id", None), "Whether the concentration changes cannot be said without the product."),
        (
            put(STRONGER, "product.label_strength", "10 mg/20 mL"),
            "Whether the concentration changes is withheld: see PRD-07.",
        ),
    ],
)
def test_one_line_says_whether_the_concentration_changes(sheet: Sheet, headline: str) -> None:
    assert _headline(sheet) == headline
    assert_well_worded(headline)


@pytest.mark.parametrize(
    "sheet",
    [
        put(STRONGER, "previous.concentration", "2000 mcg/mL"),
        {**STRONGER, "previous": {"first_fill": True}},
        {**STRONGER, "previous": {}},
        put(STRONGER, "product.label_strength", "10 mg/20 mL"),
    ],
)
def test_where_no_change_is_known_nothing_else_is_said(sheet: Sheet) -> None:
    assert _told(sheet) == {}


@pytest.mark.parametrize("sheet", [STRONGER, WEAKER, FIXED_FLOW, BELOW_MINIMUM, put(STRONGER, _TUBING, None)])
def test_nobody_is_told_to_program_anything(sheet: Sheet) -> None:
    for text in _told(sheet).values():
        assert not re.search(r"\b(program|set|give|enter|must|should)\b", text.replace("programs", ""), re.IGNORECASE)
        assert text.endswith(".")
        assert "!" not in text


def test_numbers_follow_the_decimal_mark() -> None:
    told = " ".join(_told({**ONE_VALUE}, DecimalMark.COMMA).values())
    assert "0,34 mL" in told
    assert not re.search(r"\d\.\d", told)
