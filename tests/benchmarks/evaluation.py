"""One whole evaluation against the same formulas in bare fractions. Run: python -m tests.benchmarks.evaluation."""

import json
from datetime import date

from itb_calc.reference.loader import load_reference
from itb_calc.worksheet.codec import FileRefused, read_worksheet
from itb_calc.worksheet.evaluate import evaluate
from itb_calc.worksheet.evaluation_json import evaluation_as_json
from tests.benchmarks.bare_formulas import WORKSHEET, bare_results
from tests.benchmarks.measure import in_turn

_TARGET_RATIO = 20
_TARGET_MILLISECONDS = 5


def main() -> None:
    """Print the ratio, the time and the targets."""
    worksheet = read_worksheet(json.dumps(WORKSHEET).encode())
    if isinstance(worksheet, FileRefused):
        raise SystemExit(worksheet.message)
    reference, today = load_reference(), date(2026, 11, 23)
    results = evaluation_as_json(evaluate(worksheet, reference, today))["results"]
    if results.keys() != bare_results().keys():
        raise SystemExit("the two do not compute the same results")
    compared = in_turn(lambda: evaluate(worksheet, reference, today), bare_results, rounds=400, repeats=2)
    milliseconds = compared.measured * 1000
    print(f"evaluation / bare fractions: {compared.ratio:.1f} (target: at most {_TARGET_RATIO})")
    print(f"evaluation: {milliseconds:.2f} ms (target: at most {_TARGET_MILLISECONDS} ms)")


if __name__ == "__main__":
    main()
