"""The picture of the reservoir: how full it is, where the alarm sounds, and what the pump keeps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from itb_calc.core.amount import Amount
from itb_calc.core.refusal import DecimalMark
from itb_calc.core.show_number import show_amount, show_entered
from itb_calc.safety.finding import Severity
from itb_calc.visit import fields
from itb_calc.visit.facts import Facts
from itb_calc.visit.missing import Missing
from itb_calc.visit.results import Results
from itb_calc.worksheet.evaluate import Evaluation

_VOLUMES = (
    fields.PROGRAMMED_VOLUME,
    fields.INJECTED_VOLUME,
    fields.RESERVOIR_VOLUME,
    fields.ALARM_VOLUME,
    fields.RESIDUAL_VOLUME,
)


@dataclass(frozen=True, slots=True)
class Level:
    """A volume (mL) in the reservoir, the same as it is shown, and what it is called."""

    volume: Amount
    shown: str
    name: str

    @property
    def label(self) -> str:
        """What stands beside the level: `4 mL alarm`."""
        return f"{self.shown} {self.name}"


@dataclass(frozen=True, slots=True)
class ReservoirPicture:
    """The levels of the reservoir; one that is not known is None and named in `not_known`.

    `alternative` says the same as the picture.
    """

    programmed: Level
    reservoir: Level | None = None
    alarm: Level | None = None
    residual: Level | None = None
    days: str = ""
    not_known: tuple[str, ...] = ()

    @property
    def height(self) -> Amount:
        """What the whole height of the picture stands for (mL)."""
        return max(level.volume for level in self.levels)

    @property
    def levels(self) -> tuple[Level, ...]:
        """The levels that are known, the highest first."""
        found = (self.reservoir, self.programmed, self.alarm, self.residual)
        return tuple(level for level in found if level is not None)

    @property
    def alternative(self) -> str:
        """The picture in words."""
        said = (
            (self.reservoir, "the reservoir holds {}"),
            (self.programmed, "{} is programmed"),
            (self.alarm, "the alarm is at {}"),
            (self.residual, "{} cannot be delivered"),
        )
        parts = (sentence.format(level.shown) for level, sentence in said if level is not None)
        lasts = f" {self.days}." if self.days else ""
        unknown = f" Not known: {', '.join(self.not_known)}." if self.not_known else ""
        return _as_sentence("; ".join(parts)) + lasts + unknown


def reservoir_picture(facts: Facts, evaluation: Evaluation) -> ReservoirPicture | None:
    """Return the picture; None without a programmed volume, and where a block says that one of the volumes is wrong."""
    if _is_blocked(evaluation):
        return None
    programmed = _known(facts.programmed_volume)
    if programmed is None:
        return None
    mark = evaluation.decimal_mark
    levels = {
        "reservoir": _level(_known(facts.reservoir_volume), "reservoir", mark),
        "alarm": _level(_known(lambda: facts.inputs.get(fields.ALARM_VOLUME)), "alarm", mark),
        "residual": _level(_known(facts.residual_volume), "residual", mark),
    }
    return ReservoirPicture(
        programmed=Level(programmed, show_entered(programmed, mark), "programmed"),
        reservoir=levels["reservoir"],
        alarm=levels["alarm"],
        residual=levels["residual"],
        days=_days(evaluation.results, mark),
        not_known=tuple(f"{name} volume" for name, level in levels.items() if level is None),
    )


def _is_blocked(evaluation: Evaluation) -> bool:
    """Whether a block names one of the volumes, or no field at all: then the program itself is in doubt."""
    paths = {field.path for field in _VOLUMES}
    return any(
        finding.severity is Severity.BLOCK and not (finding.fields and paths.isdisjoint(finding.fields))
        for finding in evaluation.findings
    )


def _known(volume: Callable[[], Amount | None]) -> Amount | None:
    """Return a volume, or None where it is empty or not read."""
    try:
        return volume()
    except Missing:
        return None


def _level(volume: Amount | None, name: str, mark: DecimalMark) -> Level | None:
    return None if volume is None else Level(volume, show_entered(volume, mark), name)


def _as_sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."


def _days(results: Results, mark: DecimalMark) -> str:
    """Say how long the fill lasts; never the nominal days alone where earlier ones are known."""
    if "days_to_alarm" not in results.worked:
        return ""
    nominal = f"{show_amount(results.amount('days_to_alarm'), mark)} to the alarm volume (no boluses, exact pump)"
    if "earliest_days_to_alarm" not in results.worked:
        return nominal
    return f"{nominal}, at the earliest {show_amount(results.amount('earliest_days_to_alarm'), mark)}"
