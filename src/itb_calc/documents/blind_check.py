"""The second check, blind: what the second person read off the sources is compared, and neither value is shown.

Nothing that comes out of here holds a value of the first person: only the names of the items that differ.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from itb_calc.core.refusal import Refusal
from itb_calc.documents.blind_items import ITEMS, labels_of
from itb_calc.documents.blind_values import Value, first_values, plain, steps_that_compare
from itb_calc.documents.names import Refused, if_two_people, is_same_person, read_name
from itb_calc.documents.refill_core import missing_core
from itb_calc.documents.signatures import reason_state, sign, signature_state
from itb_calc.reference.reference import Reference
from itb_calc.safety.finding import Severity
from itb_calc.visit.fields import SCHEDULE
from itb_calc.worksheet.content import signed_sha256
from itb_calc.worksheet.evaluate import Evaluation
from itb_calc.worksheet.read_field import read_field
from itb_calc.worksheet.read_schedule import StepReading, read_steps
from itb_calc.worksheet.text import CHECKED, PREPARED, Round, ShownAtSigning, Worksheet, voided

# Between "all agree" and the signature: time to look up once more.
PAUSE_SECONDS = 5
_BOTH_GO_BACK = (
    "Neither value is shown: both of you go back to the order, the package and the printout, and each looks again."
)


@dataclass(frozen=True, slots=True)
class Entered:
    """What the second person entered: texts by item with their units, and the steps of the day."""

    texts: Mapping[str, str] = field(default_factory=dict)
    schedule: tuple[Mapping[str, str], ...] = ()

    def without(self, items: tuple[str, ...]) -> Entered:
        """Return it with some items emptied."""
        texts = {item: text for item, text in self.texts.items() if item not in items}
        return Entered(texts, () if SCHEDULE in items else self.schedule)


@dataclass(frozen=True, slots=True)
class Match:
    """Every item agrees."""

    sentence: str = "Every item agrees: look once more at the patient's name and at the syringe in your hand."


@dataclass(frozen=True, slots=True)
class Differs:
    """Some items differ, by their ids."""

    items: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """Which items differ, and what both people do now."""
        names = labels_of(self.items)
        return f"{_listed(names)} {'differs' if len(names) == 1 else 'differ'}. {_BOTH_GO_BACK}"


@dataclass(frozen=True, slots=True)
class NotRead:
    """Some texts of the second person are not read, so that nothing was compared: why, by item.

    `steps` are the readings of the day schedule where that is one of them.
    """

    refusals: Mapping[str, Refusal]
    steps: tuple[StepReading, ...] = ()

    @property
    def sentence(self) -> str:
        """Which items are not read."""
        names = labels_of((*self.refusals, *((SCHEDULE,) if self.steps else ())))
        verb = "is" if len(names) == 1 else "are"
        return f"{_listed(names)} {verb} not read, so nothing is compared yet. Correct what you typed there."


def _listed(names: tuple[str, ...]) -> str:
    """Join names in a sentence: `Daily dose, target concentration and lot`."""
    first, *rest = names
    *middle, last = [first, *(f"{name[0].lower()}{name[1:]}" for name in rest)]
    return f"{', '.join(middle)} and {last}" if middle else last


def why_not_yet(worksheet: Worksheet, evaluation: Evaluation) -> str:
    """Say why the second check cannot begin; empty where it can. What it would void comes before it."""
    if evaluation.problems or evaluation.is_blocked:
        return "The second check begins when every field is read and nothing blocks. Settle that first."
    missing = missing_core(worksheet, evaluation)
    if missing:
        return f"The second check begins when the refill can be worked out. {missing[0]}"
    asked = (each for each in evaluation.findings if each.severity is Severity.CONFIRM)
    if not all(reason_state(worksheet, each).counts for each in asked):
        return "The second check begins when a named person answers for each finding to confirm. Put the names first."
    if not signature_state(worksheet, PREPARED, evaluation.reference_sha256, evaluation.version).counts:
        return "The second check begins when somebody has signed as prepared. Sign as prepared first."
    return ""


def checker(worksheet: Worksheet, typed: str) -> str | Refused:
    """Return the name of the second person, or say why this person cannot check."""
    name = read_name(typed)
    prepared = worksheet.signatures.get(PREPARED)
    if isinstance(name, str) and prepared is not None and is_same_person(name, prepared.name):
        # Whose name that is, is the first person's: it is not said.
        full = if_two_people(name, prepared.name)
        return Refused(f"This person has signed as prepared. Another person must do the second check{full}.")
    return name


def compare(
    worksheet: Worksheet, reference: Reference, evaluation: Evaluation, entered: Entered
) -> Match | Differs | NotRead:
    """Compare what the second person entered with the worksheet, as quantities; an item empty on one side differs."""
    read = read_entered(worksheet, reference, entered)
    if isinstance(read, NotRead):
        return read
    first = first_values(worksheet, reference, evaluation)
    differing = tuple(item for item, value in read.items() if not first.agrees(item, value))
    return Differs(differing) if differing else Match()


def read_entered(worksheet: Worksheet, reference: Reference, entered: Entered) -> dict[str, Value] | NotRead:
    """Read what the second person entered, strictly, with the decimal mark of the worksheet."""
    values: dict[str, Value] = {}
    refusals: dict[str, Refusal] = {}
    for each in ITEMS:
        text = entered.texts.get(each.path, "")
        outcome = read_field(each, text, worksheet.decimal_mark, reference) if text else None
        if isinstance(outcome, Refusal):
            refusals[each.path] = outcome
        else:
            values[each.path] = plain(outcome)
    steps = read_steps(Worksheet(schedule=entered.schedule, decimal_mark=worksheet.decimal_mark), reference)
    read = [reading.step for reading in steps if reading.step is not None]
    if refusals or len(read) < len(steps):
        return NotRead(refusals, steps if len(read) < len(steps) else ())
    return {**values, SCHEDULE: steps_that_compare(read)}


def with_round(worksheet: Worksheet, name: str, at: str, outcome: Match | Differs) -> Worksheet:
    """Count a comparison: by whom, when, and which items differed. It stays, whatever comes after.

    A check that was signed before holds only while the same person finds the same: else it and the prints are void.
    """
    differing = outcome.items if isinstance(outcome, Differs) else ()
    counted = replace(worksheet, rounds=(*worksheet.rounds, Round(name, at, differing, signed_sha256(worksheet))))
    checked = worksheet.signatures.get(CHECKED)
    if not differing and (checked is None or checked.name == name):
        return counted
    signatures = {role: voided(each) if role == CHECKED else each for role, each in worksheet.signatures.items()}
    return replace(counted, signatures=signatures, prints=tuple(voided(each) for each in worksheet.prints))


def sign_as_checked(
    worksheet: Worksheet,
    name: str,
    at: str,
    reference_sha256: str,
    *,
    shown: ShownAtSigning = ShownAtSigning(),  # noqa: B008 - frozen
) -> Worksheet | Refused:
    """Sign as checked after a comparison of this person's in which every item agreed."""
    return sign(worksheet, CHECKED, name, at, reference_sha256, shown=shown)
