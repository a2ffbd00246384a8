"""The set-up itself, run only when the stamp does not match: system packages first, then the environment."""

import sys

from installer import environment, stamp, system_libraries
from installer.exclusive import only_one
from installer.request import Request
from installer.stamp import Project, Step
from installer.stopping import SetUpError

FIRST = "Setting up itb-calc in .venv: this happens once and takes a minute or two."
AGAIN = "Bringing .venv up to date."
LACKING = "System packages are missing"
NO_WINDOW = "The window cannot open yet, since system packages are missing"


def say(sentence: str) -> None:
    """Tell the person on standard error, since standard output belongs to the program."""
    print(sentence, file=sys.stderr, flush=True)


def bring_about(project: Project, request: Request) -> None:
    """Make everything ready for the request, or stop with a sentence."""
    with only_one(project.venv, say) as lock_handle:
        target = stamp.whole(project)
        found = stamp.read(project)
        step = stamp.next_step(found, request.profile, target)
        libraries_known = step is not Step.REBUILD and project.libraries_file.exists()
        complete = _system(venv=step is Step.REBUILD, libraries=not libraries_known, needs_qt=request.needs_qt)
        if step is not Step.NOTHING:
            say(FIRST if step is Step.REBUILD else AGAIN)
            environment.build(project, request.profile, step, lock_handle)
            stamp.write(project, stamp.after(step, found, request.profile, target))
        if complete:
            project.libraries_file.touch()


def _system(*, venv: bool, libraries: bool, needs_qt: bool) -> bool:
    """Bring what the system lacks; tell whether Qt's libraries are all there, which the command line can do without."""
    lack = system_libraries.look(sys.platform, venv=venv, libraries=libraries)
    if lack and system_libraries.may_install():
        say(f"Installing system packages: {' '.join(lack.packages)}")
        system_libraries.install(lack.packages)
        lack = system_libraries.look(sys.platform, venv=venv, libraries=libraries)
    if not lack:
        return True
    needed = needs_qt or bool(lack.venv_package)
    sentence = system_libraries.advice(lack, lead=LACKING if needed else NO_WINDOW, apt=system_libraries.has_apt())
    if needed:
        raise SetUpError(sentence)
    say(sentence)
    return False
