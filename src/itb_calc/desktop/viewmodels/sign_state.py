"""The section "Check and sign": who vouches for the worksheet, who answers for its findings, and what is missing."""

from __future__ import annotations

from dataclasses import dataclass

from itb_calc.documents.blind_check import why_not_yet
from itb_calc.documents.blind_items import labels_of
from itb_calc.documents.finality import finality
from itb_calc.documents.signatures import ReasonState, SignatureState, Standing, reason_state, signature_state
from itb_calc.safety.finding import Severity
from itb_calc.worksheet.evaluate import Evaluation
from itb_calc.worksheet.text import CHECKED, PREPARED, Worksheet

TITLE = "9 Check and sign"
NAME_LABEL = "Your name"
NAME_HELP = "First and last name of the person who signs; never filled in for you."
FINAL = "Final: it can be printed without “not final” across it."
FINAL_UNCHECKED = f"{FINAL} The settings of the site require no second check."
NOT_FINAL = "Not final yet (CHK-01):"


@dataclass(frozen=True, slots=True)
class NameLine:
    """One name: what it stands for, the name and when, UNSIGNED or why it is void, and whether it counts."""

    title: str
    words: str
    counts: bool

    @property
    def shape(self) -> str:
        """The shape that tells beside the words whether the name counts."""
        return "✓" if self.counts else "▲"

    @property
    def text(self) -> str:
        """The line as it stands there."""
        return f"{self.shape} {self.title}: {self.words}"


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One finding to confirm: its reason, who answers for it, and whether a name can be put to it now."""

    rule: str
    reason: str
    name: NameLine
    is_asked: bool


@dataclass(frozen=True, slots=True)
class SignState:
    """Everything that the section shows. `rounds` tells what the second check has caught so far."""

    prepared: NameLine
    checked: NameLine
    answers: tuple[AnswerLine, ...] = ()
    rounds: str = ""
    missing: tuple[str, ...] = ()
    check_waits: str = ""

    @property
    def final(self) -> str:
        """Whether the worksheet is final, and everything that it waits for, line by line."""
        if self.missing:
            return "\n".join((NOT_FINAL, *(f"– {reason}" for reason in self.missing)))
        return FINAL if self.checked.counts else FINAL_UNCHECKED


def sign_state(worksheet: Worksheet, evaluation: Evaluation, *, second_check_required: bool) -> SignState:
    """Derive the section. Pure: the same worksheet and evaluation give the same section."""
    sha256, version = evaluation.reference_sha256, evaluation.version
    confirms = (finding for finding in evaluation.findings if finding.severity is Severity.CONFIRM)
    return SignState(
        prepared=_signature(signature_state(worksheet, PREPARED, sha256, version)),
        checked=_signature(signature_state(worksheet, CHECKED, sha256, version)),
        answers=() if worksheet.is_empty else tuple(_answer(reason_state(worksheet, each)) for each in confirms),
        rounds=_rounds(worksheet),
        missing=finality(worksheet, evaluation, second_check_required=second_check_required).reasons,
        check_waits="" if worksheet.is_empty else why_not_yet(worksheet, evaluation),
    )


def _signature(state: SignatureState) -> NameLine:
    return NameLine(state.title, state.words, state.counts)


def _answer(state: ReasonState) -> AnswerLine:
    name = NameLine(f"Answers for {state.rule}", state.words, state.counts)
    return AnswerLine(state.rule, state.reason, name, is_asked=bool(state.reason) and not state.counts)


def _rounds(worksheet: Worksheet) -> str:
    """Say how often the second check compared, and what differed: it stays, whatever came after."""
    rounds = worksheet.rounds
    if not rounds:
        return ""
    items = dict.fromkeys(item for each in rounds for item in each.differing)
    count = "1 comparison" if len(rounds) == 1 else f"{len(rounds)} comparisons"
    caught = f"it caught: {', '.join(labels_of(tuple(items)))}" if items else "nothing differed"
    return f"Second check: {count}, {caught}."


def answered_in_words(state: ReasonState) -> str:
    """Say under a reason who answers for it; empty where no reason counts."""
    if not state.reason:
        return ""
    return f"Answers for it: {state.words}" if state.standing in (Standing.COUNTS, Standing.UNSIGNED) else state.words
