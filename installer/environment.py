"""Makes the virtual environment and fills it from a lock file."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence

from installer.exclusive import LOCK_NAME
from installer.stamp import Profile, Project, Step
from installer.stopping import SetUpError

NO_VENV = "Python could not make the environment in .venv; the lines above say why."
NO_PACKAGES = (
    "The packages that itb-calc needs could not be installed; the lines above say why. "
    "Check the network connection, then run the same command again."
)
NO_PROJECT = "itb-calc itself could not be installed into .venv; the lines above say why."


def build(project: Project, profile: Profile, step: Step, lock_handle: int) -> None:
    """Carry the step out, from nothing or on top of what is there."""
    project.stamp_file.unlink(missing_ok=True)
    if step is Step.REBUILD:
        _empty(project)
        _call((sys.executable, "-I", "-m", "venv", str(project.venv)), lock_handle, NO_VENV)
    # Isolated, so that neither PYTHONPATH nor the current folder gets between pip and the environment.
    pip = (str(project.python), "-I", "-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--no-user")
    # The lock names every package: left to look for what they need, pip would ask for the newest of `coverage[toml]`
    # beside the pinned `coverage`, and stop on the day when a newer one comes out.
    locked = ("--no-deps", "--require-hashes", "-r", str(project.lock_file(profile)))
    _call((*pip, *locked), lock_handle, NO_PACKAGES)
    _call((str(project.python), "-I", "-m", "pip", "check"), lock_handle, NO_PACKAGES)
    _call((*pip, "--no-deps", "--no-build-isolation", "-e", str(project.top)), lock_handle, NO_PROJECT)


def _empty(project: Project) -> None:
    """Clear the environment's folder, but for the lock that this very set-up holds."""
    for entry in project.venv.iterdir():
        if entry.name == LOCK_NAME:
            continue
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        else:
            entry.unlink()


def _call(command: Sequence[str], lock_handle: int, sentence: str) -> None:
    # The child holds the lock as well: it may outlive a set-up that is killed, and must not meet the next one.
    held = (lock_handle,) if os.name == "posix" else ()
    done = subprocess.run(command, check=False, stdin=subprocess.DEVNULL, stdout=sys.stderr, pass_fds=held)
    if done.returncode != 0:
        raise SetUpError(sentence)
