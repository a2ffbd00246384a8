"""Reads a worksheet: each field is a value, not entered, or a problem."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeVar

from tests.oracle import facts
from tests.oracle.ratio import Ratio, below, ratio
from tests.oracle.text import (
    DATE_FIELDS,
    NUMBER_FIELDS,
    STEP_DOSE,
    STRENGTH_FIELDS,
    WORD_FIELDS,
    Strength,
    read_date,
    read_number,
    read_strength,
    read_time,
)

_Value = TypeVar("_Value")

SCHEDULE: Final = "dose.schedule"
FIRST_FILL: Final = "previous.first_fill"
FIXED_FLOW: Final = "pump.fixed_flow"
TRIMMED: Final = "system.catheter_trimmed_length"

_BOLUS_PAIR: Final = ("dose.bolus_dose", "dose.boluses_per_day")
_PATHS: Final = {
    path: tuple(path.split("."))
    for path in ("decimal_mark", *DATE_FIELDS, *NUMBER_FIELDS, *STRENGTH_FIELDS, *WORD_FIELDS)
}


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the day schedule: minutes from 00:00, and the mcg given in it."""

    start: int
    end: int
    dose: Ratio


@dataclass(frozen=True, slots=True)
class Reading:
    """What a worksheet says, by field path; a path in none of its parts is not entered.

    schedule: None where there is none, or none that can be read.
    """

    numbers: Mapping[str, Ratio]
    strengths: Mapping[str, Strength]
    words: Mapping[str, str]
    dates: Mapping[str, date]
    schedule: tuple[Step, ...] | None
    first_fill: bool
    problems: frozenset[str]

    def is_known(self, path: str) -> bool:
        """Whether the number, word or date field is entered and can be read."""
        return any(path in values for values in (self.numbers, self.words, self.dates))

    def is_empty(self, path: str) -> bool:
        """Whether the field was left empty; text that cannot be read is not empty."""
        return not self.is_known(path) and path not in self.problems

    def product(self) -> facts.Product | None:
        """The chosen product, or None."""
        chosen = self.words.get("product.id")
        return None if chosen is None else facts.PRODUCTS[chosen]

    def pump(self) -> facts.Pump | None:
        """The chosen pump, or None."""
        chosen = self.words.get("pump.id")
        return None if chosen is None else facts.PUMPS[chosen]

    def is_constant_flow(self) -> bool:
        """Whether the chosen pump has a flow fixed by its maker."""
        return self.words.get("pump.id") == facts.CONSTANT_FLOW

    def is_pump_unclear(self) -> bool:
        """Whether it cannot be told if the flow is fixed: no readable pump, or a fixed flow beside another pump."""
        return "pump.id" in self.problems or (FIXED_FLOW in self.problems and not self.is_constant_flow())


def text_at(worksheet: Mapping[str, object], path: str) -> str | None:
    """The text of a field; None where it was not entered (missing, null or "")."""
    found: object = worksheet
    for key in _PATHS[path]:
        if not isinstance(found, Mapping):
            return None
        found = found.get(key)
    return found if isinstance(found, str) and found != "" else None


def read(worksheet: Mapping[str, object]) -> Reading:
    """Every field of the worksheet, with the paths of those that cannot be read."""
    mark = text_at(worksheet, "decimal_mark") or "."
    numbers: dict[str, Ratio] = {}
    strengths: dict[str, Strength] = {}
    words: dict[str, str] = {}
    dates: dict[str, date] = {}
    problems: set[str] = set()
    for path, field in NUMBER_FIELDS.items():
        if (text := text_at(worksheet, path)) is not None:
            _keep(numbers, path, read_number(text, field, mark), problems)
    for path in STRENGTH_FIELDS:
        if (text := text_at(worksheet, path)) is not None:
            _keep(strengths, path, read_strength(text, mark), problems)
    for path, known in WORD_FIELDS.items():
        if (text := text_at(worksheet, path)) is not None:
            _keep(words, path, text if text in known else None, problems)
    for path in DATE_FIELDS:
        if (text := text_at(worksheet, path)) is not None:
            _keep(dates, path, read_date(text), problems)
    between = (*_entry_problems(worksheet), *_pump_problems(worksheet, words), *_system_problems(numbers, words))
    problems.update(between)
    for path in between:
        numbers.pop(path, None)
    schedule = _schedule(worksheet, mark, problems)
    first_fill = _is_first_fill(worksheet) and FIRST_FILL not in problems
    return Reading(numbers, strengths, words, dates, schedule, first_fill, frozenset(problems))


