"""The unit mcg written out, for sites that want micrograms in full: nothing else of a text changes."""

from __future__ import annotations

import re
from collections.abc import Iterable

_MICROGRAMS = re.compile(r"(?<![\w.-])mcg(?![\w-])")


def in_full(text: str, kept: Iterable[str] = ()) -> str:
    """Return a text with `micrograms` for each mcg that is a word of its own: `450 mcg/day`, `mcg/mL`.

    `kept` are texts that stay to the letter where they stand in it, such as what a person typed. A printed name such
    as `50mcg/ml` stays, because its mcg is no word of its own.
    """
    stays = "|".join(re.escape(each) for each in sorted(filter(None, kept), key=len, reverse=True))
    if not stays:
        return _MICROGRAMS.sub("micrograms", text)
    return re.sub(f"({stays})|{_MICROGRAMS.pattern}", lambda found: found[1] or "micrograms", text)
