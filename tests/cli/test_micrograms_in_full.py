"""Micrograms in full on the command line: in what is printed for people, where the settings in force say so."""

import re
from pathlib import Path

import pytest

from itb_calc.cli.spelling import spells_micrograms
from itb_calc.documents import settings_places
from itb_calc.documents.settings_places import VARIABLE, is_any_there
from itb_calc.reference.loader import load_reference
from itb_calc.report.spelled_text import names_with_mcg
from tests.cli.running import Command
from tests.worksheet.sheets import ROUTINE, content_of

MCG = re.compile(r"(?<![\w.-])mcg(?![\w-])")
COMMANDS = {
    "convert": ("convert", "10 mg/20 mL"),
    "evaluate": ("evaluate", "-", "--today", "2026-11-23"),
    "ways": ("ways", "-", "--today", "2026-11-23"),
    "plan": ("plan", "-", "--today", "2026-11-23", "--interval", "90 days"),
}


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "settings.toml"
    path.write_text('reviewed_by = "A"\nreviewed_on = 2026-11-23\nmicrograms_in_full = true\n', encoding="utf-8")
    monkeypatch.setenv(VARIABLE, str(path))
    return path


def bare(text: str) -> str:
    """Return an answer without what is typed, and without printed names."""
    text = "\n\n".join(part for part in text.split("\n\n") if not part.startswith("AS TYPED"))
    for name in names_with_mcg(load_reference()):
        text = re.sub(r"\s+".join(map(re.escape, name.split())), "", text)
    return text


def joined(text: str) -> str:
    """Return an answer without its lines, and with one spelling."""
    return "".join(text.replace("micrograms", "mcg").split())


@pytest.mark.parametrize("name", COMMANDS)
def test_an_answer_for_people_says_micrograms(itb_calc: Command, settings: Path, name: str) -> None:
    answered = itb_calc(*COMMANDS[name], stdin=content_of(ROUTINE)).out
    assert "micrograms" in answered
    assert MCG.search(bare(answered)) is None
    assert max(map(len, answered.split("\n"))) <= 80
    settings.write_text('reviewed_by = "A"\nreviewed_on = 2026-11-23\nmicrograms_in_full = false\n', encoding="utf-8")
    before = itb_calc(*COMMANDS[name], stdin=content_of(ROUTINE)).out
    assert MCG.search(bare(before)) is not None
    assert joined(answered) == joined(before)


@pytest.mark.parametrize("name", COMMANDS)
def test_machines_are_answered_as_ever(itb_calc: Command, settings: Path, name: str) -> None:
    spelled = itb_calc(*COMMANDS[name], "--json", stdin=content_of(ROUTINE))
    settings.write_text('reviewed_by = "A"\nreviewed_on = 2026-11-23\n', encoding="utf-8")
    assert itb_calc(*COMMANDS[name], "--json", stdin=content_of(ROUTINE)) == spelled


def test_without_a_settings_file_nothing_is_looked_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setattr(settings_places, "site_file", lambda: tmp_path / "site.toml")
    monkeypatch.setattr(settings_places, "own_file", lambda: tmp_path / "own.toml")
    assert not is_any_there()
    assert not spells_micrograms()
    (tmp_path / "own.toml").write_bytes(b"")
    assert is_any_there()
