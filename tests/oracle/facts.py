"""The reference figures and thresholds, copied by hand as plain integers.

Masses are in micrograms (mcg), volumes in microlitres, flows in microlitres per day, doses in
mcg/day, concentrations in mcg/mL, times in days, percentages in percent, ages in years, lengths
in centimetres.
"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Product:
    """What a printed name gives.

    mass: mcg, None where the name gives no strength of a liquid.
    volume: microlitres that the mass is in, None where the name prints only per mL.
    container: microlitres, None where not printed.
    use: "refill", "screening" or "oral". complete: the name gives a full strength.
    """

    mass: int | None
    volume: int | None
    container: int | None
    use: str = "refill"
    complete: bool = True


_TABLET: Final = Product(None, None, None, use="oral")
_SCREENING: Final = Product(50, None, 1_000, use="screening")

OTHER: Final = "other"
CONSTANT_FLOW: Final = "constant-flow"

LISTED: Final[dict[str, Product]] = {
    "baclofen-10mg-tablets": _TABLET,
    "baclofen-20mg-tablets": _TABLET,
    "baclofen-40mg-20ml-inj-20ml": Product(40_000, 20_000, 20_000),
    "baclofen-5mg-tablets": _TABLET,
    "baclofen-20mg-20ml-inj-20ml": Product(20_000, 20_000, 20_000),
    # The 20 has no unit: 20 mL is what a typed strength has to say, not what the name says.
    "baclofen-10mg-20-inj-20ml": Product(10_000, 20_000, 20_000, complete=False),
    "baclofen-5mg-5ml-solution": Product(5_000, 5_000, None, use="oral"),
    "baclofen-50mcg-ml-pf-syr-1ml": _SCREENING,
    "baclofen-25mg-5ml-oral-susp-300ml": Product(25_000, 5_000, 300_000, use="oral"),
    "baclofen-25mg-5ml-oral-susp-120ml": Product(25_000, 5_000, 120_000, use="oral"),
    "baclofen-15mg-tablets": _TABLET,
    "baclofen-25mg-5ml-oral-susp-250ml": Product(25_000, 5_000, 250_000, use="oral"),
    # A mass without a volume: a typed strength has to come to 2,000 mcg per mL.
    "baclofen-2000mcg-inj-refill-kit": Product(2_000, None, None, complete=False),
}

PRESENTATIONS: Final[dict[str, Product]] = {
    "ndc-70121-2496-05": _SCREENING,
    "ndc-70121-2501-01": Product(10_000, 20_000, 20_000),
    "ndc-70121-2502-02": Product(10_000, 5_000, 5_000),
    "ndc-70121-2503-01": Product(40_000, 20_000, 20_000),
    "ndc-70121-2505-02": Product(40_000, 20_000, 20_000),
    "ndc-66794-151-01": _SCREENING,
    "ndc-66794-155-01": Product(10_000, 20_000, 20_000),
    "ndc-66794-155-02": Product(10_000, 20_000, 20_000),
    "ndc-66794-156-01": Product(20_000, 20_000, 20_000),
    "ndc-66794-157-01": Product(40_000, 20_000, 20_000),
    "ndc-66794-157-02": Product(40_000, 20_000, 20_000),
    "ndc-70511-121-80": _SCREENING,
    "ndc-70511-122-10": Product(500, None, 20_000),
    "ndc-70511-123-20": Product(1_000, None, 20_000),
    "ndc-70511-124-10": Product(2_000, None, 20_000),
    "ndc-72888-145-36": Product(500, None, 20_000),
    "ndc-72888-146-36": Product(1_000, None, 20_000),
    "ndc-25021-679-20": Product(2_000, None, 20_000),
}

PRODUCTS: Final[dict[str, Product]] = {
    **LISTED,
    **PRESENTATIONS,
    OTHER: Product(None, None, None, complete=False),
}


@dataclass(frozen=True, slots=True)
class Pump:
    """Reservoir and residual in microlitres, minimum flow in microlitres per day, label in mcg/mL.

    None: not known. label: the lowest and the highest labelled baclofen concentration.
    """

    reservoir: int | None = None
    residual: int | None = None
    minimum_flow: int | None = None
    label: tuple[int, int] | None = None


PUMPS: Final[dict[str, Pump]] = {
    "synchromed-ii-20": Pump(20_000, 1_400, 48),
    "synchromed-ii-40": Pump(40_000, 1_400, 48),
    "synchromed-el-10": Pump(10_000, 1_200),
    "synchromed-el-18": Pump(18_000, 2_400),
    "prometra-20": Pump(20_000, label=(500, 2_000)),
    "prometra-ii-20": Pump(20_000, label=(500, 2_000)),
    "prometra-ii-40": Pump(40_000, label=(500, 2_000)),
    "medstream-20": Pump(20_000),
    "medstream-40": Pump(40_000),
    CONSTANT_FLOW: Pump(),
    OTHER: Pump(),
}


@dataclass(frozen=True, slots=True)
class Catheter:
    """The length before trimming in cm, and the nanolitres that one cm holds."""

    length: int
    volume_per_length: int


CATHETERS: Final[dict[str, Catheter]] = {"flowonix-11823": Catheter(110, 2_600)}

PATIENT_GROUPS: Final = frozenset({"adult-spinal", "adult-cerebral", "paediatric"})
PHASES: Final = frozenset({"titration", "maintenance"})

LICENSED_STRENGTHS: Final = (500, 1_000, 2_000)  # mcg/mL
ORAL_LOOKALIKES: Final = (1_000, 2_000)  # mcg/mL
SCREENING_STRENGTH: Final = 50  # mcg/mL
HIGHEST_LICENSED: Final = 2_000  # mcg/mL
TWO_FACED_CONTENT: Final = 10_000  # mcg in a container

SMALLEST_MEASURED: Final = 100  # microlitres
DEVIATION_CAUTION: Final = 5  # percent
DEVIATION_CONFIRM: Final = 10  # percent
FIXED_FLOW_CAUTION: Final = 5  # percent
FIXED_FLOW_BLOCK: Final = 10  # percent

HIGHEST_TOLERANCE: Final = 50  # percent
LONGEST_STABILITY: Final = 180  # days
SAFE_ALARM_VOLUME: Final = 4_000  # microlitres
BUFFER_FOR_LOW_ALARM: Final = 7  # days
SHORTEST_BUFFER: Final = 3  # days
SHORTEST_INTERVAL: Final = 14  # days
LONGEST_INTERVAL: Final = 365  # days

LIMITED_EXPERIENCE: Final = 1_000  # mcg/day
YOUNG_AGE: Final = 12  # years
YOUNG_EXTREMES: Final = (24, 1_199)  # mcg/day
OTHER_EXTREMES: Final = (12, 2_003)  # mcg/day
SLIP_EXTREMES: Final = (1, 5_000)  # mcg/day
NOT_ESTABLISHED_AGE: Final = 4  # years
MOST_STEPS: Final = 13  # in a day schedule

# The highest increase in percent, by group and phase; a decrease is the same for all.
HIGHEST_INCREASE: Final[dict[tuple[str, str], int]] = {
    ("adult-spinal", "titration"): 30,
    ("adult-spinal", "maintenance"): 40,
    ("adult-cerebral", "titration"): 15,
    ("adult-cerebral", "maintenance"): 20,
    ("paediatric", "titration"): 15,
    ("paediatric", "maintenance"): 20,
}
DEEPEST_DECREASE: Final = -20  # percent
LARGE_STEP: Final = 20  # percent, to a dose above LIMITED_EXPERIENCE
SLIP_SHAPES: Final = (10, 24, 100, 1_000)
SLIP_MARGIN: Final = 2  # percent

DISCREPANCY_CAUTION: Final = 1_000  # microlitres
DISCREPANCY_CONFIRM: Final = 2_000  # microlitres
SMALL_RESERVOIR: Final = 20_000  # microlitres

PLAUSIBLE_DOSE: Final = (12, 2_003)  # mcg/day
PLAUSIBLE_CONCENTRATION: Final = (500, 2_000)  # mcg/mL
DOSE_SLIPS: Final = (10, 24, 1_000)
CONCENTRATION_SLIPS: Final = (10, 1_000)
