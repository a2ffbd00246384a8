"""The pages as text with markup, from reviewed templates. Nothing that was typed is ever markup or template."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from itb_calc.core.unbroken import unbroken
from itb_calc.reference.locate import resources_folder

if TYPE_CHECKING:
    from jinja2.sandbox import ImmutableSandboxedEnvironment

# Lengths in a page: a tenth of a point, so that no letter is moved to a whole point.
UNITS_PER_POINT = 10


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
    environment.filters["unbroken"] = unbroken
    return environment
