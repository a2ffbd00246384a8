import os
import sys
from pathlib import Path

import pytest

from installer import commands, request, stamp, stopping


@pytest.mark.parametrize(
    ("words", "request_"),
    [
        (["run"], request.Request(stamp.Profile.RUN)),
        (["run", "--"], request.Request(stamp.Profile.RUN)),
        (["run", "--", "convert", "10 mg/20 mL"], request.Request(stamp.Profile.RUN, ("convert", "10 mg/20 mL"))),
        (["run", "--", "convert", "--", "-1 mg"], request.Request(stamp.Profile.RUN, ("convert", "--", "-1 mg"))),
        (["test"], request.Request(stamp.Profile.TEST)),
    ],
)
def test_words_become_a_request(words: list[str], request_: request.Request) -> None:
    assert request.parse(words) == request_


@pytest.mark.parametrize("words", [[], ["start"], ["test", "--", "-k"], ["--", "run"]])
def test_other_words_get_the_usage(words: list[str]) -> None:
    with pytest.raises(stopping.SetUpError) as stopped:
        request.parse(words)
    assert str(stopped.value) == request.USAGE


def test_arguments_without_the_dashes_are_answered_with_the_right_form() -> None:
    with pytest.raises(stopping.SetUpError, match=r"run -- pumps --json$"):
        request.parse(["run", "pumps", "--json"])


@pytest.mark.parametrize(
    ("request_", "window", "qt"),
    [
        (request.Request(stamp.Profile.RUN), True, True),
        (request.Request(stamp.Profile.RUN, ("ward.itb.json",)), True, True),
        (request.Request(stamp.Profile.RUN, ("evaluate", "ward.itb.json")), False, False),
        (request.Request(stamp.Profile.RUN, ("pumps",)), False, False),
        (request.Request(stamp.Profile.TEST), False, True),
    ],
)
def test_only_a_window_or_the_checks_need_qt(request_: request.Request, *, window: bool, qt: bool) -> None:
    assert (request_.opens_window, request_.needs_qt) == (window, qt)


@pytest.mark.parametrize(
    ("platform", "variables", "lacks"),
    [
        ("linux", {}, True),
        ("linux", {"DISPLAY": ""}, True),
        ("linux", {"DISPLAY": ":0"}, False),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, False),
        ("linux", {"QT_QPA_PLATFORM": "offscreen"}, False),
        ("darwin", {}, False),
        ("win32", {}, False),
    ],
)
def test_a_display_is_missed_on_linux_only(platform: str, variables: dict[str, str], *, lacks: bool) -> None:
    assert request.lacks_display(platform, variables) == lacks


def test_without_a_display_the_window_is_refused_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    status = commands.main(["run"])
    assert status == 2
    assert capfd.readouterr() == ("", request.NO_DISPLAY + "\n")
    assert 'run -- convert "10 mg/20 mL"' in request.NO_DISPLAY


def test_a_wrong_command_ends_with_two_and_says_nothing_on_standard_output(capfd: pytest.CaptureFixture[str]) -> None:
    assert commands.main(["start"]) == 2
    assert capfd.readouterr() == ("", request.USAGE + "\n")


def test_help_is_the_usage(capfd: pytest.CaptureFixture[str]) -> None:
    assert commands.main(["--help"]) == 0
    assert capfd.readouterr() == (request.USAGE + "\n", "")


def test_a_refusal_of_the_operating_system_becomes_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="absent") as refused:
        (tmp_path / "absent").read_text()
    assert stopping.told(refused.value) == f"The set-up stopped at {tmp_path / 'absent'}: {os.strerror(2)}."
