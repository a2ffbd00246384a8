import ast
import subprocess
import sys
from pathlib import Path

import pytest

TOP = Path(__file__).parents[2]
SOURCES = sorted((TOP / "installer").glob("*.py"))


def _imported(source: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add((node.module or "").partition(".")[0])
    return found


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_only_the_standard_library_is_used(source: Path) -> None:
    assert _imported(source) <= {*sys.stdlib_module_names, "installer"}


def test_an_older_python_can_read_the_file_that_turns_it_away() -> None:
    ast.parse((TOP / "installer" / "bootstrap.py").read_text(encoding="utf-8"), feature_version=(3, 6))


def test_the_second_start_loads_nothing_that_starts_processes() -> None:
    code = "import sys, installer.commands; print({'subprocess', 'ctypes', 'shutil', 'argparse'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], cwd=TOP, check=True, capture_output=True, text=True)
    assert done.stdout == "set()\n"
