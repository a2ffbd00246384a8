"""What a plan answers, in sentences: which concentration it takes, why nothing fits, what it still waits for."""

from __future__ import annotations

from collections.abc import Iterable

from itb_calc.core.amount import Amount
from itb_calc.core.refusal import DecimalMark
from itb_calc.core.show_number import show_amount, show_entered
from itb_calc.planning.plan import Plan
from itb_calc.planning.wish import OF_A_CANDIDATE, PLAN_FIELD_BY_PATH
from itb_calc.visit import fields
from itb_calc.visit.fields import BY_PATH, SCHEDULE_LABEL

_FOR_A_DATE = (fields.FILL_DATE, fields.STABILITY_LIMIT, fields.BOOKING_BUFFER)


def answer(plan: Plan) -> tuple[str, ...]:
    """Answer the wish; where the plan waits for something, say for what. Numbers are in the mark of the document."""
    numbers = (_concentration(plan), _minimum_flow(plan)) if plan.candidates else ()
    return (*(sentence for sentence in numbers if sentence), *remarks(plan))


def remarks(plan: Plan) -> tuple[str, ...]:
    """Say what there is to say beside the numbers that the plan works out."""
    if plan.waits_for:
        labels = [PLAN_FIELD_BY_PATH[path].label.lower() for path in plan.waits_for]
        return (f"Enter the {_listed(labels)}.",)
    if not plan.candidates:
        return ()
    return tuple(
        sentence for sentence in (_shelf(plan), _nothing_fits(plan), _too_long(plan), _dates(plan)) if sentence
    )


def also_counts(plan: Plan) -> str:
    """Say what of the worksheet counts beside the fields of the plan; empty where nothing does."""
    plain = [path for path in BY_PATH if path in {*plan.worksheet.texts, *plan.worksheet.answers}]
    labels = [
        BY_PATH[path].label.lower() for path in plain if path not in PLAN_FIELD_BY_PATH and path not in OF_A_CANDIDATE
    ]
    if plan.worksheet.schedule:
        labels.append(SCHEDULE_LABEL.lower())
    return f"From the worksheet also counts: {_listed(labels)}." if labels else ""


def _concentration(plan: Plan) -> str:
    if plan.lowest is None or plan.interval is None or not isinstance(plan.lowest.value, Amount):
        return ""
    mark = plan.worksheet.decimal_mark
    shown, wished = show_amount(plan.lowest.value, mark), show_entered(plan.interval, mark)
    if plan.facts.is_constant_flow():
        return f"The fixed flow needs {shown}: the concentration alone makes the dose."
    bridge = _bridge(plan)
    return f"{shown} is the lowest round concentration that reaches {wished}{bridge}."


def _bridge(plan: Plan) -> str:
    """A bridge uses solution of its own, which differs from candidate to candidate."""
    uses_more = any(candidate.amount("bridge_extra_volume") is not None for candidate in plan.candidates)
    return ", before what a bridge for old drug takes" if uses_more else ""


def _shelf(plan: Plan) -> str:
    strongest = max(candidate.stock.concentration for candidate in plan.candidates)
    if plan.lowest is None or not isinstance(plan.lowest.value, Amount) or plan.lowest.value <= strongest:
        return ""
    return f"The strongest on the shelf is {_shown(strongest, plan)}."


def _minimum_flow(plan: Plan) -> str:
    highest = limit_by_flow(plan)
    return "" if highest is None else f"At the pump's minimum flow this dose takes at most {_shown(highest, plan)}."


def limit_by_flow(plan: Plan) -> Amount | None:
    """Return the highest concentration (mcg/mL) that the minimum flow allows; None where nothing comes up to it."""
    strongest = max((candidate.concentration for candidate in plan.candidates), default=None)
    if plan.highest is None or not isinstance(plan.highest.value, Amount) or strongest is None:
        return None
    return plan.highest.value if plan.highest.value < strongest else None


def _nothing_fits(plan: Plan) -> str:
    return "" if plan.fitting else "Nothing fits: each candidate says why."


def _too_long(plan: Plan) -> str:
    """Where a stability limit is entered, the interval is held against it, and RES-03 asks what supports it."""
    thresholds = plan.facts.reference.thresholds
    if thresholds is None or plan.interval is None or plan.facts.inputs.get(fields.STABILITY_LIMIT) is not None:
        return ""
    longest, mark = thresholds.recommended_stability.value, plan.worksheet.decimal_mark
    if plan.interval <= longest:
        return ""
    wished, at_most = (show_entered(each, mark) for each in (plan.interval, longest))
    return (
        f"{wished} is longer than the recommended maximum of {at_most} in the pump, and no stability limit is entered"
        " to hold it against. Enter the one that counts for this drug."
    )


def _dates(plan: Plan) -> str:
    of_site = plan.facts.figures_of_the_site(fields.BOOKING_BUFFER)
    labels = [field.label.lower() for field in _FOR_A_DATE if field.path not in plan.worksheet.texts]
    empty = [label for label in labels if label not in of_site]
    return f"There is no date to book without the {_listed(empty)}." if empty else ""


def _shown(amount: Amount, plan: Plan) -> str:
    mark: DecimalMark = plan.worksheet.decimal_mark
    return show_amount(amount, mark)


def _listed(labels: Iterable[str]) -> str:
    *others, last = labels
    return f"{', '.join(others)} and {last}" if others else last
