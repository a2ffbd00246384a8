"""Reference data for showing: a defect is said, and counts as a block."""

import pytest

from itb_calc.cli.usable_reference import DEFECTIVE, load_for_showing
from tests.cli.conftest import Spoil


def test_sound_data_is_shown_without_a_word(capsys: pytest.CaptureFixture[str]) -> None:
    reference, status = load_for_showing()
    assert reference.is_complete
    assert status == 0
    assert capsys.readouterr() == ("", "")


def test_a_defect_is_one_line_on_standard_error_and_a_block(spoil: Spoil, capsys: pytest.CaptureFixture[str]) -> None:
    spoil("reference/thresholds.toml", "50 %", "60 %")
    reference, status = load_for_showing()
    assert reference.defect is not None
    assert status == DEFECTIVE == 1
    assert capsys.readouterr() == (
        "",
        f"{reference.defect} Install itb-calc again before you rely on any of its figures.\n",
    )
