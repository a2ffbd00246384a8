"""The pages as text with markup, from reviewed templates. Nothing that was typed is ever markup or template."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from itb_calc.core.unbroken import NO_BREAK, unbroken
from itb_calc.reference.locate import resources_folder

if TYPE_CHECKING:
    from jinja2.sandbox import ImmutableSandboxedEnvironment

# Lengths in a page: a tenth of a point, so that no letter is moved to a whole point.
UNITS_PER_POINT = 10
_DAY = re.compile(r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [0-9]{1,2} [A-Z][a-z]{2} [0-9]{4}(?: [0-9]{2}:[0-9]{2})?")


def page_text(template: str, page: object, scale: float, qr_side: float = 0) -> str:
    """Return a page made with a template; `scale` makes all its type larger or smaller.

    `qr_side` (points) is the room that the page leaves free for its QR code.
    """
    made = _environment().get_template(template)
    return made.render(
        page=page,
        size=lambda points: round(points * scale * UNITS_PER_POINT),
        qr_width=round(qr_side * UNITS_PER_POINT),
    )


@cache
def _environment() -> ImmutableSandboxedEnvironment:
    # Nothing but a print waits for it.
    from jinja2 import FileSystemLoader, StrictUndefined  # noqa: PLC0415
    from jinja2.sandbox import ImmutableSandboxedEnvironment  # noqa: PLC0415

    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(resources_folder() / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["unbroken"] = lambda text: unbroken(together(text))
    return environment


def together(text: str) -> str:
    """Return a text in which no line ends inside a day and its time: `Mon 23 Nov 2026 09:30`."""
    return _DAY.sub(lambda found: found[0].replace(" ", NO_BREAK), text)
