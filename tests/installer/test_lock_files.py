import re
from pathlib import Path

import pytest

INSTALLER = Path(__file__).parents[2] / "installer"
LOCKS = ("requirements.lock", "requirements-test.lock")
HASH = r"--hash=sha256:[0-9a-f]{64}"
REQUIREMENT = re.compile(rf"(?P<name>[a-z0-9-]+)==(?P<version>[0-9][0-9a-z.+!]*)( ; [^;]+?)?( {HASH})+")


def _requirements(name: str) -> list[str]:
    """Give each requirement of a lock file on one line."""
    text = (INSTALLER / name).read_text(encoding="utf-8")
    return re.sub(r" *\\\n +", " ", text).splitlines()


def _pins(name: str) -> set[str]:
    return {line.split(" --hash", maxsplit=1)[0] for line in _requirements(name)}


@pytest.mark.parametrize("name", LOCKS)
def test_every_requirement_has_an_exact_version_and_hashes(name: str) -> None:
    requirements = _requirements(name)
    assert requirements
    assert [line for line in requirements if not REQUIREMENT.fullmatch(line)] == []


@pytest.mark.parametrize("name", LOCKS)
def test_no_lock_file_holds_an_address(name: str) -> None:
    text = (INSTALLER / name).read_text(encoding="utf-8")
    assert not re.search(r"://|@|--(index|extra|find|trusted)|\.(org|com|net|io)\b", text)


def test_the_lock_file_of_the_tests_contains_the_other() -> None:
    assert _pins("requirements.lock") <= _pins("requirements-test.lock")


def test_what_builds_the_project_is_locked_too() -> None:
    names = {pin.split("==", maxsplit=1)[0] for pin in _pins("requirements.lock")}
    assert {"pyside6-essentials", "pint", "pydantic", "hatchling", "editables"} <= names
