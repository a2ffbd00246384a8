"""The unit mcg written out, for sites that want micrograms in full: nothing else of a text changes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

_MICROGRAMS = r"(?<![\w.-])mcg(?![\w-])"


def in_full(text: str, kept: Iterable[str] = ()) -> str:
    """Return a text with `micrograms` for each mcg that is a word of its own: `450 mcg/day`, `mcg/mL`.

    `kept` are texts that stay to the letter where they stand in it, on one line or several: what a person typed, and
    printed names. A name such as `50mcg/ml` stays anyway, because its mcg is no word of its own.
    """
    if "mcg" not in text:
        return text
    return _pattern(tuple(kept)).sub(lambda found: found[1] or "micrograms", text)


@lru_cache(maxsize=64)
def _pattern(kept: tuple[str, ...]) -> re.Pattern[str]:
    stays = (r"\s+".join(map(re.escape, each.split())) for each in sorted(kept, key=len, reverse=True) if each.strip())
    return re.compile(f"({'|'.join(stays) or '(?!)'})|{_MICROGRAMS}")
