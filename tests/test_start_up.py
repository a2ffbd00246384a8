"""What a start loads: the convert command answers as fast as its units load, the window waits for nothing."""

import subprocess
import sys

import pytest

from tests.cli.running import environment

_HEAVY = {"pint", "pydantic", "PySide6", "icalendar", "tqdm", "multiprocessing", "filelock"}


def _loaded_by(code: str) -> set[str]:
    """Return which of the heavy packages a fresh interpreter has loaded after running some code."""
    code += f"\nimport sys\nprint('LOADED', *({_HEAVY} & sys.modules.keys()))"
    done = subprocess.run(
        [sys.executable, "-P", "-c", code], check=True, capture_output=True, text=True, env=environment()
    )
    return set(done.stdout.splitlines()[-1].split()[1:])


@pytest.mark.parametrize(
    ("code", "loaded"),
    [
        ("import itb_calc.__main__", set()),
        ("import itb_calc.cli.run, itb_calc.cli.arguments", set()),
        ("from itb_calc.cli.run import run\nfrom itb_calc.cli.arguments import parse\nrun(parse([]))", set()),
        ("import itb_calc.core.convert", set()),
        ("from itb_calc.core.convert import convert\nconvert('10 mg/20 mL')", {"pint"}),
        ("import sys\nfrom itb_calc.__main__ import main\nsys.argv = ['x', 'convert', '1 mg']\nmain()", {"pint"}),
        ("import itb_calc.visit.calculate, itb_calc.safety.check", {"pydantic"}),
        ("import itb_calc.cli.evaluate", {"pydantic"}),
        ("import itb_calc.cli.schedule", {"pydantic", "multiprocessing"}),
    ],
)
def test_nothing_heavy_is_loaded_before_it_is_needed(code: str, loaded: set[str]) -> None:
    assert _loaded_by(code) <= loaded


def test_the_probe_sees_what_is_loaded() -> None:
    assert _loaded_by("import pint, pydantic") == {"pint", "pydantic"}
