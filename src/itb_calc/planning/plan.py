"""Which concentration reaches a wished interval: every strength on the shelf and every round dilution, fittest first.

Each candidate is a worksheet of its own, evaluated as any other: no number is worked out here a second time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from itb_calc.core.amount import Amount
from itb_calc.core.working import Worked
from itb_calc.planning.candidate import Candidate, Fill, candidate_worksheet, judge
from itb_calc.planning.final_volume import final_volumes, first_that_is_enough
from itb_calc.planning.fitness import fitness
from itb_calc.planning.shelf import Stock, shelf
from itb_calc.planning.targets import (
    highest_that_flows,
    lowest_that_reaches,
    targets_from,
    wanted_target,
)
from itb_calc.planning.wish import INTERVAL, PLAN_FIELDS, base_of, read_interval
from itb_calc.reference.reference import Reference
from itb_calc.safety.finding import Finding, Severity
from itb_calc.visit import fields
from itb_calc.visit.facts import Facts
from itb_calc.worksheet.edit import enter_all
from itb_calc.worksheet.evaluate import Evaluation, evaluate
from itb_calc.worksheet.problem import Problem
from itb_calc.worksheet.read import read
from itb_calc.worksheet.text import Worksheet

_ORDER = {field.path: place for place, field in enumerate(PLAN_FIELDS)}
_NEEDED = "needed_concentration"


@dataclass(frozen=True, slots=True)
class Plan:
    """A wish and what comes of it.

    `worksheet` is what was typed, `reading` its evaluation without what a candidate says for itself. There are no
    candidates, and no interval, while one of `waits_for` is empty or a field of the plan is among the problems.
    `lowest` is the lowest concentration that reaches the interval (for a constant-flow pump: the needed one), `highest`
    what the pump's minimum flow allows. `shared` are the findings that every candidate has.
    """

    worksheet: Worksheet
    reading: Evaluation
    facts: Facts
    problems: tuple[Problem, ...]
    waits_for: tuple[str, ...] = ()
    interval: Amount | None = None
    lowest: Worked | None = None
    highest: Worked | None = None
    candidates: tuple[Candidate, ...] = ()
    shared: tuple[Finding, ...] = ()

    @property
    def fitting(self) -> tuple[Candidate, ...]:
        """The candidates that fit, the fittest first."""
        return tuple(candidate for candidate in self.candidates if candidate.fits)

    @property
    def exit_status(self) -> int:
        """What a command answers with: 1 where nothing fits, 2 where something is not read or not entered, else 0."""
        if _gravest(self.shared) or (self.candidates and not self.fitting):
            return 1
        return 0 if self.candidates and not self.problems else 2


def plan(worksheet: Worksheet, reference: Reference, today: date) -> Plan:
    """Plan on a day. Pure: no file, no clock, and never an exception for anything that was typed.

    The worksheet may hold a text for the wished interval beside the texts of its own fields.
    """
    return complete(begin(worksheet, reference, today))


def begin(worksheet: Worksheet, reference: Reference, today: date) -> Plan:
    """Read what is wished, which takes little time; there are no candidates yet."""
    base = base_of(worksheet)
    facts = Facts(read(base, reference)[0], reference)
    reading = evaluate(base, reference, today)
    interval = read_interval(worksheet, facts, reference)
    problems = (*reading.problems, *((interval,) if isinstance(interval, Problem) else ()))
    problems = tuple(sorted(problems, key=lambda problem: _ORDER.get(problem.field, len(_ORDER))))
    empty = Plan(worksheet, reading, facts, problems)
    if reference.thresholds is None:
        return replace(empty, shared=_gravest(reading.findings))
    if isinstance(interval, Problem) or any(problem.field in _ORDER for problem in problems):
        return empty
    waits_for = _waits_for(interval, facts)
    return replace(empty, waits_for=waits_for, interval=None if waits_for else interval)


def judged(begun: Plan) -> Iterator[Candidate]:
    """Judge one candidate after the other; none where the plan waits for something."""
    thresholds = begun.facts.reference.thresholds
    if begun.interval is None or thresholds is None:
        return
    judge_of, stocks = _judge(begun, begun.interval), shelf(begun.facts.reference)
    ready = []
    for stock in stocks:
        ready.append(judge_of.undiluted(stock))
        yield ready[-1]
    wanted = wanted_target(begun.facts, _named(begun, ready), thresholds)
    for stock in stocks:
        for target in targets_from(stock, begun.facts, wanted, thresholds):
            yield judge_of.diluted(stock, target)


def with_candidates(begun: Plan, candidates: Iterable[Candidate]) -> Plan:
    """Return a plan with all of its candidates in their order."""
    found = tuple(candidates)
    if begun.interval is None or not found:
        return begun
    interval, dose = begun.interval, begun.facts.inputs.need(fields.DAILY_DOSE)
    return replace(
        begun,
        lowest=_named(begun, found),
        highest=highest_that_flows(begun.facts),
        candidates=tuple(sorted(found, key=lambda candidate: fitness(candidate, interval, dose))),
        shared=_shared(found),
    )


def complete(begun: Plan) -> Plan:
    """Judge every candidate of a plan that waits for nothing, and put them in their order."""
    return with_candidates(begun, judged(begun))


def _gravest(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(finding for finding in findings if finding.severity is Severity.BLOCK)


def _waits_for(interval: Amount | None, facts: Facts) -> tuple[str, ...]:
    """Name the empty fields that a plan cannot do without, in the order of the page."""
    pump = facts.inputs.get(fields.PUMP_ID)
    needed: dict[str, Amount | str | None] = {
        fields.DAILY_DOSE.path: facts.inputs.get(fields.DAILY_DOSE),
        INTERVAL.path: interval,
        fields.PUMP_ID.path: pump,
        fields.ALARM_VOLUME.path: facts.inputs.get(fields.ALARM_VOLUME),
    }
    if pump is not None:
        needed[fields.RESERVOIR_VOLUME.path] = facts.reservoir_volume()
    if facts.is_constant_flow():
        needed[fields.FIXED_FLOW.path] = facts.inputs.get(fields.FIXED_FLOW)
    return tuple(path for path, value in needed.items() if value is None)


@dataclass(frozen=True, slots=True)
class _Judge:
    """What every candidate of a plan is judged with."""

    typed: Worksheet
    reference: Reference
    volume: Amount
    finals: tuple[Amount, ...]
    wish: tuple[Amount, date]

    def undiluted(self, stock: Stock) -> Candidate:
        """Judge a stock as it is sold."""
        return self._filled(stock, None, self.volume)

    def diluted(self, stock: Stock, target: Amount) -> Candidate:
        """Judge a dilution (mcg/mL), prepared in the first of the final volumes (mL) that is enough."""
        return first_that_is_enough(self.finals, lambda final: self._filled(stock, target, final))

    def _filled(self, stock: Stock, target: Amount | None, final: Amount) -> Candidate:
        worksheet = candidate_worksheet(stock, target, Fill(self.volume, final), self.typed)
        return judge(stock, target, worksheet, self.reference, self.wish)


def _judge(begun: Plan, interval: Amount) -> _Judge:
    facts, volume = begun.facts, _volume(begun.facts)
    typed = enter_all(begun.worksheet, {INTERVAL.path: ""})
    finals = final_volumes(_needed_volume(volume, facts), facts)
    return _Judge(typed, facts.reference, volume, finals, (interval, begun.reading.today))


def _named(begun: Plan, candidates: Iterable[Candidate]) -> Worked | None:
    """Return the concentration that the plan names: the lowest that reaches, or the one that a fixed flow needs."""
    facts, thresholds = begun.facts, begun.facts.reference.thresholds
    if facts.is_constant_flow():
        return _needed(candidates)
    if begun.interval is None or thresholds is None:
        return None
    return lowest_that_reaches(facts, begun.interval, _volume(facts), thresholds)


def _volume(facts: Facts) -> Amount:
    volume = facts.reservoir_volume()
    if volume is None:
        raise ValueError(fields.RESERVOIR_VOLUME.path)
    return volume


def _needed_volume(volume: Amount, facts: Facts) -> Amount:
    """Return what goes into the pump and into the refill assembly (mL)."""
    priming = facts.inputs.get(fields.PRIMING_VOLUME)
    return volume if priming is None else volume + priming


def _needed(candidates: Iterable[Candidate]) -> Worked | None:
    """Return the concentration that a constant-flow pump needs, as the evaluations have it."""
    found = (candidate.evaluation.results.worked.get(_NEEDED) for candidate in candidates)
    return next((worked for worked in found if worked is not None), None)


def _shared(candidates: Iterable[Candidate]) -> tuple[Finding, ...]:
    """Return the findings that every candidate has, word for word; remarks are left to the worksheet."""
    first, *others = (candidate.evaluation.findings for candidate in candidates)
    return tuple(
        finding
        for finding in first
        if finding.severity is not Severity.INFO and all(finding in findings for findings in others)
    )
