"""What Linux must bring that no Python package does: the venv module's pip, and the libraries that Qt links to."""

import ctypes
import importlib
import importlib.util
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Library:
    """A shared library and the Debian package that carries it."""

    soname: str
    package: str


# What ldd does not find on a bare Debian 12 for PySide6-Essentials 6.11 and 6.12: QtCore, QtGui, QtWidgets,
# QtPrintSupport, QtSvg and QtTest, the platform plugins offscreen and xcb, and the plugin that prints (libcups).
QT_LIBRARIES = (
    Library("libglib-2.0.so.0", "libglib2.0-0"),
    Library("libgthread-2.0.so.0", "libglib2.0-0"),
    Library("libEGL.so.1", "libegl1"),
    Library("libGL.so.1", "libgl1"),
    Library("libX11.so.6", "libx11-6"),
    Library("libcups.so.2", "libcups2"),
    Library("libdbus-1.so.3", "libdbus-1-3"),
    Library("libfontconfig.so.1", "libfontconfig1"),
    Library("libfreetype.so.6", "libfreetype6"),
    Library("libxkbcommon.so.0", "libxkbcommon0"),
    Library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
    Library("libX11-xcb.so.1", "libx11-xcb1"),
    Library("libxcb.so.1", "libxcb1"),
    Library("libxcb-cursor.so.0", "libxcb-cursor0"),
    Library("libxcb-icccm.so.4", "libxcb-icccm4"),
    Library("libxcb-image.so.0", "libxcb-image0"),
    Library("libxcb-keysyms.so.1", "libxcb-keysyms1"),
    Library("libxcb-randr.so.0", "libxcb-randr0"),
    Library("libxcb-render-util.so.0", "libxcb-render-util0"),
    Library("libxcb-render.so.0", "libxcb-render0"),
    Library("libxcb-shape.so.0", "libxcb-shape0"),
    Library("libxcb-shm.so.0", "libxcb-shm0"),
    Library("libxcb-sync.so.1", "libxcb-sync1"),
    Library("libxcb-util.so.1", "libxcb-util1"),
    Library("libxcb-xfixes.so.0", "libxcb-xfixes0"),
    Library("libxcb-xkb.so.1", "libxcb-xkb1"),
)


@dataclass(frozen=True)
class Lack:
    """What is missing here; `venv_package` is empty where the venv module is whole or not needed."""

    venv_package: str = ""
    libraries: tuple[Library, ...] = ()

    def __bool__(self) -> bool:
        """Something is missing."""
        return bool(self.packages)

    @property
    def packages(self) -> tuple[str, ...]:
        """The Debian packages that bring it, each once."""
        first = (self.venv_package,) if self.venv_package else ()
        return tuple(dict.fromkeys((*first, *(library.package for library in self.libraries))))


def missing_libraries(loads: Callable[[str], bool]) -> tuple[Library, ...]:
    """Ask for every library that Qt needs."""
    return tuple(library for library in QT_LIBRARIES if not loads(library.soname))


def loads(soname: str) -> bool:
    """Let the dynamic linker answer, as it will for Qt."""
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def venv_brings_pip() -> bool:
    """Tell whether `python -m venv` can put pip into an environment: distributions leave ensurepip or its wheel out."""
    importlib.invalidate_caches()
    spec = importlib.util.find_spec("ensurepip")
    if spec is None or spec.origin is None:
        return False
    shared = sysconfig.get_config_var("WHEEL_PKG_DIR")
    return has_pip_wheel((Path(spec.origin).parent / "_bundled", *([Path(shared)] if shared else [])))


def has_pip_wheel(folders: Iterable[Path]) -> bool:
    """Tell whether a folder holds the wheel of pip."""
    return any(True for folder in folders for _ in folder.glob("pip-*.whl"))


def look(platform: str, *, venv: bool, libraries: bool) -> Lack:
    """Find what is missing of the parts that are asked for; only Linux leaves any out."""
    if platform != "linux":
        return Lack()
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    return Lack(
        venv_package=package if venv and not venv_brings_pip() else "",
        libraries=missing_libraries(loads) if libraries else (),
    )


def has_apt() -> bool:
    """Tell whether this is a Debian or one of its children."""
    return shutil.which("apt-get") is not None


def may_install() -> bool:
    """Tell whether packages can be installed right here."""
    return sys.platform == "linux" and has_apt() and os.geteuid() == 0


def install(packages: Iterable[str]) -> None:
    """Install packages with apt-get, everything it says going to standard error."""
    apt = ("apt-get", "-o", "DPkg::Lock::Timeout=120")
    # A list that cannot be brought up to date is no reason to stop: the packages may still be had.
    for command in ((*apt, "update"), (*apt, "install", "--yes", "--no-install-recommends", *packages)):
        subprocess.run(
            command,
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=sys.stderr,
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        )


def advice(lack: Lack, *, lead: str, apt: bool) -> str:
    """Say in one sentence how the person gets what is missing."""
    if apt:
        return f"{lead}; this command installs them: sudo apt-get install {' '.join(lack.packages)}"
    names = (*(["ensurepip of Python"] if lack.venv_package else []), *(each.soname for each in lack.libraries))
    return f"{lead}; install these with the package manager of this system: {', '.join(names)}"
