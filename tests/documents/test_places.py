"""The folder of the program's own files."""

from pathlib import Path

import pytest
from platformdirs import user_state_path

from itb_calc.documents.places import state_folder


def test_the_folder_is_the_one_that_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ITB_CALC_STATE", str(tmp_path))
    assert state_folder() == tmp_path


@pytest.mark.parametrize("named", [None, ""])
def test_without_a_name_it_is_the_place_of_the_system(monkeypatch: pytest.MonkeyPatch, named: str | None) -> None:
    monkeypatch.delenv("ITB_CALC_STATE", raising=False)
    if named is not None:
        monkeypatch.setenv("ITB_CALC_STATE", named)
    assert state_folder() == user_state_path("itb-calc")
