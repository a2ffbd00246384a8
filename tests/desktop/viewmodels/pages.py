"""Pages of real worksheets for the tests: a routine one with changes, or only what is named."""

from datetime import date

from itb_calc.core.refusal import DecimalMark
from itb_calc.desktop.viewmodels.field_state import FieldState
from itb_calc.desktop.viewmodels.finding_state import FindingState
from itb_calc.desktop.viewmodels.page_state import PageState, page_state
from itb_calc.desktop.viewmodels.result_state import ResultState
from itb_calc.reference.reference import Reference
from itb_calc.worksheet.evaluate import Evaluation, evaluate
from itb_calc.worksheet.text import Worksheet
from tests.safety.worksheets import REFERENCE, TODAY, Changes, worksheet

POINT, COMMA = DecimalMark.POINT, DecimalMark.COMMA

# 40 mL are injected, but 20 mL are programmed: VOL-01.
BLOCKED: Changes = {"pump.programmed_volume": "20 mL"}
# Above the highest published dose, above the labelled one, and ten times a usual one: DOS-02, DOS-01, SLP-01.
HIGH_DOSE: Changes = {"dose.daily_dose": "4500 mcg/day"}
NO_BUFFER: Changes = {"refill.booking_buffer": None}
INCOMPLETE_NAME: Changes = {"product.id": "baclofen-10mg-20-inj-20ml"}
REFILL_KIT: Changes = {"product.id": "baclofen-2000mcg-inj-refill-kit"}


def only(entries: Changes, mark: DecimalMark = POINT) -> Worksheet:
    """The worksheet with these entries and nothing else."""
    return Worksheet(
        texts={path: value for path, value in entries.items() if isinstance(value, str)},
        answers={path: value for path, value in entries.items() if isinstance(value, bool)},
        decimal_mark=mark,
    )


def evaluation_of(sheet: Worksheet, reference: Reference = REFERENCE, today: date = TODAY) -> Evaluation:
    return evaluate(sheet, reference, today)


def page_of(sheet: Worksheet, reference: Reference = REFERENCE, today: date = TODAY) -> PageState:
    return page_state(sheet, reference, evaluation_of(sheet, reference, today))


def page(changes: Changes, mark: DecimalMark = POINT) -> PageState:
    """The page of the routine worksheet with the changes made."""
    return page_of(worksheet(changes, mark))


def field(path: str, changes: Changes, mark: DecimalMark = POINT) -> FieldState:
    return page(changes, mark).fields[path]


def results(shown: PageState) -> dict[str, ResultState]:
    return {result.name: result for section in shown.results.values() for result in section}


def finding(rule: str, changes: Changes) -> FindingState:
    return next(finding for finding in page(changes).findings if finding.rule == rule)
