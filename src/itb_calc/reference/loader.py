"""Load the reference data: read, hash, check against the schema, check the files against each other.

Whatever is wrong with the files becomes one sentence in `Reference.defect`; nothing here raises for bad data.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from pydantic import ValidationError

from itb_calc.reference.content_hash import content_hash, with_plain_line_ends
from itb_calc.reference.cross_check import ReferenceFiles, first_contradiction
from itb_calc.reference.locate import ResourcesNotFoundError, resources_folder
from itb_calc.reference.models import (
    CathetersFile,
    Dosing,
    Emergency,
    Manifest,
    PresentationsFile,
    ProductsFile,
    PumpsFile,
    Record,
    SourcesFile,
    Thresholds,
)
from itb_calc.reference.reference import Reference
from itb_calc.reference.schema_defect import describe

MANIFEST = "manifest.toml"
EMERGENCY = "emergency.toml"
_NOT_REVIEWED = "The reference files are not the reviewed ones: their contents differ from what the manifest expects."

_Model = TypeVar("_Model", bound=Record)


class _DefectError(Exception):
    """Something is wrong with the files; the text is the sentence for the person."""


def load_reference(folder: Path | None = None) -> Reference:
    """Load the reference data from a folder, or from where the program keeps it."""
    version, sha256, emergency = "", "", None
    try:
        place = resources_folder() / "reference" if folder is None else folder
        emergency = _emergency_alone(place / EMERGENCY)
        contents = _read_folder(place)
        sha256 = content_hash({name: content for name, content in contents.items() if name != MANIFEST})
        manifest = _load(contents, MANIFEST, Manifest)
        version = manifest.version
        files = _load_files(contents)
    except (_DefectError, ResourcesNotFoundError) as defect:
        return Reference(version=version, sha256=sha256, defect=str(defect), emergency=emergency)
    return _assemble(files, version, sha256, None if sha256 == manifest.sha256 else _NOT_REVIEWED)


def _emergency_alone(path: Path) -> Emergency | None:
    """Read the emergency data by itself; what is wrong with it is said when all files are read."""
    try:
        return _load({EMERGENCY: _read_file(path)}, EMERGENCY, Emergency)
    except _DefectError:
        return None


def _read_folder(folder: Path) -> dict[str, bytes]:
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix == ".toml")
    except OSError as cause:
        msg = "The folder of the reference data cannot be opened."
        raise _DefectError(msg) from cause
    return {path.name: _read_file(path) for path in paths}


def _read_file(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as cause:
        msg = f"The reference file {path.name} cannot be opened."
        raise _DefectError(msg) from cause


def _load_files(contents: Mapping[str, bytes]) -> ReferenceFiles:
    files = ReferenceFiles(
        products=_load(contents, "products.toml", ProductsFile).products,
        presentations=_load(contents, "presentations.toml", PresentationsFile).presentations,
        pumps=_load(contents, "pumps.toml", PumpsFile).pumps,
        catheters=_load(contents, "catheters.toml", CathetersFile).catheters,
        dosing=_load(contents, "dosing.toml", Dosing),
        thresholds=_load(contents, "thresholds.toml", Thresholds),
        emergency=_load(contents, EMERGENCY, Emergency),
        sources=_load(contents, "sources.toml", SourcesFile).sources,
    )
    contradiction = first_contradiction(files)
    if contradiction is not None:
        raise _DefectError(contradiction)
    return files


def _load(contents: Mapping[str, bytes], name: str, model: type[_Model]) -> _Model:
    if name not in contents:
        msg = f"The reference file {name} is missing."
        raise _DefectError(msg)
    data = _parse(name, contents[name])
    try:
        return model.model_validate(data)
    except ValidationError as refused:
        raise _DefectError(describe(name, refused)) from None


def _parse(name: str, content: bytes) -> dict[str, object]:
    try:
        text = with_plain_line_ends(content).decode("utf-8")
    except UnicodeDecodeError as cause:
        msg = f"The reference file {name} is not text in UTF-8."
        raise _DefectError(msg) from cause
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as cause:
        msg = f"The reference file {name} is not well-formed TOML."
        raise _DefectError(msg) from cause


def _assemble(files: ReferenceFiles, version: str, sha256: str, defect: str | None) -> Reference:
    return Reference(
        version=version,
        sha256=sha256,
        defect=defect,
        products=MappingProxyType({product.id: product for product in (*files.products, *files.presentations)}),
        listed=files.products,
        presentations=files.presentations,
        pumps=MappingProxyType({pump.id: pump for pump in files.pumps}),
        catheters=MappingProxyType({catheter.id: catheter for catheter in files.catheters}),
        dosing=files.dosing,
        thresholds=files.thresholds,
        emergency=files.emergency,
        sources=MappingProxyType({source.key: source for source in files.sources}),
    )
