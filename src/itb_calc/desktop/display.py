"""Whether there is a display to open a window on; Qt would end the program without a sentence."""

from __future__ import annotations

from collections.abc import Mapping

NO_DISPLAY = (
    "There is no display for the window. The command line works without one: `itb-calc --help` lists its commands."
)
_CHOSEN = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def lacks_display(platform: str, variables: Mapping[str, str]) -> bool:
    """Whether this is a Linux session in which no display is named."""
    return platform == "linux" and not any(variables.get(name) for name in _CHOSEN)