def _keep(values: dict[str, _Value], path: str, value: _Value | None, problems: set[str]) -> None:
    if value is None:
        problems.add(path)
    else:
        values[path] = value


def _is_first_fill(worksheet: Mapping[str, object]) -> bool:
    previous = worksheet.get("previous")
    return isinstance(previous, Mapping) and previous.get("first_fill") is True


def _entry_problems(worksheet: Mapping[str, object]) -> Iterator[str]:
    """Fields whose being empty or not contradicts others, which have text, readable or not."""
    others = (path for path in _PATHS if path.startswith("previous."))
    if _is_first_fill(worksheet) and any(text_at(worksheet, path) is not None for path in others):
        yield FIRST_FILL
    empty = [path for path in _BOLUS_PAIR if text_at(worksheet, path) is None]
    if len(empty) == 1:
        yield empty[0]


def _pump_problems(worksheet: Mapping[str, object], words: Mapping[str, str]) -> Iterator[str]:
    """A fixed flow for a pump that has none; a schedule for a pump that cannot follow one."""
    text, chosen = text_at(worksheet, "pump.id"), words.get("pump.id")
    is_other_pump = text is None or chosen not in {None, facts.CONSTANT_FLOW}
    if is_other_pump and text_at(worksheet, FIXED_FLOW) is not None:
        yield FIXED_FLOW
    if chosen == facts.CONSTANT_FLOW and _entered_steps(worksheet):
        yield SCHEDULE


def _system_problems(numbers: Mapping[str, Ratio], words: Mapping[str, str]) -> Iterator[str]:
    """A range of tubing volumes the wrong way round; more trimmed than the catheter is long."""
    lowest, highest = (numbers.get(f"system.tubing_volume{end}") for end in ("", "_max"))
    if lowest is not None and highest is not None and below(highest, lowest):
        yield "system.tubing_volume"
    trimmed, chosen = numbers.get(TRIMMED), words.get("system.catheter_id")
    if trimmed is not None and chosen is not None and not below(trimmed, ratio(facts.CATHETERS[chosen].length)):
        yield TRIMMED


def _entered_steps(worksheet: Mapping[str, object]) -> list[object]:
    """The steps as they stand; a schedule without any is not entered."""
    dose = worksheet.get("dose")
    steps = dose.get("schedule") if isinstance(dose, Mapping) else None
    return steps if isinstance(steps, list) else []


def _schedule(worksheet: Mapping[str, object], mark: str, problems: set[str]) -> tuple[Step, ...] | None:
    """The steps by their start, or None; one problem for the schedule, whatever is wrong in it."""
    entered = _entered_steps(worksheet)
    steps = [step for each in entered if (step := _step(each, mark)) is not None]
    if len(entered) > facts.MOST_STEPS or len(steps) < len(entered):
        problems.add(SCHEDULE)
    if not entered or SCHEDULE in problems:
        return None
    return tuple(sorted(steps, key=lambda step: step.start))


def _step(entered: object, mark: str) -> Step | None:
    if not isinstance(entered, Mapping):
        return None
    texts = [text if isinstance(text := entered.get(key), str) else "" for key in ("start", "end", "dose")]
    start, end, dose = read_time(texts[0]), read_time(texts[1]), read_number(texts[2], STEP_DOSE, mark)
    if start is None or end is None or dose is None or end <= start:
        return None
    return Step(start, end, dose)
