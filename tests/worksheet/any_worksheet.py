"""Worksheets of every kind for the laws of the file: any texts, well-formed ones, and every section of the record."""

import re
from typing import Any

from hypothesis import strategies as st

from itb_calc.core.refusal import DecimalMark
from itb_calc.worksheet.file_record_model import SiteSection
from itb_calc.worksheet.text import CHECKED, PREPARED, Confirmation, Print, Round, ShownAtSigning, Signature, Worksheet
from tests.worksheet.kinds_of_fields import unit_of
from tests.worksheet.sheets import REFERENCE, TEXT_PATHS

# The two halves of one character side by side are the character itself, in JSON as in the window.
_A_WHOLE_IN_HALVES = re.compile("[\ud800-\udbff][\udc00-\udfff]")


def _no_whole_in_halves(text: str) -> bool:
    return not _A_WHOLE_IN_HALVES.search(text)


# Lone halves of characters and control characters among them.
ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=30).filter(_no_whole_in_halves)
SOME_TEXT = st.text(st.characters(exclude_categories=()), min_size=1, max_size=30).filter(_no_whole_in_halves)
_NUMBERS = st.from_regex(r"(0|[1-9][0-9]{0,4})([.,][0-9]{1,3})?", fullmatch=True)
_MOMENTS = st.datetimes().map(lambda moment: f"{moment:%Y-%m-%d %H:%M}".rjust(16, "0"))
_IDS = st.sampled_from([*REFERENCE.products, *REFERENCE.pumps, "other", "adult-spinal", "maintenance"])
_NAMES = st.sampled_from(["Ann Example", "B. Sample", "", "½\x00"]) | ANY_TEXT
_TIMES_SIGNED = st.sampled_from(["2026-11-23T08:30", ""]) | ANY_TEXT
_HASHES = st.sampled_from(["0" * 64, "ab" * 32, ""])


def _typed(path: str) -> st.SearchStrategy[str]:
    numbers = _NUMBERS.map(lambda number: f"{number} {unit_of(path)}".strip())
    return numbers | st.dates().map(str) | _MOMENTS | _IDS | SOME_TEXT


def _rows(parts: tuple[str, ...]) -> st.SearchStrategy[tuple[dict[str, str], ...]]:
    row = st.fixed_dictionaries({}, optional={part: _typed(part) | SOME_TEXT for part in parts})
    return st.lists(row, max_size=3).map(tuple)


_TEXTS: st.SearchStrategy[dict[str, str]] = st.lists(st.sampled_from(TEXT_PATHS), max_size=8, unique=True).flatmap(
    lambda paths: st.fixed_dictionaries({path: _typed(path) for path in paths})
)
_CONFIRMATIONS = st.dictionaries(
    st.sampled_from(["DOS-02", "RES-10", "TRN-01", "NEW-99"]),
    st.builds(Confirmation, SOME_TEXT, ANY_TEXT, _NAMES, _TIMES_SIGNED, _HASHES, is_void=st.booleans()),
    max_size=3,
)
_RULES_SHOWN = st.lists(st.tuples(st.sampled_from(["DOS-02", ""]), ANY_TEXT), max_size=2).map(tuple)
_RESULTS_SHOWN = st.dictionaries(st.sampled_from(["flow_rate", "alarm_date"]), ANY_TEXT).map(
    lambda results: tuple(results.items())
)
_SHOWN = st.builds(ShownAtSigning, _RESULTS_SHOWN, _RULES_SHOWN)
_SIGNATURES = st.dictionaries(
    st.sampled_from([PREPARED, CHECKED]),
    st.builds(
        Signature, SOME_TEXT, _TIMES_SIGNED, _HASHES, _HASHES, version=ANY_TEXT, is_void=st.booleans(), shown=_SHOWN
    ),
)
_ROUNDS = st.lists(
    st.builds(
        Round,
        _NAMES,
        _TIMES_SIGNED,
        st.lists(st.sampled_from(TEXT_PATHS) | ANY_TEXT, max_size=3).map(tuple),
        _HASHES,
    ),
    max_size=3,
).map(tuple)
_PRINTS = st.lists(
    st.builds(Print, st.sampled_from(["worksheet", "label", "card"]), _TIMES_SIGNED, _HASHES, is_void=st.booleans()),
    max_size=3,
).map(tuple)

WORKSHEETS: st.SearchStrategy[Worksheet] = st.builds(
    Worksheet,
    texts=_TEXTS,
    answers=st.dictionaries(st.just("previous.first_fill"), st.booleans()),
    schedule=_rows(("start", "end", "dose")),
    decimal_mark=st.sampled_from(DecimalMark),
    confirmations=_CONFIRMATIONS,
    visits=_rows(("date", "expected_residual", "aspirated_volume")),
    number=st.sampled_from(["", "W-2026-0001"]) | ANY_TEXT,
    site=st.dictionaries(st.sampled_from(list(SiteSection.model_fields)), SOME_TEXT),
    signatures=_SIGNATURES,
    rounds=_ROUNDS,
    prints=_PRINTS,
)


def paths_of(value: Any, prefix: str = "") -> list[str]:  # noqa: ANN401 - JSON
    """Return the path of every value in a JSON file, in its order: keys with a dot, places in brackets."""
    if isinstance(value, dict):
        return [path for key, inner in value.items() for path in paths_of(inner, f"{prefix}.{key}" if prefix else key)]
    if isinstance(value, list):
        return [path for place, inner in enumerate(value) for path in paths_of(inner, f"{prefix}[{place}]")]
    return [prefix]
