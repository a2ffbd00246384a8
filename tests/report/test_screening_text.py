"""A screening trial for people: in eighty columns, findings and volume first, nothing that disturbs a terminal."""

import pytest

from itb_calc import __version__
from itb_calc.core.refusal import DecimalMark
from itb_calc.reference.reference import Reference
from itb_calc.report.screening_text import screening_as_text, spacing_in_words, threshold_in_words
from itb_calc.visit.facts import Facts
from itb_calc.visit.inputs import Inputs
from itb_calc.visit.missing import NotComputed
from itb_calc.worksheet.screening import evaluate_screening
from tests.cli.running import widest
from tests.worksheet.trials import REFERENCE, SECOND, START, TODAY, UNREADABLE, Changes, trial

_EVIL = "\x1b[31m1\n\r\t\x07\u202e\u2066\u200b\ud800\x9b2J"


def text_of(entered: Changes, mark: DecimalMark = DecimalMark.POINT, reference: Reference = REFERENCE) -> str:
    typed = trial(entered, mark)
    return screening_as_text(typed, reference, evaluate_screening(typed, reference, TODAY))


def part(text: str, heading: str) -> list[str]:
    (found,) = (part for part in text.split("\n\n") if part.startswith(heading))
    return found.split("\n")


def headings(text: str) -> list[str]:
    return [part.split("\n")[0].split("  ")[0].split(",")[0] for part in text.split("\n\n")]


def test_the_parts_stand_in_the_order_of_need() -> None:
    assert headings(text_of({**SECOND, **START, "time": UNREADABLE, "dose": "60 mcg"})) == [
        "SCREENING",
        "FINDINGS",
        "NOT READ",
        "RESULTS",
        "NOT CHECKED",
        "STEPS",
        "AS TYPED",
        "WORKING",
        "SOURCES",
        "IN SHORT",
        f"itb-calc {__version__}",
    ]


@pytest.mark.parametrize("mark", list(DecimalMark))
@pytest.mark.parametrize("changes", [{}, {"time": "07:59", "dose": "150 mcg"}, dict.fromkeys(SECOND, _EVIL)])
def test_it_fits_a_terminal_and_disturbs_none(changes: Changes, mark: DecimalMark) -> None:
    text = text_of({**SECOND, **START, **changes}, mark)
    assert widest(text) <= 80
    assert all(line == line.rstrip() for line in text.splitlines())
    assert all(character.isprintable() or character in "\n\N{THIN SPACE}" for character in text)


def test_an_empty_trial_has_its_steps_and_no_empty_part() -> None:
    assert headings(text_of({})) == [
        "SCREENING",
        "FINDINGS",
        "RESULTS",
        "STEPS",
        "SOURCES",
        "IN SHORT",
        f"itb-calc {__version__}",
    ]


def test_the_threshold_stands_beside_the_start_dose() -> None:
    results = " ".join(" ".join(part(text_of({**SECOND, **START}), "RESULTS")).split())
    assert (
        "Start dose 150 mcg/day (6.25 mcg/hour) (threshold 8 hours: Summaries of the US labels of intrathecal baclofen"
        " (they agree), grade S; Consensus on dosing 2016, Neuromodulation 19:623, grade S)"
    ) in results


def test_a_withheld_volume_says_why() -> None:
    lines = part(text_of({**SECOND, "time": "07:59"}), "RESULTS")
    assert "  Volume to inject            withheld: see SCR-03" in lines
    assert "  Since the last dose         ≈23.9 hours (by the clock on the wall)" in lines


def test_what_was_typed_stands_as_it_was_typed() -> None:
    lines = " ".join(" ".join(part(text_of({**SECOND, **START}), "AS TYPED")).split())
    for told in (
        "Product baclofen-50mcg-ml-pf-syr-1ml (Baclofen 50mcg/ml Pf Syr, 1ml; screening)",
        "First screening dose no",
        "Threshold 8 hours: Summaries",
        "Any adverse reaction no",
    ):
        assert told in lines
    assert "  Threshold                   9" in part(text_of({**START, "threshold": "9"}), "AS TYPED")


def test_numbers_are_written_in_the_decimal_mark_of_the_trial() -> None:
    text = text_of({"dose": "75 mcg"}, DecimalMark.COMMA)
    assert "1,5 mL" in text
    assert "1.5" not in text


def test_without_figures_there_are_no_steps_and_no_sources() -> None:
    text = text_of({**SECOND, **START}, reference=Reference(defect="It is damaged."))
    assert headings(text)[1:4] == ["FINDINGS", "RESULTS", "AS TYPED"]
    assert threshold_in_words(Reference(), "us-label", DecimalMark.POINT) == ""
    with pytest.raises(NotComputed):
        spacing_in_words(Facts(Inputs({}), Reference()), DecimalMark.POINT)
