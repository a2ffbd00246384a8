"""What the settings of a site say where a field is empty, as read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from itb_calc.core.amount import Amount
from itb_calc.core.refill_date import BACK_TO_FRIDAY
from itb_calc.core.refusal import visible
from itb_calc.core.working import Value, Worked


@dataclass(frozen=True, slots=True)
class Site:
    """The site's name and figures: booking buffer (days), flow tolerance (%), weekend rule, screening threshold (hour).

    None is a figure that the site does not give: nothing stands for it.
    """

    name: str = ""
    booking_buffer: Amount | None = None
    flow_tolerance: Amount | None = None
    weekend_rule: str = BACK_TO_FRIDAY
    start_dose_threshold: Amount | None = None

    @property
    def cited(self) -> str:
        """What stands beside a figure of the site: where it comes from."""
        return f"site setting of {visible(self.name)}" if self.name else "site setting"


NO_SITE = Site()


def told(worked: Worked, site: Site, figures: Mapping[str, Value]) -> Worked:
    """Say in the working of a result which figures of the site it was made with; they go by their names in words."""
    if not figures:
        return worked
    terms = {f"site_{place}": figure for place, figure in enumerate(figures.values())}
    parts = [f"{name} {{{term}}} ({{cited}})" for name, term in zip(figures, terms, strict=True)]
    substitution = "; ".join((worked.substitution, *parts))
    return replace(worked, substitution=substitution, terms={**worked.terms, **terms, "cited": site.cited})
