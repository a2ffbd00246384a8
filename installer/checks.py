"""Every check of the project, all of them run even when one does not pass."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from installer.stamp import Project

# The packages that calculate: each branch of them is tested.
FULLY_COVERED = ("core", "reference", "visit", "safety", "worksheet")
# Their own tests must reach every branch. The others run without the measuring, which slows a window down most.
_MEASURED = tuple(f"tests/{package}" for package in (*FULLY_COVERED, "oracle"))


@dataclass(frozen=True)
class Check:
    """One command of the environment; its first word is the command's name."""

    command: tuple[str, ...]

    @property
    def title(self) -> str:
        """The command as a person would type it."""
        return " ".join(self.command)


CHECKS = (
    Check(("ruff", "check", ".")),
    Check(("ruff", "format", "--check", ".")),
    Check(("mypy",)),
    Check(("lint-imports",)),
    # What follows --cov at once would be taken for what is to be measured.
    Check(("pytest", "--cov", "--cov-report=", "--numprocesses", "auto", *_MEASURED)),
    Check(("pytest", "--numprocesses", "auto", *(f"--ignore={folder}" for folder in _MEASURED))),
    Check(
        (
            "coverage",
            "report",
            "--fail-under=100",
            "--include=" + ",".join(f"src/itb_calc/{package}/**" for package in FULLY_COVERED),
        )
    ),
)


@dataclass(frozen=True)
class Outcome:
    """A check and its exit status."""

    check: Check
    status: int

    @property
    def passed(self) -> bool:
        """The command ended well."""
        return self.status == 0


def run_all(checks: Sequence[Check], run: Callable[[Check], int]) -> tuple[Outcome, ...]:
    """Run every check in order."""
    outcomes = []
    for check in checks:
        print(f"\n== {check.title}", flush=True)
        outcomes.append(Outcome(check, run(check)))
    return tuple(outcomes)


def summary(outcomes: Sequence[Outcome]) -> str:
    """Give one line for each check."""
    rows = (f"{'passed' if each.passed else 'FAILED':8}{each.check.title}" for each in outcomes)
    return "\n".join(("\n== Summary", *rows))


def environment(platform: str, variables: Mapping[str, str]) -> dict[str, str]:
    """Give the variables for a check: no display, and one locale, so that every machine gives the same answer."""
    # Qt warns where the locale is not UTF-8, and the tests let no warning pass.
    locale = {"LC_ALL": "C.UTF-8"} if platform == "linux" else {}
    return {**variables, **locale, "QT_QPA_PLATFORM": "offscreen"}


def run_checks(project: Project) -> int:
    """Run the project's checks and give the exit status of the whole."""
    outcomes = run_all(CHECKS, partial(_run, project))
    print(summary(outcomes), flush=True)
    return 0 if all(each.passed for each in outcomes) else 1


def _run(project: Project, check: Check) -> int:
    name, *rest = check.command
    program = project.scripts / (f"{name}.exe" if os.name == "nt" else name)
    return subprocess.run(
        (str(program), *rest), check=False, cwd=project.top, env=environment(sys.platform, os.environ)
    ).returncode
