"""Damaged files: a saved one with its bytes or its structure changed, by a random generator with a seed."""

import copy
import json
from random import Random
from typing import Any

from tests.worksheet.kinds_of_fields import unit_of
from tests.worksheet.sheets import TEXT_PATHS

_TOKENS = (
    *(b'"', b"{", b"}", b"[", b"]", b",", b":", b"\\", b"\\u0000", b"\\ud800", b"\\udc00", b"null", b"true", b"false"),
    *(
        b"NaN",
        b"-Infinity",
        b"1e999",
        b"9" * 30,
        b"0",
        b".",
        b"\xff",
        b"\xed\xa0\x80",
        b"\xef\xbb\xbf",
        b"\x00",
        b"\x1d",
    ),
    *(b" mg", b" mcg", b" mL", b"/day", b",5", b".5", b'"schema": 1,', b'"void": true,', "½\N{MICRO SIGN}".encode()),
)
_VALUES: tuple[Any, ...] = (
    *(
        None,
        True,
        False,
        0,
        1,
        -1,
        1.5,
        10**30,
        "",
        " ",
        "0",
        [],
        {},
        [[]],
        {"a": 1},
        ["x"],
        "\ud800",
        "\x00",
        "x" * 300,
    ),
    *("450 mcg/day", "0.5 mL", "1,5 mL", "40 mg/20 mL", "2027-02-30", "2026-11-23 08:30", "24:00", "other", "true"),
)
_KEYS = (
    "schema",
    "id",
    "void",
    "dose",
    "visits",
    "meanings",
    "reason",
    "by",
    "",
    "Dose",
    "\n",
    "ndc",
    "notes",
    "shown",
)
_DIGITS = b"0123456789"


def mutated(seeds: tuple[bytes, ...], random: Random) -> bytes:
    """Return one of the files with a few changes: more often one, now and then many."""
    content = random.choice(seeds)
    if random.random() < 0.5:
        return _with_other_structure(content, random)
    for _ in range(1 if random.random() < 0.7 else random.randrange(2, 12)):
        content = _with_other_bytes(content, seeds, random)
    return content


def _with_other_bytes(content: bytes, seeds: tuple[bytes, ...], random: Random) -> bytes:
    start = random.randrange(len(content) + 1)
    end = min(len(content), start + random.choice((0, 1, 1, 2, 5, 40)))
    way = random.randrange(8)
    if way < 3:
        return _with_another_digit(content, random)
    if way == 3:
        return content[:start] + random.choice(_TOKENS) + content[end:]
    if way == 4:
        return content[:start] + bytes([random.randrange(256)]) + content[end:]
    if way == 5:
        return content[:start] + content[end:]
    if way == 6:
        return content[:end] + content[start:]
    other = random.choice(seeds)
    return content[:start] + other[random.randrange(len(other)) :]


def _with_another_digit(content: bytes, random: Random) -> bytes:
    places = [place for place, byte in enumerate(content) if byte in _DIGITS]
    if not places:
        return content
    place = random.choice(places)
    return content[:place] + bytes([random.choice(_DIGITS)]) + content[place + 1 :]


def _with_other_structure(content: bytes, random: Random) -> bytes:
    data = json.loads(content)
    for _ in range(1 if random.random() < 0.7 else random.randrange(2, 6)):
        _change(data, random)
    written = json.dumps(data, ensure_ascii=random.random() < 0.5, indent=random.choice((None, 2)))
    return _with_a_key_twice(written, random).encode("utf-8", "surrogatepass")


def _a_value(random: Random, *others: Any) -> Any:  # noqa: ANN401 - JSON
    return copy.deepcopy(random.choice((*_VALUES, *others)))


def _containers(value: Any) -> list[Any]:  # noqa: ANN401 - JSON
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    found = [value] if isinstance(value, (dict, list)) else []
    return found + [each for part in inner for each in _containers(part)]


def _change(data: Any, random: Random) -> None:  # noqa: ANN401 - JSON
    if random.random() < 0.3:
        _enter(data, random)
        return
    place = random.choice(_containers(data))
    if isinstance(place, list):
        _change_list(place, random)
        return
    key = random.choice(list(place)) if place else random.choice(_KEYS)
    way = random.randrange(5)
    if way == 0:
        place.pop(key, None)
    elif way == 1:
        place[random.choice(_KEYS)] = _a_value(random)
    elif way == 2:
        place[random.choice(_KEYS)] = place.pop(key, None)
    else:
        place[key] = _other(place.get(key), random) if way == 3 else _a_value(random)


def _change_list(place: list[Any], random: Random) -> None:
    if place and random.random() < 0.5:
        place[random.randrange(len(place))] = _a_value(random, place[0])
    elif place and random.random() < 0.5:
        place.pop()
    else:
        place.append(_a_value(random, *place))


def _other(value: Any, random: Random) -> Any:  # noqa: ANN401 - JSON
    if not isinstance(value, str) or not value:
        return _a_value(random)
    place = random.randrange(len(value))
    return value[:place] + random.choice("0123456789., mgcLµ/\u202e\x1d\ud800") + value[place + random.randrange(2) :]


def _enter(data: Any, random: Random) -> None:  # noqa: ANN401 - JSON
    """Type a text that may be well-formed into one of the fields."""
    path = random.choice(TEXT_PATHS)
    number = random.choice(("5", "0", "0.5", "1,5", "12.75", "007", "450", "9999999", "0.0001", "1500"))
    section = data
    *outer, key = path.split(".")
    for name in outer:
        if not isinstance(section.get(name), dict):
            section[name] = {}
        section = section[name]
    section[key] = f"{number} {unit_of(path)}".strip()


def _with_a_key_twice(written: str, random: Random) -> str:
    if random.random() > 0.05:
        return written
    places = [place for place, character in enumerate(written) if character == "{"]
    start = random.choice(places)
    pair = f'"{random.choice(_KEYS[:-1])}": {json.dumps(_a_value(random))}, '
    return written[: start + 1] + random.choice((pair, pair + pair, '"dose": {}, ')) + written[start + 1 :]
