"""What is known of paper: the sizes of syringe labels, and the signs of the emergency page in plain words."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Literal, TypeVar

from pydantic import Field, ValidationError

from itb_calc.reference.citation import Record
from itb_calc.reference.emergency import Emergency
from itb_calc.reference.locate import ResourcesNotFoundError, resources_folder
from itb_calc.reference.quantities import Text
from itb_calc.reference.schema_defect import describe

_SIZES, _WORDS = "label_sizes.toml", "plain_words.toml"
_Model = TypeVar("_Model", bound=Record)


class PaperDefectError(Exception):
    """A file about paper is not there or not as it must be; the text is one sentence for the person."""


class LabelSize(Record):
    """One size of a label (whole millimetres), and which label that is."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$")]
    width_mm: Annotated[int, Field(gt=0)]
    height_mm: Annotated[int, Field(gt=0)]
    reviewed: date
    reason: Text

    @property
    def name(self) -> str:
        """The size in words."""
        return f"{self.width_mm} × {self.height_mm} mm"


class LabelSizes(Record):
    """label_sizes.toml: the sizes in the order in which they are offered, the usual one first."""

    sizes: Annotated[tuple[LabelSize, ...], Field(strict=False, min_length=1)]


class PlainWord(Record):
    """A sign, and how it is said to somebody who is no clinician."""

    side: Literal["overdose", "withdrawal"]
    sign: Text
    words: Text


class PlainWords(Record):
    """plain_words.toml: how the signs are said, reviewed as a whole."""

    reviewed: date
    reason: Text
    words: Annotated[tuple[PlainWord, ...], Field(strict=False)]


def label_sizes(folder: Path | None = None) -> tuple[LabelSize, ...]:
    """Return the sizes of labels, the usual one first; PaperDefectError where they cannot be read."""
    return _load(_SIZES, LabelSizes, folder).sizes


def plain_words(emergency: Emergency, folder: Path | None = None) -> Mapping[tuple[str, str], str]:
    """Return how each sign is said in plain words, by side and sign.

    PaperDefectError where the file cannot be read, or has words for a sign that the emergency page does not know.
    """
    file = _load(_WORDS, PlainWords, folder)
    known = {
        (section.side, item.text) for section in emergency.beside("signs") for item in section.items if section.side
    }
    for each in file.words:
        if (each.side, each.sign) not in known:
            msg = f"The file {_WORDS} has words for {each.sign}, which is no sign of {each.side} in the reference data."
            raise PaperDefectError(msg)
    return {(each.side, each.sign): each.words for each in file.words}


def _load(name: str, model: type[_Model], folder: Path | None) -> _Model:
    try:
        place = resources_folder() / "paper" if folder is None else folder
        data = tomllib.loads((place / name).read_text(encoding="utf-8"))
        return model.model_validate(data)
    except ResourcesNotFoundError as cause:
        raise PaperDefectError(str(cause)) from cause
    except OSError as cause:
        msg = f"The file {name} cannot be opened."
        raise PaperDefectError(msg) from cause
    except ValidationError as refused:
        raise PaperDefectError(describe(name, refused).replace("The reference file", "The file")) from None
    except ValueError as cause:
        msg = f"The file {name} is not well-formed TOML in UTF-8."
        raise PaperDefectError(msg) from cause
