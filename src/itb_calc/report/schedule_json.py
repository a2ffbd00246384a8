"""The list of refills for machines, written entry by entry."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from itb_calc import __version__
from itb_calc.planning.refill_list import Listed, RefillList, Refused
from itb_calc.reference.reference import Reference
from itb_calc.worksheet.text import SCHEMA


def schedule_as_json(schedule: RefillList, reference: Reference) -> Iterator[str]:
    """Give one object in ASCII, piece by piece: `refills`, the most urgent first, `without_date` and `not_evaluated`.

    A date that is not known is absent; `not_read` and `not_entered` hold the paths of fields.
    """
    head = {
        "schema": SCHEMA,
        "version": __version__,
        "reference": {"version": reference.version, "sha256": reference.sha256},
        "today": schedule.today.isoformat(),
    }
    yield json.dumps(head, indent=1).removesuffix("\n}")
    yield from _list("refills", map(_listed, schedule.dated))
    yield from _list("without_date", map(_listed, schedule.undated))
    yield from _list("not_evaluated", map(_refused, schedule.refused))
    yield "\n}\n"


def _list(name: str, entries: Iterator[dict[str, Any]]) -> Iterator[str]:
    yield f',\n "{name}": ['
    for place, entry in enumerate(entries):
        yield f"{',' if place else ''}\n  {json.dumps(entry)}"
    yield "\n ]"


def _listed(listed: Listed) -> dict[str, Any]:
    refill = listed.refill
    dates = {"book_by_date": refill.book_by, "latest_refill_date": refill.latest, "alarm_date": refill.alarm}
    limit = {} if refill.deciding_limit is None else {"deciding_limit": refill.deciding_limit}
    return {
        "file": listed.file.name,
        "state": refill.urgency.value,
        **{name: day.isoformat() for name, day in dates.items() if day is not None},
        **limit,
        "blocks": [{"rule": block.rule, "message": block.message} for block in refill.blocks],
        "confirms": list(refill.confirms),
        "not_read": list(refill.unread),
        "not_entered": list(refill.missing),
    }


def _refused(refused: Refused) -> dict[str, Any]:
    return {"file": refused.file.name, "message": refused.message}
