"""What is read back of a worksheet on the telephone: one sentence, or why there is none and what to do."""

from __future__ import annotations

from dataclasses import dataclass

from itb_calc.core.amount import Amount
from itb_calc.core.read_back import Boluses, NotExact, Order, Solution, read_back
from itb_calc.reference.reference import Reference
from itb_calc.safety.finding import Severity
from itb_calc.visit import fields
from itb_calc.visit.facts import Facts
from itb_calc.visit.field import Field
from itb_calc.visit.fields import label_of
from itb_calc.visit.inputs import Inputs
from itb_calc.visit.missing import Missing, NotEntered
from itb_calc.visit.results import Results
from itb_calc.worksheet.evaluate import Evaluation
from itb_calc.worksheet.read import read
from itb_calc.worksheet.text import Worksheet


@dataclass(frozen=True, slots=True)
class Spoken:
    """The sentence to read back."""

    sentence: str


@dataclass(frozen=True, slots=True)
class NotSpoken:
    """Why nothing is read back, and what to do, in at most two sentences."""

    message: str


_REMEDIES = {"content of the prepared solution": "Choose a final volume with fewer decimals."}


class _RefusedError(Exception):
    """Nothing is read back; the text is the message for the person."""


def read_back_of(worksheet: Worksheet, reference: Reference, evaluation: Evaluation) -> Spoken | NotSpoken:
    """Return the sentence of a worksheet and its evaluation, or why there is none. Pure.

    Whatever is not entered is left out, but a concentration never without its volume. A field that is not read, and
    any block, refuse the whole: half an order, or one that is wrong in itself, must not be passed on.
    """
    inputs, _ = read(worksheet, reference)
    facts = Facts(inputs, reference)
    try:
        _refuse_unread(evaluation)
        _refuse_without_volume(facts)
        _refuse_blocked(evaluation)
        return Spoken(read_back(_order(worksheet, facts, evaluation.results), evaluation.decimal_mark))
    except NotExact as found:
        return NotSpoken(
            f"The {found.name} cannot be said exactly, and a rounded number is never read back."
            f" {_REMEDIES.get(found.name, 'Read the figures from the package itself.')}"
        )
    except _RefusedError as refused:
        return NotSpoken(str(refused))
    except Missing as missing:
        what = label_of(missing.name).lower() if missing.name in fields.BY_PATH else missing.name.replace("_", " ")
        return NotSpoken(f"Nothing is read back without the {what}. Enter it first.")


def read_back_as_json(outcome: Spoken | NotSpoken) -> dict[str, str]:
    """Return the public JSON object of a read-back sentence."""
    if isinstance(outcome, Spoken):
        return {"sentence": outcome.sentence}
    return {"refused": outcome.message}


def _refuse_unread(evaluation: Evaluation) -> None:
    # Any of them: what is not read silences a rule that might have blocked, in a field that no sentence says too.
    unread = evaluation.problems
    if unread:
        # A field that only misses its partner stands behind the one whose text is not read.
        first = next((problem for problem in unread if problem.text), unread[0])
        how = "not read" if first.text else "missing"
        raise _RefusedError(f"Nothing is read back while a field is {how} ({label_of(first.field)}): {first.message}")


def _refuse_without_volume(facts: Facts) -> None:
    """Refuse a known strength without its container's volume; where the strength is not known, the rules say so."""
    if not facts.reference.is_complete:
        return
    product = facts.product()
    is_printed = product is not None and product.strength is not None
    is_known = is_printed or facts.inputs.get(fields.LABEL_STRENGTH) is not None
    if is_known and facts.container_volume() is None:
        raise _without_volume("concentration", fields.CONTAINER_VOLUME)


def _without_volume(what: str, field: Field[Amount]) -> _RefusedError:
    return _RefusedError(
        f"A {what} is never read back without its volume: a strength passed on as “2000mcg” has cost a life."
        f" Type the {field.label.lower()} first."
    )


def _refuse_blocked(evaluation: Evaluation) -> None:
    block = next((each for each in evaluation.findings if each.severity is Severity.BLOCK), None)
    if block is not None:
        raise _RefusedError(f"Nothing is read back while {block.rule} blocks this worksheet: {block.message}")


def _order(worksheet: Worksheet, facts: Facts, results: Results) -> Order:
    inputs = facts.inputs
    container = facts.container_volume()
    if container is None:
        raise NotEntered(fields.CONTAINER_VOLUME.path)
    dose, boluses = inputs.get(fields.BOLUS_DOSE), inputs.get(fields.BOLUSES_PER_DAY)
    return Order(
        product=Solution("the product", results.amount("stock_concentration"), container),
        second=_second(inputs),
        prepared=_prepared(inputs),
        daily_dose=inputs.get(fields.DAILY_DOSE),
        is_constant=not worksheet.schedule,
        boluses=None if dose is None or boluses is None else Boluses(dose, boluses),
        injected=inputs.get(fields.INJECTED_VOLUME),
        programmed=inputs.get(fields.PROGRAMMED_VOLUME),
        alarm=inputs.get(fields.ALARM_VOLUME),
        book_by=results.day("book_by_date") if "book_by_date" in results.worked else None,
    )


def _second(inputs: Inputs) -> Solution | None:
    """Return the second stock; without a target nothing is mixed, and DIL-07 speaks."""
    strength = inputs.get(fields.SECOND_STRENGTH)
    if strength is None or inputs.get(fields.TARGET_CONCENTRATION) is None:
        return None
    volume = inputs.get(fields.SECOND_CONTAINER_VOLUME)
    if volume is None:
        raise _without_volume("second stock", fields.SECOND_CONTAINER_VOLUME)
    return Solution("the second stock", strength.value, volume)


def _prepared(inputs: Inputs) -> Solution | None:
    target = inputs.get(fields.TARGET_CONCENTRATION)
    if target is None:
        return None
    volume = inputs.get(fields.FINAL_VOLUME)
    if volume is None:
        raise _without_volume("target concentration", fields.FINAL_VOLUME)
    return Solution("the prepared solution", target, volume)
