"""The two commands; what only a set-up needs is imported only for one, so that the second start costs nothing."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from installer import stamp
from installer.request import NO_DISPLAY, USAGE, Request, lacks_display, parse
from installer.stamp import Profile, Project, Step
from installer.stopping import SetUpError, told

STOPPED = 2
INTERRUPTED = 130


def main(words: Sequence[str]) -> int:
    """Carry the command out; every way to stop is a sentence on standard error and an exit status."""
    if list(words) in (["-h"], ["--help"]):
        print(USAGE)
        return 0
    try:
        return _carry_out(parse(words), Project(Path(__file__).resolve().parent.parent))
    except SetUpError as stop:
        sentence, status = str(stop), STOPPED
    except OSError as trouble:
        sentence, status = told(trouble), STOPPED
    except KeyboardInterrupt:
        sentence, status = "Stopped; run the same command again to go on.", INTERRUPTED
    print(sentence, file=sys.stderr)
    return status


def _carry_out(request: Request, project: Project) -> int:
    if request.opens_window and lacks_display(sys.platform, os.environ):
        raise SetUpError(NO_DISPLAY)
    if not _is_ready(request, project):
        from installer import set_up  # noqa: PLC0415 - see the top of this file

        set_up.bring_about(project, request)
    if request.profile is Profile.TEST:
        from installer import checks  # noqa: PLC0415 - see the top of this file

        return checks.run_checks(project)
    # Safe path (-P): the person's own folder must not be searched for modules, whatever lies in it.
    return _hand_over((str(project.python), "-P", "-m", "itb_calc", *request.arguments))


def _is_ready(request: Request, project: Project) -> bool:
    step = stamp.next_step(stamp.read(project), request.profile, stamp.whole(project))
    return step is Step.NOTHING and (not request.needs_qt or project.libraries_file.exists())


def _hand_over(command: Sequence[str]) -> int:
    if os.name == "posix":
        os.execv(command[0], list(command))  # noqa: S606 - no shell is wanted
    # Windows has no exec that a shell waits for.
    import subprocess  # noqa: PLC0415 - see the top of this file

    with subprocess.Popen(command) as program:
        while True:
            try:
                return program.wait()
            except KeyboardInterrupt:
                continue
