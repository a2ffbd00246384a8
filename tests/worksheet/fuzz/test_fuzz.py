"""A small share of the fuzzer, strategies that build nearly valid files, and that the judge sees what it must see."""

import json
from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from itb_calc.core.refusal import DecimalMark
from itb_calc.worksheet.codec import FileRefused, Saved, read_saved
from itb_calc.worksheet.codec_write import write_worksheet
from itb_calc.worksheet.evaluate import evaluate
from itb_calc.worksheet.shown import Shown, shown_of
from itb_calc.worksheet.text import Print, Worksheet
from tests.worksheet.any_worksheet import ANY_TEXT, WORKSHEETS
from tests.worksheet.fuzz import judge as judging
from tests.worksheet.fuzz.__main__ import main
from tests.worksheet.fuzz.judge import judge
from tests.worksheet.fuzz.mutate import mutated
from tests.worksheet.fuzz.run import share, tallies
from tests.worksheet.fuzz.seeds import seeds
from tests.worksheet.fuzz.walk import TwiceError, leaves_of
from tests.worksheet.sheets import REFERENCE, TEXT_PATHS, TODAY

_KEYS = st.sampled_from([*TEXT_PATHS, "dose", "dose.schedule", "visits", "shown", "shown.meanings", "signatures", "x"])
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | ANY_TEXT,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["id", "void", "by", "a"]), inner),
    max_leaves=4,
)


@pytest.mark.parametrize("place", range(2))
def test_no_damaged_file_of_a_small_share_is_misread(place: int) -> None:
    tally = share(20261123, place, 2_000)
    assert tally.wrong == []
    assert tally.count == 2_000
    assert 0.2 < tally.outcomes["accepted"] / tally.count < 0.8
    assert tally.outcomes["refused: … has written down as its meaning …"] > 10


def test_a_run_can_be_repeated_however_many_share_the_work() -> None:
    one = list(tallies(7, 60, 1))
    assert one == list(tallies(7, 60, 2))
    assert one != list(tallies(8, 60, 1))
    files = seeds()
    assert mutated(files, Random(5)) == mutated(files, Random(5))  # noqa: S311 - repeatable on purpose
    assert files == seeds()


def test_the_command_says_what_became_of_the_files(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["fuzz", "--count", "50", "--seed", "3"])
    assert main() == 0
    assert capsys.readouterr().out.startswith("seed 3: 50 files in 0 s, 0 wrong\n")
    monkeypatch.setattr(judging, "read_saved", lambda _: FileRefused("no"))
    assert main() == 1
    assert "no printable sentence: 'no'" in capsys.readouterr().out


@pytest.mark.parametrize("content", seeds())
def test_a_file_that_nobody_damaged_is_accepted(content: bytes) -> None:
    assert judge(content) == ("accepted", None)


@settings(max_examples=40)
@given(WORKSHEETS, st.booleans())
def test_a_file_of_any_worksheet_is_accepted_as_what_it_says(worksheet: Worksheet, with_shown: bool) -> None:  # noqa: FBT001
    shown = shown_of(worksheet, evaluate(worksheet, REFERENCE, TODAY)) if with_shown else None
    assert judge(write_worksheet(worksheet, shown)) == ("accepted", None)


@settings(max_examples=40)
@given(WORKSHEETS, _KEYS, _JSON, st.integers(0), st.binary(max_size=3))
def test_a_nearly_valid_file_is_refused_or_says_what_stands_there(
    worksheet: Worksheet,
    path: str,
    value: Any,  # noqa: ANN401 - JSON
    place: int,
    damage: bytes,
) -> None:
    content = write_worksheet(worksheet, shown_of(worksheet, evaluate(worksheet, REFERENCE, TODAY)))
    place %= len(content)
    assert judge(content[:place] + damage + content[place + len(damage) :])[1] is None
    data = section = json.loads(content)
    *outer, key = path.split(".")
    for name in outer:
        section = section.setdefault(name, {})
    section[key] = value
    assert judge(json.dumps(data).encode())[1] is None


_WHOLE = max(seeds(), key=len)


def _saved() -> Saved:
    saved = read_saved(_WHOLE)
    assert isinstance(saved, Saved)
    return saved


