"""What the person asked for: the command, the program's arguments, and whether they open the window."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from installer.stamp import Profile
from installer.stopping import SetUpError

USAGE = """\
python3 installer/bootstrap.py run [-- ARGUMENTS]   sets itb-calc up and starts it with the arguments
python3 installer/bootstrap.py test                 sets itb-calc up and runs every check"""
NO_DISPLAY = (
    "There is no display for the window; the command line works without one, for example: "
    'python3 installer/bootstrap.py run -- convert "10 mg/20 mL"'
)


@dataclass(frozen=True)
class Request:
    """One command with the arguments for itb-calc."""

    profile: Profile
    arguments: tuple[str, ...] = ()

    @property
    def opens_window(self) -> bool:
        """Without arguments, or with one worksheet file, itb-calc opens its window."""
        if self.profile is not Profile.RUN:
            return False
        return not self.arguments or (len(self.arguments) == 1 and self.arguments[0].endswith(".json"))

    @property
    def needs_qt(self) -> bool:
        """The window and the checks need Qt's system libraries, the command line does not."""
        return self.profile is Profile.TEST or self.opens_window


def parse(words: Sequence[str]) -> Request:
    """Read the words after `bootstrap.py`, or stop with the sentence that says what to write."""
    match list(words):
        case ["run"]:
            return Request(Profile.RUN)
        case ["run", "--", *arguments]:
            return Request(Profile.RUN, tuple(arguments))
        case ["run", *arguments]:
            text = f"Write -- before the arguments of itb-calc: run -- {' '.join(arguments)}"
            raise SetUpError(text)
        case ["test"]:
            return Request(Profile.TEST)
        case _:
            raise SetUpError(USAGE)


def lacks_display(platform: str, variables: Mapping[str, str]) -> bool:
    """Tell whether a window has nowhere to appear: Linux without X11 and Wayland, and no other Qt platform chosen."""
    chosen = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return platform == "linux" and not any(variables.get(name) for name in chosen)
