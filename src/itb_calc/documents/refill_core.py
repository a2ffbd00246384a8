"""What a worksheet says at the least before it is final: without a date, a strength and a flow it is no refill."""

from __future__ import annotations

from itb_calc.visit.fields import FILL_DATE
from itb_calc.visit.names import RESULTS
from itb_calc.worksheet.evaluate import Evaluation
from itb_calc.worksheet.text import Worksheet

# For a pump with a fixed flow too: its flow is a result, and its alarm volume a planned reserve that has a date.
_CORE = ("pump_concentration", "flow_rate", "alarm_date")


def missing_core(worksheet: Worksheet, evaluation: Evaluation) -> tuple[str, ...]:
    """Return a sentence for each part of the core of a refill that is not there, in the order of the page.

    Where a finding blocks, the results that it withholds are not missing: what blocks is told by itself.
    """
    no_day = () if FILL_DATE.path in worksheet.texts else ("The fill date is not entered: every date counts from it.",)
    if evaluation.is_blocked or evaluation.problems:
        return no_day
    absent = (name for name in _CORE if name not in evaluation.results.worked)
    return (*no_day, *(f"{RESULTS[name].label} has no answer: enter what it is worked out from." for name in absent))