_SAVED = _saved()
_SHEET = _SAVED.worksheet
_MISREAD: dict[str, Callable[[Saved], Saved]] = {
    "a text": lambda saved: _with(saved, texts={**_SHEET.texts, "dose.daily_dose": "45 mcg/day"}),
    "a text gone": lambda saved: _with(saved, texts={}),
    "a text of nobody": lambda saved: _with(saved, texts={**_SHEET.texts, "pump.fixed_flow": "1 mL/day"}),
    "an answer": lambda saved: _with(saved, answers={"previous.first_fill": True}),
    "a step": lambda saved: _with(saved, schedule=()),
    "a row too many": lambda saved: _with(saved, visits=(*_SHEET.visits, {})),
    "a reason": lambda saved: _with(saved, confirmations={}),
    "a signature that is not void": lambda saved: _with(
        saved, signatures={role: replace(each, is_void=False) for role, each in _SHEET.signatures.items()}
    ),
    "a round": lambda saved: _with(saved, rounds=_SHEET.rounds[:1]),
    "a print": lambda saved: _with(saved, prints=(*_SHEET.prints, Print("card", "", ""))),
    "the number": lambda saved: _with(saved, number=""),
    "the site": lambda saved: _with(saved, site={}),
    "the mark": lambda saved: _with(saved, decimal_mark=DecimalMark.COMMA),
    "what was shown": lambda saved: replace(saved, shown=Shown()),
}


def _with(saved: Saved, **parts: Any) -> Saved:  # noqa: ANN401 - the parts of a worksheet
    return replace(saved, worksheet=replace(saved.worksheet, **parts))


@pytest.mark.parametrize("misread", _MISREAD.values(), ids=_MISREAD)
def test_the_judge_sees_what_was_misread(monkeypatch: pytest.MonkeyPatch, misread: Callable[[Saved], Saved]) -> None:
    monkeypatch.setattr(judging, "read_saved", lambda _: misread(_SAVED))
    outcome, wrong = judge(_WHOLE)
    assert outcome == "accepted"
    assert wrong is not None


def test_the_judge_sees_a_meaning_that_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = {"dose.daily_dose": "450 mcg/day"}
    content = write_worksheet(Worksheet(texts=texts))
    meanings: tuple[dict[str, str], ...] = ({}, {"dose.daily_dose": "45 mcg/day"}, {"dose.daily_dose": "450 mcg"})
    for meaning in meanings:
        monkeypatch.setattr(judging, "meanings_of", lambda _, said=meaning: said)
        assert judge(content)[1] is not None
    monkeypatch.undo()
    assert judge(content) == ("accepted", None)
    for path, other in (("dose.daily_dose", "45 mcg/day"), ("pump.alarm_volume", "4 mL")):
        shown = Shown(meanings={path: other})
        written = write_worksheet(Worksheet(texts=texts), shown)
        monkeypatch.setattr(judging, "read_saved", lambda _, said=shown: Saved(Worksheet(texts=texts), said))
        assert judge(written)[1] is not None


def test_the_judge_sees_what_is_no_json_a_key_twice_and_whatever_is_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judging, "read_saved", lambda _: Saved(Worksheet(), None))
    for content in (b"{", b"\xff", b'{"schema": 1, "schema": 1}', b'{"dose": {}, "dose": {}}'):
        assert judge(content)[1] is not None

    def _raise(_: bytes) -> Saved:
        raise KeyError("x")

    monkeypatch.setattr(judging, "read_saved", _raise)
    assert judge(b"{}") == ("raised", "KeyError: 'x'")


def test_the_walk_finds_every_leaf_and_every_key_that_stands_twice() -> None:
    found = leaves_of(b'{"a": {"b": null, "c": []}, "d": [1, {"e": "x"}], "a.b": 2}')
    assert found == {
        ("a", "b"): None,
        ("a", "c", "#"): 0,
        ("d", "#"): 2,
        ("d", 0): 1,
        ("d", 1, "e"): "x",
        ("a.b",): 2,
    }
    for twice in (b'{"a": 1, "a": 1}', b'{"a": {"b": {}, "b": {}}}', b'[{"a": [], "a": 1}]'):
        with pytest.raises(TwiceError):
            leaves_of(twice)
