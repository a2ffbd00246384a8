"""One result beside its fields: the number with its unit, or in words why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from itb_calc.core.show_result import show_result
from itb_calc.core.working import Worked, write_out
from itb_calc.desktop.viewmodels.sections import Section
from itb_calc.visit.missing import NotApplicable, Unreadable
from itb_calc.visit.names import RESULTS
from itb_calc.visit.results import ResultName
from itb_calc.visit.waiting import waits_in_words
from itb_calc.worksheet.evaluate import Evaluation

_DECIDES = {"alarm": "the alarm volume", "stability": "the stability limit"}


class Standing(Enum):
    """How a result stands on the page."""

    SHOWN = "shown"
    WITHHELD = "withheld"
    WAITING = "waiting"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class ResultState:
    """A result: its label, its text (a number with unit, or why there is none), and the working under it."""

    name: str
    label: str
    standing: Standing
    text: str
    assumption: str = ""
    working: tuple[str, ...] = ()
    is_main: bool = False

    @property
    def has_a_place(self) -> bool:
        """Whether the row is on the page; a result without a place comes when there is something to say."""
        return self.standing is not Standing.ABSENT

    @property
    def copied(self) -> str:
        """What a copy of the result is: never a number without its name, its unit and what it assumes."""
        return self.spoken if self.standing is Standing.SHOWN else ""

    @property
    def spoken(self) -> str:
        """The result in words, for those who listen."""
        return f"{self.label}: {self.text}{f' ({self.assumption})' if self.assumption else ''}"


def result_states(section: Section, evaluation: Evaluation | None) -> tuple[ResultState, ...]:
    """Return the results of a section; before the first evaluation none has a place."""
    main = _main(section, evaluation)
    return tuple(_state(RESULTS[name], section, evaluation, is_main=name == main) for name in section.results)


def _main(section: Section, evaluation: Evaluation | None) -> str:
    """Choose the result in large type: what hands measure before what was computed exactly."""
    there = [name for name in section.main if evaluation is not None and _is_there(name, evaluation)]
    return next(iter((*there, *reversed(section.main))), "")


def _is_there(name: str, evaluation: Evaluation) -> bool:
    return name in evaluation.results.worked or bool(_withheld_because(name, evaluation))


def _state(name: ResultName, section: Section, evaluation: Evaluation | None, *, is_main: bool) -> ResultState:
    if evaluation is None:
        return ResultState(name.name, name.label, Standing.ABSENT, "", is_main=is_main)
    worked = evaluation.results.worked.get(name.name)
    if worked is not None:
        return _shown(name, worked, evaluation, is_main=is_main)
    withheld = _withheld_because(name.name, evaluation)
    if withheld:
        return ResultState(name.name, name.label, Standing.WITHHELD, withheld, is_main=is_main)
    cause = evaluation.results.waits_for(name.name)
    if cause is None or isinstance(cause, NotApplicable) or _has_no_subject(section, evaluation):
        return ResultState(name.name, name.label, Standing.ABSENT, "", is_main=is_main)
    if name.name in section.optional and not isinstance(cause, Unreadable):
        return ResultState(name.name, name.label, Standing.ABSENT, "", is_main=is_main)
    return ResultState(name.name, name.label, Standing.WAITING, waits_in_words(cause), is_main=is_main)


def _has_no_subject(section: Section, evaluation: Evaluation) -> bool:
    cause = evaluation.results.waits_for(section.subject)
    return cause is not None and (isinstance(cause, NotApplicable) or cause.name in section.said_above)


def _shown(name: ResultName, worked: Worked, evaluation: Evaluation, *, is_main: bool) -> ResultState:
    text = show_result(worked.value, evaluation.decimal_mark)
    written = write_out(worked, evaluation.decimal_mark)
    working = (
        f"Formula: {written.formula}",
        f"Numbers put in: {written.substitution}",
        f"Answer: {written.answer}",
        f"Check backwards: {written.check}",
    )
    return ResultState(
        name.name,
        name.label,
        Standing.SHOWN,
        _DECIDES.get(text, text),
        name.assumption,
        working,
        is_main=is_main,
    )


def _withheld_because(name: str, evaluation: Evaluation) -> str:
    rules = [finding.rule for finding in evaluation.findings if name in finding.withholds]
    return f"withheld: see {rules[0]}" if rules else ""
