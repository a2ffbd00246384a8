from pathlib import Path

import pytest

from installer import checks

_MEASURED = [f"tests/{each}" for each in ("core", "reference", "visit", "safety", "worksheet", "oracle")]


def test_a_check_that_does_not_pass_stops_none_of_the_others(capfd: pytest.CaptureFixture[str]) -> None:
    three = (checks.Check(("first", "--all")), checks.Check(("second",)), checks.Check(("third",)))
    statuses = {"first": 1, "second": 5, "third": 0}
    outcomes = checks.run_all(three, lambda check: statuses[check.command[0]])
    assert [each.passed for each in outcomes] == [False, False, True]
    assert capfd.readouterr().out == "\n== first --all\n\n== second\n\n== third\n"


def test_the_summary_has_a_line_for_each_check() -> None:
    outcomes = (checks.Outcome(checks.Check(("first", "--all")), 0), checks.Outcome(checks.Check(("second",)), 5))
    assert checks.summary(outcomes) == "\n== Summary\npassed  first --all\nFAILED  second"


def test_every_check_is_there() -> None:
    *first, last = (check.title for check in checks.CHECKS)
    assert last.startswith("coverage report --fail-under=100 --include=src/itb_calc/core/**,src/itb_calc/reference/**,")
    assert first == [
        "ruff check .",
        "ruff format --check .",
        "mypy",
        "lint-imports",
        f"pytest --cov --cov-report= --numprocesses auto {' '.join(_MEASURED)}",
        f"pytest --numprocesses auto {' '.join(f'--ignore={folder}' for folder in _MEASURED)}",
    ]


def test_each_folder_of_tests_is_run_once() -> None:
    measured, rest = (check.command for check in checks.CHECKS if check.command[0] == "pytest")
    folders = {word for word in measured if word.startswith("tests/")}
    assert {word.removeprefix("--ignore=") for word in rest if word.startswith("--ignore=")} == folders
    assert all(Path(folder).is_dir() for folder in folders)


def test_the_checks_see_no_display_and_one_locale() -> None:
    mine = {"PATH": "/bin", "LC_ALL": "C", "QT_QPA_PLATFORM": "xcb"}
    assert checks.environment("linux", mine) == {"PATH": "/bin", "LC_ALL": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen"}
    assert checks.environment("darwin", {}) == {"QT_QPA_PLATFORM": "offscreen"}
