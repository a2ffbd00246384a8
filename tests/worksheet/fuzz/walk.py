"""What stands in a file, leaf by leaf, found without the program's reader and without its models."""

import json
from collections.abc import Iterator
from typing import Any

Path = tuple[str | int, ...]
Leaves = dict[Path, Any]


class Pairs(list[tuple[str, Any]]):
    """An object of a file with every pair that stands there, equal keys too."""


class TwiceError(Exception):
    """A key stands twice in one object."""


def leaves_of(content: bytes) -> Leaves:
    """Return each value that is no section by its path; a list also has its length, at its path and `#`.

    Raises ValueError where the content is no JSON, TwiceError where a key stands twice.
    """
    found: Leaves = {}
    for path, value in _walk(json.loads(content.decode("utf-8-sig"), object_pairs_hook=Pairs), ()):
        if path in found:
            raise TwiceError(path)
        found[path] = value
    return found


def _walk(value: Any, path: Path) -> Iterator[tuple[Path, Any]]:  # noqa: ANN401 - JSON
    if isinstance(value, Pairs):
        keys = [key for key, _ in value]
        if len(set(keys)) != len(keys):
            raise TwiceError(path)
        for key, inner in value:
            yield from _walk(inner, (*path, key))
    elif isinstance(value, list):
        yield (*path, "#"), len(value)
        for place, inner in enumerate(value):
            yield from _walk(inner, (*path, place))
    else:
        yield path, value
