"""A change of concentration in plain sentences, the same in the window and on the command line."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import assert_never

from itb_calc.core.refusal import DecimalMark
from itb_calc.core.show_number import show_entered
from itb_calc.reference.reference import Reference
from itb_calc.report.ratio_words import how_many_times
from itb_calc.report.transition_paragraphs import (
    in_the_reservoir,
    still_to_come,
    what_is_needed,
    who_decides,
    with_a_bridge,
    without_a_bridge,
)
from itb_calc.visit.facts import Facts
from itb_calc.worksheet.concentration_change import concentration_change
from itb_calc.worksheet.evaluate import Evaluation
from itb_calc.worksheet.read import read
from itb_calc.worksheet.text import Worksheet
from itb_calc.worksheet.transition import (
    Change,
    ConcentrationChange,
    FirstFill,
    Lacking,
    Unchanged,
    Withheld,
)


class Topic(Enum):
    """What a paragraph is about, in the order of telling; the value is its title."""

    STILL_THERE = "Still to come"
    WITHOUT = "Without a bridge"
    WITH = "With a bridge"
    RESERVOIR = "In the reservoir"
    WHO_DECIDES = "Who decides"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One to three sentences about one topic."""

    topic: Topic
    text: str


@dataclass(frozen=True, slots=True)
class TransitionWords:
    """What is said of a change of concentration: one line, and where it changes, a paragraph for each topic."""

    headline: str
    paragraphs: tuple[Paragraph, ...] = ()


def worksheet_transition_words(worksheet: Worksheet, reference: Reference, evaluation: Evaluation) -> TransitionWords:
    """Say it of a worksheet and its evaluation."""
    inputs, _ = read(worksheet, reference)
    return transition_words(concentration_change(Facts(inputs, reference), evaluation), evaluation.decimal_mark)


def transition_words(change: ConcentrationChange, mark: DecimalMark) -> TransitionWords:
    """Say what a change of concentration means for the patient, and what is not known."""
    match change:
        case FirstFill():
            return TransitionWords("This is the first fill: there is no old solution to bridge.")
        case Unchanged():
            same = show_entered(change.concentration.to("mcg/mL"), mark)
            return TransitionWords(f"The concentration stays at {same}: there is nothing to bridge.")
        case Lacking():
            needed = what_is_needed(change, where=True)
            return TransitionWords(f"Whether the concentration changes cannot be said without {needed}.")
        case Withheld():
            return TransitionWords(f"Whether the concentration changes is withheld: see {change.rule}.")
        case Change():
            return TransitionWords(_headline(change, mark), _paragraphs(change, mark))
        case _ as never:
            assert_never(never)


def _headline(change: Change, mark: DecimalMark) -> str:
    old = show_entered(change.old, mark).removesuffix(" mcg/mL")
    stronger = f"{how_many_times(change.times, mark)} times {'stronger' if change.goes_up else 'weaker'}"
    return f"From {old} to {show_entered(change.new, mark)}: {stronger}."


def _paragraphs(change: Change, mark: DecimalMark) -> tuple[Paragraph, ...]:
    texts = {
        Topic.STILL_THERE: still_to_come(change, mark),
        Topic.WITHOUT: without_a_bridge(change, mark),
        Topic.WITH: with_a_bridge(change, mark),
        Topic.RESERVOIR: in_the_reservoir(change, mark),
        Topic.WHO_DECIDES: who_decides(change),
    }
    return tuple(Paragraph(topic, text) for topic, text in texts.items() if text)
