"""Where the folder `resources` is: in a frozen program, in a wheel, in a source checkout or an editable install."""

from __future__ import annotations

import sys
from pathlib import Path

_FOLDER = "resources"


class ResourcesNotFoundError(Exception):
    """The folder is in none of the places; the text is one sentence for the person."""

    def __init__(self) -> None:
        super().__init__("The folder with the reference data is missing.")


def resources_folder() -> Path:
    """Return the folder `resources` of this program; ResourcesNotFoundError where there is none."""
    return find_resources(Path(__file__).resolve().parents[1], getattr(sys, "_MEIPASS", None))


def find_resources(package: Path, bundle: str | None) -> Path:
    """Return the folder `resources` for a package folder, or for a frozen program's bundle where that is given.

    A frozen program looks nowhere else: what lies around a temporary bundle is not the reviewed data.
    """
    if bundle is not None:
        places = [Path(bundle) / _FOLDER]
    else:
        places = [package / _FOLDER]
        if package.parent.name == "src":
            places.append(package.parents[1] / _FOLDER)
    for place in places:
        if (place / "reference").is_dir():
            return place
    raise ResourcesNotFoundError
