import os
from dataclasses import replace
from pathlib import Path

import pytest

from installer import commands, environment, exclusive, request, stamp

WHOLE = stamp.Stamp("cpython-311 linux /here", "project", ("run", "test"))
RUN_ONLY = replace(WHOLE, locks=("run",))


@pytest.fixture
def project(tmp_path: Path) -> stamp.Project:
    """A checkout with an environment that has no stamp yet."""
    checkout = stamp.Project(tmp_path)
    (tmp_path / "installer").mkdir()
    (tmp_path / "pyproject.toml").write_text("[project]")
    for profile in stamp.Profile:
        checkout.lock_file(profile).write_text(profile.name)
    checkout.scripts.mkdir(parents=True)
    checkout.python.write_text("")
    return checkout


@pytest.mark.parametrize(
    ("found", "profile", "step"),
    [
        (None, stamp.Profile.RUN, stamp.Step.REBUILD),
        (WHOLE, stamp.Profile.RUN, stamp.Step.NOTHING),
        (WHOLE, stamp.Profile.TEST, stamp.Step.NOTHING),
        (RUN_ONLY, stamp.Profile.RUN, stamp.Step.NOTHING),
        (RUN_ONLY, stamp.Profile.TEST, stamp.Step.REFRESH),
        (replace(WHOLE, project="older"), stamp.Profile.RUN, stamp.Step.REFRESH),
        (replace(WHOLE, machine="cpython-310 linux /here"), stamp.Profile.RUN, stamp.Step.REBUILD),
        (replace(WHOLE, locks=("older",)), stamp.Profile.RUN, stamp.Step.REBUILD),
        (replace(WHOLE, locks=("run", "older")), stamp.Profile.RUN, stamp.Step.REBUILD),
    ],
)
def test_the_next_step(found: stamp.Stamp | None, profile: stamp.Profile, step: stamp.Step) -> None:
    assert stamp.next_step(found, profile, WHOLE) is step


@pytest.mark.parametrize(
    ("step", "found", "profile", "locks"),
    [
        (stamp.Step.REBUILD, None, stamp.Profile.RUN, ("run",)),
        (stamp.Step.REBUILD, WHOLE, stamp.Profile.RUN, ("run",)),
        (stamp.Step.REBUILD, None, stamp.Profile.TEST, ("run", "test")),
        (stamp.Step.REFRESH, WHOLE, stamp.Profile.RUN, ("run", "test")),
        (stamp.Step.REFRESH, RUN_ONLY, stamp.Profile.TEST, ("run", "test")),
    ],
)
def test_a_refresh_keeps_the_packages_that_were_there(
    step: stamp.Step, found: stamp.Stamp | None, profile: stamp.Profile, locks: tuple[str, ...]
) -> None:
    assert stamp.after(step, found, profile, WHOLE) == replace(WHOLE, locks=locks)


def test_a_written_stamp_is_read_back(project: stamp.Project) -> None:
    whole = stamp.whole(project)
    stamp.write(project, whole)
    assert stamp.read(project) == whole


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"machine": "m", "project": "p"}'])
def test_a_damaged_stamp_counts_as_none(project: stamp.Project, text: str) -> None:
    project.stamp_file.write_text(text)
    assert stamp.read(project) is None


def test_an_environment_without_a_stamp_counts_as_none(project: stamp.Project) -> None:
    assert stamp.read(project) is None


@pytest.mark.skipif(os.name != "posix", reason="only there is the environment's Python a link")
def test_an_environment_whose_base_python_vanished_counts_as_none(project: stamp.Project) -> None:
    stamp.write(project, stamp.whole(project))
    project.python.unlink()
    project.python.symlink_to(project.top / "gone")
    assert stamp.read(project) is None


@pytest.mark.parametrize("name", ["pyproject.toml", "installer/requirements.lock", "installer/requirements-test.lock"])
def test_a_changed_input_changes_the_stamp(project: stamp.Project, name: str) -> None:
    before = stamp.whole(project)
    (project.top / name).write_text("changed")
    assert stamp.whole(project) != before


def test_a_moved_checkout_changes_the_stamp(project: stamp.Project) -> None:
    before = stamp.whole(project)
    moved = project.top.rename(project.top.with_name("moved"))
    assert stamp.whole(stamp.Project(moved)) != before


def test_ready_needs_the_libraries_only_for_qt(project: stamp.Project) -> None:
    stamp.write(project, stamp.whole(project))
    window, command_line = request.Request(stamp.Profile.RUN), request.Request(stamp.Profile.RUN, ("pumps",))
    assert (commands._is_ready(window, project), commands._is_ready(command_line, project)) == (False, True)
    project.libraries_file.touch()
    assert (commands._is_ready(window, project), commands._is_ready(command_line, project)) == (True, True)


def test_a_rebuild_clears_everything_but_the_lock_it_holds(project: stamp.Project) -> None:
    (project.venv / exclusive.LOCK_NAME).touch()
    project.libraries_file.touch()
    environment._empty(project)
    assert [entry.name for entry in project.venv.iterdir()] == [exclusive.LOCK_NAME]
