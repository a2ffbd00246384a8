"""What an environment was made from, so that the second start can see at a glance that nothing is to be done."""

import hashlib
import json
import os
import sys
from dataclasses import asdict, dataclass, replace
from enum import Enum, auto
from pathlib import Path


class Profile(Enum):
    """The two sets of packages; the second contains the first."""

    RUN = "requirements.lock"
    TEST = "requirements-test.lock"


class Step(Enum):
    """What has to happen to the environment."""

    NOTHING = auto()
    REFRESH = auto()
    REBUILD = auto()


@dataclass(frozen=True)
class Project:
    """The checkout and the places inside it."""

    top: Path

    @property
    def venv(self) -> Path:
        """The folder of the environment."""
        return self.top / ".venv"

    @property
    def scripts(self) -> Path:
        """The folder of the environment's commands."""
        return self.venv / ("Scripts" if os.name == "nt" else "bin")

    @property
    def python(self) -> Path:
        """The environment's Python."""
        return self.scripts / ("python.exe" if os.name == "nt" else "python")

    @property
    def stamp_file(self) -> Path:
        """Where the stamp stands once the environment is complete."""
        return self.venv / "itb-calc-stamp.json"

    @property
    def libraries_file(self) -> Path:
        """Stands there once Qt's system libraries were all found."""
        return self.venv / "itb-calc-libraries-found"

    def lock_file(self, profile: Profile) -> Path:
        """The pinned packages of a profile."""
        return self.top / "installer" / profile.value


@dataclass(frozen=True)
class Stamp:
    """What an environment was made from."""

    machine: str
    project: str
    locks: tuple[str, ...]


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def whole(project: Project) -> Stamp:
    """Give the stamp of an environment that serves every profile today."""
    return Stamp(
        # The folder counts because an editable install points to it: a copied or moved checkout would run the old code.
        machine=f"{sys.implementation.cache_tag} {sys.platform} {project.top}",
        project=_digest(project.top / "pyproject.toml"),
        locks=tuple(_digest(project.lock_file(profile)) for profile in Profile),
    )


def read(project: Project) -> Stamp | None:
    """Give the stamp of the environment that is there, or nothing for a half-made or orphaned one."""
    if not project.python.exists():
        return None
    try:
        found = json.loads(project.stamp_file.read_bytes())
        return Stamp(found["machine"], found["project"], tuple(found["locks"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write(project: Project, stamp: Stamp) -> None:
    """Declare the environment complete, in one step that a killed set-up cannot leave half done."""
    draft = project.stamp_file.with_suffix(".draft")
    draft.write_text(json.dumps(asdict(stamp)), encoding="utf-8")
    draft.replace(project.stamp_file)


def _needed(profile: Profile, target: Stamp) -> tuple[str, ...]:
    return target.locks if profile is Profile.TEST else target.locks[:1]


def next_step(found: Stamp | None, profile: Profile, target: Stamp) -> Step:
    """Compare the stamp that is there with the whole one of today."""
    if found is None or found.machine != target.machine or not set(found.locks) <= set(target.locks):
        return Step.REBUILD
    if found.project != target.project or not set(_needed(profile, target)) <= set(found.locks):
        return Step.REFRESH
    return Step.NOTHING


def after(step: Step, found: Stamp | None, profile: Profile, target: Stamp) -> Stamp:
    """Give the stamp once the step is done: a refresh keeps the packages that were there."""
    kept = () if found is None or step is Step.REBUILD else found.locks
    return replace(target, locks=tuple(dict.fromkeys((*kept, *_needed(profile, target)))))
