"""`itb-calc pumps`: what is known of each pump, and nothing that is not."""

import json
from typing import Any

from tests.cli.conftest import Spoil
from tests.cli.running import Command, widest

# id, name, reservoir, residual, minimum flow, alarm hint: as reviewed; None is not known.
_PUMPS: list[tuple[str, str, str | None, str | None, str | None, str | None]] = [
    ("synchromed-ii-20", "Medtronic SynchroMed II 8637-20", "20 mL", "1.4 mL", "0.048 mL/day", "2 mL"),
    ("synchromed-ii-40", "Medtronic SynchroMed II 8637-40", "40 mL", "1.4 mL", "0.048 mL/day", "2 mL"),
    ("synchromed-el-10", "Medtronic SynchroMed EL, 10 mL", "10 mL", "1.2 mL", None, None),
    ("synchromed-el-18", "Medtronic SynchroMed EL, 18 mL", "18 mL", "2.4 mL", None, None),
    ("prometra-20", "Flowonix Prometra 11827", "20 mL", None, None, "3 mL"),
    ("prometra-ii-20", "Flowonix Prometra II 13827", "20 mL", None, None, "3 mL"),
    ("prometra-ii-40", "Flowonix Prometra II 16827", "40 mL", None, None, "3 mL"),
    ("medstream-20", "Codman MedStream 91-4200", "20 mL", None, None, "3 mL"),
    ("medstream-40", "Codman MedStream 91-4201", "40 mL", None, None, "3 mL"),
    ("constant-flow", "a pump with a flow fixed by its maker", None, None, None, None),
    ("other", "any other pump", None, None, None, None),
]
_KEYS = ["id", "name", "reservoir_volume", "residual_volume", "minimum_flow", "alarm_hint", "sources"]
_UNKNOWN = "not known: enter from the manual"


def _printed(itb_calc: Command) -> list[dict[str, Any]]:
    outcome = itb_calc("pumps", "--json")
    assert (outcome.status, outcome.err) == (0, "")
    printed = json.loads(outcome.out)
    assert list(printed) == ["pumps"]
    pumps: list[dict[str, Any]] = printed["pumps"]
    return pumps


def _block(itb_calc: Command, name: str) -> list[str]:
    """Return a pump's lines, from its name to the empty line."""
    lines = itb_calc("pumps").out.splitlines()
    start = lines.index(name)
    return lines[start : lines.index("", start)]


def test_every_pump_is_as_reviewed_and_null_where_not_known(itb_calc: Command) -> None:
    assert [tuple(pump[key] for key in _KEYS[:-1]) for pump in _printed(itb_calc)] == _PUMPS


def test_every_pump_has_the_public_keys_and_each_figure_has_a_source(itb_calc: Command) -> None:
    for pump in _printed(itb_calc):
        assert list(pump) == _KEYS
        assert bool(pump["sources"]) == (pump["id"] not in {"constant-flow", "other"})
        for source in pump["sources"]:
            assert list(source) == ["key", "grade", "reviewed"]
            assert source["grade"] in {"P", "S"}
            assert source["reviewed"] == "2026-11-23"


def test_for_people_nothing_is_wider_than_the_terminal(itb_calc: Command) -> None:
    outcome = itb_calc("pumps")
    assert (outcome.status, outcome.err) == (0, "")
    assert outcome.out.startswith("PUMPS\n\nMedtronic SynchroMed II 8637-20\n  synchromed-ii-20\n")
    assert widest(outcome.out) <= 80
    assert outcome.out.endswith("A pharmacist must check each figure against the current label or manual.\n")


def test_for_people_every_pump_stands_with_its_id_and_figures(itb_calc: Command) -> None:
    for pump_id, name, reservoir, residual, minimum, alarm in _PUMPS:
        block = _block(itb_calc, name)
        assert block[1] == f"  {pump_id}"
        assert f"  reservoir      {reservoir or _UNKNOWN}" in block
        assert f"  residual       {residual or _UNKNOWN}" in block
        assert (f"  minimum flow   {minimum or _UNKNOWN}" in block) == (pump_id != "constant-flow")
        assert any(line.startswith("  alarm  ") for line in block) == (alarm is not None)
        assert any(line.startswith("  sources  ") for line in block) == (pump_id not in {"constant-flow", "other"})


def test_for_people_the_alarm_volume_is_only_a_hint(itb_calc: Command) -> None:
    assert "  alarm          2 mL by the source, a hint only" in _block(itb_calc, "Medtronic SynchroMed II 8637-40")


def test_for_people_each_note_stands_on_its_line(itb_calc: Command) -> None:
    lines = itb_calc("pumps").out.splitlines()
    assert "  note           Empty the pump before MRI." in lines
    assert "  note           MR Unsafe." in lines


def test_for_people_a_fixed_flow_is_entered_and_not_listed(itb_calc: Command) -> None:
    block = _block(itb_calc, "a pump with a flow fixed by its maker")
    assert "  flow           fixed by its maker: entered from the manual" in block
    assert not any(line.startswith("  flow ") for line in _block(itb_calc, "any other pump"))


def test_for_people_a_labelled_range_stands_where_there_is_one(itb_calc: Command) -> None:
    labelled = "  baclofen       500 mcg/mL to 2,000 mcg/mL"
    for _, name, *_ in _PUMPS:
        assert (labelled in _block(itb_calc, name)) == name.startswith("Flowonix")


def test_pumps_that_are_not_the_reviewed_ones_are_shown_with_a_warning_and_status_1(
    itb_calc: Command, spoil: Spoil
) -> None:
    spoil("reference/pumps.toml", "0.048 mL/day", "0.0048 mL/day")
    for arguments in (["pumps"], ["pumps", "--json"]):
        outcome = itb_calc(*arguments)
        assert outcome.status == 1
        assert "0.0048 mL/day" in outcome.out
        assert outcome.err.count("\n") == 1
        assert "not the reviewed ones" in outcome.err
