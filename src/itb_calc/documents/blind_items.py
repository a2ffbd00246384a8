"""What the second person enters from the source, and where each item stands: all are asked, whatever is entered."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from itb_calc.core.amount import Amount
from itb_calc.visit import fields, record_fields
from itb_calc.visit.field import Field
from itb_calc.visit.fields import SCHEDULE, SCHEDULE_LABEL
from itb_calc.visit.kinds import AmountKind

_MEASURED = AmountKind(("mL",), zero_allowed=True)
MEASURED_STOCK: Field[Amount] = Field(
    "measured_stock_volume",
    _MEASURED,
    "Measured volume of stock",
    "M",
    "How much was drawn up from the containers, as the syringe shows it.",
)
MEASURED_DILUENT: Field[Amount] = Field(
    "measured_diluent_volume",
    _MEASURED,
    "Measured volume of diluent",
    "D",
    "How much diluent was added, as the syringe shows it; empty where nothing is diluted.",
)
MEASURED_SECOND: Field[Amount] = Field(
    "second_stock_volume",
    _MEASURED,
    "Measured volume of the second stock",
    "K",
    "How much was drawn up of the second stock, as the syringe shows it; empty where there is one stock.",
)


@dataclass(frozen=True, slots=True)
class Group:
    """Items that are read off one source. The day schedule stands behind the fields where `has_schedule`."""

    id: str
    title: str
    purpose: str
    fields: tuple[Field[Any], ...]
    has_schedule: bool = False


def _asked(field: Field[Any], mnemonic: str, help_text: str) -> Field[Any]:
    """Return a field of the worksheet as the second person is asked for it: no word of what may stand for it."""
    return replace(field, mnemonic=mnemonic, help=help_text)


GROUPS: tuple[Group, ...] = (
    Group(
        "order",
        "1 From the order",
        "Read the order, and type what it says. A line that the order does not have stays empty.",
        (
            _asked(
                record_fields.PATIENT_IDENTIFIER,
                "I",
                "What the order says to tell this patient apart; empty where your site writes no identifier.",
            ),
            _asked(
                fields.TARGET_CONCENTRATION,
                "T",
                "The concentration to prepare; empty where the product goes in undiluted.",
            ),
            _asked(fields.FINAL_VOLUME, "F", "How much is to be prepared in all; empty where nothing is diluted."),
            _asked(fields.DAILY_DOSE, "Y", "The ordered dose for 24 hours, in micrograms; never per hour."),
            _asked(fields.BOLUS_DOSE, "B", "What one bolus that the patient may give adds; empty without boluses."),
            _asked(fields.BOLUSES_PER_DAY, "L", "The most boluses allowed in 24 hours; empty without boluses."),
        ),
        has_schedule=True,
    ),
    Group(
        "package",
        "2 From the packages",
        "Take each package into your hand, and type what it prints. Without a second stock its lines stay empty.",
        (
            _asked(fields.LABEL_STRENGTH, "S", "What the package prints, with both units: 40 mg/20 mL, or 2 mg/mL."),
            _asked(fields.CONTAINER_VOLUME, "C", "How much one container holds by its label; overfill does not count."),
            _asked(
                record_fields.DRUG_LOT, "O", "The lot number on the container; empty where your site keeps no lots."
            ),
            _asked(fields.SECOND_STRENGTH, "E", "What the second package prints, where two stocks are mixed."),
            _asked(record_fields.SECOND_LOT, "H", "The lot number on the container of the second stock."),
        ),
    ),
    Group(
        "syringe",
        "3 From the syringes",
        "Look at each syringe, and type what it holds. What was not drawn up stays empty.",
        (
            MEASURED_STOCK,
            MEASURED_DILUENT,
            MEASURED_SECOND,
            _asked(fields.INJECTED_VOLUME, "J", "How much goes through the needle into the reservoir."),
        ),
    ),
    Group(
        "pump",
        "4 From the pump's printout",
        "Read the printout of the programmer and the pump's manual. Before a first fill the previous lines stay empty.",
        (
            _asked(fields.PUMP_ID, "P", "The implanted pump, by model; the last entry if it is not listed."),
            _asked(fields.RESERVOIR_VOLUME, "R", "How much the pump holds, by its manual or the printout."),
            _asked(fields.ALARM_VOLUME, "A", "The volume left at which the pump is set to sound its alarm."),
            _asked(fields.PROGRAMMED_VOLUME, "G", "The reservoir volume that the programmer is told."),
            _asked(fields.PREVIOUS_DAILY_DOSE, "V", "The dose for 24 hours until now, in micrograms."),
            _asked(fields.PREVIOUS_CONCENTRATION, "U", "What has been in the pump until now."),
        ),
    ),
)
ITEMS: tuple[Field[Any], ...] = tuple(field for group in GROUPS for field in group.fields)
BY_ID: dict[str, Field[Any]] = {field.path: field for field in ITEMS}
LABELS: dict[str, str] = {**{path: field.label for path, field in BY_ID.items()}, SCHEDULE: SCHEDULE_LABEL}


def labels_of(items: tuple[str, ...]) -> tuple[str, ...]:
    """Return what items are called; one that this version does not ask for stays as it is written."""
    return tuple(LABELS.get(item, item) for item in items)
