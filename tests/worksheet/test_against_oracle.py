"""Ten thousand generated worksheets against an oracle in plain integers that shares no code with the program."""

import json
from datetime import date

import pytest

from itb_calc.reference.loader import load_reference
from itb_calc.reference.reference import Reference
from itb_calc.worksheet.codec import FileRefused, read_worksheet
from itb_calc.worksheet.evaluate import evaluate
from itb_calc.worksheet.evaluation_json import evaluation_as_json
from tests.oracle.expect import RULE_IDS, expect
from tests.oracle.generator import TODAY, worksheet

_COUNT = 10_000
_SHARES = 20


@pytest.fixture(scope="module")
def reference() -> Reference:
    return load_reference()


@pytest.mark.parametrize("share", range(_SHARES))
def test_every_result_rule_problem_and_status_agrees(share: int, reference: Reference) -> None:
    today = date.fromisoformat(TODAY)
    for seed in range(share, _COUNT, _SHARES):
        typed = worksheet(seed)
        read = read_worksheet(json.dumps(typed).encode())
        assert not isinstance(read, FileRefused), (seed, read)
        evaluation = evaluate(read, reference, today)
        found = evaluation_as_json(evaluation)
        expected = expect(typed, TODAY)
        results = {
            name: value.get("exact") or value.get("date") or value["text"] for name, value in found["results"].items()
        }
        assert results == expected.results, seed
        rules = {each["rule"]: each["severity"] for each in found["findings"] if each["rule"] in RULE_IDS}
        assert rules == expected.rules, seed
        assert "INT-01" not in {each["rule"] for each in found["findings"]}, seed
        assert {each["field"] for each in found["problems"]} == expected.problems, seed
        assert evaluation.exit_status == expected.status, seed
