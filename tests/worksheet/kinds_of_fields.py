"""What each field takes, written down once more from the description of the file and not from the program's table."""

# The unit to write behind a number, and the other spellings that mean the same.
UNITS: dict[str, tuple[str, ...]] = {
    "product.container_volume": ("mL", "ml"),
    "preparation.target_concentration": ("mcg/mL", "mg/mL", "mcg per ml"),
    "preparation.final_volume": ("mL", "ml"),
    "preparation.priming_volume": ("mL", "ml"),
    "preparation.graduation": ("mL", "ml"),
    "preparation.diluent_graduation": ("mL", "ml"),
    "preparation.second_stock.container_volume": ("mL", "ml"),
    "pump.alarm_volume": ("mL", "ml"),
    "pump.injected_volume": ("mL", "ml"),
    "pump.programmed_volume": ("mL", "ml"),
    "pump.reservoir_volume": ("mL", "ml"),
    "pump.residual_volume": ("mL", "ml"),
    "pump.minimum_flow": ("mL/day", "ml per day"),
    "pump.fixed_flow": ("mL/day", "ml per day"),
    "dose.daily_dose": ("mcg/day", "micrograms per day", "\N{MICRO SIGN}g/day"),
    "dose.bolus_dose": ("mcg", "microgram"),
    "dose.schedule.dose": ("mcg", "ug"),
    "refill.flow_tolerance": ("%",),
    "refill.stability_limit": ("days", "day"),
    "refill.booking_buffer": ("days", "day"),
    "previous.daily_dose": ("mcg/day",),
    "previous.concentration": ("mcg/mL", "mg/mL"),
    "previous.programmed_volume": ("mL",),
    "previous.bolus_volume": ("mL",),
    "previous.expected_residual": ("mL",),
    "previous.aspirated_volume": ("mL",),
    "system.tubing_volume": ("mL",),
    "system.tubing_volume_max": ("mL",),
    "system.catheter_volume": ("mL",),
    "system.catheter_trimmed_length": ("cm",),
}
STRENGTHS = ("product.label_strength", "preparation.second_stock.label_strength")
PLAIN_NUMBERS = ("dose.boluses_per_day", "dose.age_years")
DATES = ("fill_date", "previous.fill_date", "lots.drug_expiry", "lots.second_expiry", "lots.diluent_expiry")
MOMENTS = ("lots.prepared_at", "lots.beyond_use")
# How many characters of words each takes.
FREE_WORDS = {
    "patient.identifier": 40,
    "lots.drug_lot": 30,
    "lots.second_lot": 30,
    "lots.diluent_lot": 30,
    "notes": 2000,
}
IDS = ("product.id", "pump.id", "system.catheter_id")
WORDS = ("dose.patient_group", "dose.phase")
ZERO_ALLOWED = {
    "previous.aspirated_volume",
    "system.catheter_trimmed_length",
    "preparation.priming_volume",
    "previous.expected_residual",
    "previous.bolus_volume",
    "refill.flow_tolerance",
    "refill.booking_buffer",
    "dose.boluses_per_day",
    "dose.age_years",
}
WHOLE = {"refill.booking_buffer", "dose.boluses_per_day"}
# Every unit that the grammar can form, to hold against each field.
EVERY_UNIT = (
    *("mcg", "mg", "mL", "min", "hour", "day", "week", "cm", "%"),
    *("mcg/mL", "mg/mL", "mcg/day", "mg/day", "mcg/hour", "mg/hour", "mcg/min", "mcg/week"),
    *("mL/day", "mL/hour", "mL/min", "mL/week", "mL/cm"),
)
# With the decimal point; well-formed numbers stand in the tests that need them.
ILL_FORMED = (
    *(".5", "5.", "1,5", "1,000", "1,234.5", "1 000", "1\N{NO-BREAK SPACE}000", "1\N{THIN SPACE}000", "1.2.3", "1,2,3"),
    *("007", "00", "+5", "-5", "\N{MINUS SIGN}5", "--5", "1e3", "1E3", "1/2", "½", "1½", "٣", "２", "²", "∞", "nan"),
    *("inf", "-inf", "0x10", "1_000", "1'000", "five", "5O", "l5", "5*2", "$5", "5\t", "5\n", "12345678", "1.23456"),
    *("\ud800", "\x00", "5\x1b[2J", "\u202e5", "5\u200b"),
)


def unit_of(path: str) -> str:
    """The unit to write behind a number in this field; none for a plain number."""
    return "mg/mL" if path in STRENGTHS else UNITS.get(path, ("",))[0]
