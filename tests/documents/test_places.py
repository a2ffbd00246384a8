"""Where the program keeps what outlives it, and that nothing is loaded for it before it is needed."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import platformdirs
import pytest

from itb_calc.documents.places import VARIABLE, make_folder, recent_file, recovery_folder, state_folder
from tests.cli.running import environment


def test_what_is_named_comes_before_the_variable_and_that_before_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "/variable")
    assert state_folder("/named") == Path("/named").absolute()
    assert state_folder() == Path("/variable").absolute()
    monkeypatch.setenv(VARIABLE, "")
    assert state_folder() == platformdirs.user_state_path("itb-calc", appauthor=False)


def test_a_folder_below_the_one_of_the_command_stays_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert state_folder("state") == tmp_path / "state"


def test_each_thing_has_its_place() -> None:
    state = Path("state")
    assert recovery_folder(state) == state / "recovery"
    assert recent_file(state) == state / "recent.json"


@pytest.mark.skipif(os.name == "nt", reason="rights are kept in another way there")
def test_nobody_else_may_look_into_it(tmp_path: Path) -> None:
    make_folder(tmp_path / "a" / "b")
    make_folder(tmp_path / "a" / "b")
    assert stat.S_IMODE((tmp_path / "a" / "b").stat().st_mode) == 0o700


def test_asking_for_nothing_loads_nothing() -> None:
    code = (
        "import sys\n"
        "from itb_calc.documents import autosave, lock, opening, places, recent, recovery, store\n"
        "places.state_folder('/named')\n"
        "print({'filelock', 'platformdirs'} & sys.modules.keys())"
    )
    command = [sys.executable, "-P", "-c", code]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment())
    assert done.stdout == "set()\n"
