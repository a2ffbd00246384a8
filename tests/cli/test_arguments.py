"""Arguments that are not understood get one line and status 2; help and version are answers."""

import pytest

from itb_calc import __version__
from itb_calc.cli.arguments import BAD_INPUT, overview, parse
from itb_calc.cli.run import run
from tests.cli.running import Command, widest

_COMMANDS = (
    "convert",
    "products",
    "pumps",
    "evaluate",
    "screen",
    "plan",
    "ways",
    "schedule",
    "settings",
    "log",
    "self-test",
)


def test_the_program_can_be_asked_for_its_version(itb_calc: Command) -> None:
    outcome = itb_calc("--version")
    assert (outcome.status, outcome.out, outcome.err) == (0, f"itb-calc {__version__}\n", "")


def test_without_a_command_the_program_says_what_it_can_do(capsys: pytest.CaptureFixture[str]) -> None:
    status, said = run(parse([])), capsys.readouterr()
    assert (status, said.out, said.err) == (0, f"{overview()}\n", "")
    assert all(f"  itb-calc {command} " in said.out for command in _COMMANDS)
    assert "  itb-calc [FILE.itb.json] " in said.out
    assert "not a certified medical device" in said.out
    assert widest(said.out) <= 80
    assert overview().startswith("itb-calc: a second, independent check for intrathecal baclofen pump refills.\n\n")


@pytest.mark.parametrize("option", ["--help", "-h"])
def test_help_names_every_command(itb_calc: Command, option: str) -> None:
    outcome = itb_calc(option)
    assert (outcome.status, outcome.err) == (0, "")
    assert overview() in outcome.out
    for command in _COMMANDS:
        assert f"\n    {command}" in outcome.out
    words = " ".join(outcome.out.split())
    for what in (
        "COMMAND convert a strength, dose, flow or amount in all its forms",
        "products the products, how strong and for what use",
        "pumps the pumps and what is known of them",
        "evaluate a whole refill worksheet",
        "screen the volume of a screening dose, its steps, and the start dose",
        "plan which concentration reaches a wished interval",
        "ways the ways to prepare a worksheet's target, side by side",
        "schedule many worksheets: a list of refills by date, most urgent first",
        "log the log of finished worksheets: verify it, or list its entries",
        "settings the site's settings in force and from where; checks a settings file",
        "self-test replays the worked cases of the program",
    ):
        assert f" {what} " in words


@pytest.mark.parametrize("command", _COMMANDS)
def test_each_command_has_help(itb_calc: Command, command: str) -> None:
    outcome = itb_calc(command, "--help")
    assert (outcome.status, outcome.err) == (0, "")
    assert outcome.out.startswith(f"usage: itb-calc {command} ")
    assert ("--json" in outcome.out) == (command not in {"log", "self-test"})


def test_help_says_what_a_text_a_file_and_a_day_look_like(itb_calc: Command) -> None:
    text = 'TEXT such as "10 mg/20 mL" or "450 mcg/day", in quotes; put -- before a TEXT that begins with a hyphen '
    assert text in " ".join(itb_calc("convert", "--help").out.split())
    for command in ("evaluate", "ways"):
        described = " ".join(itb_calc(command, "--help").out.split())
        assert "FILE a worksheet file (*.itb.json), or - for standard input " in described
        assert "--today DATE the day to count from, such as 2027-04-09; default: today " in described
        assert "--json print JSON for machines" in described


def test_an_unknown_command_is_said_in_plain_words(itb_calc: Command) -> None:
    assert itb_calc("screem").err == (
        "itb-calc: 'screem' is not one of its commands. Write `itb-calc --help` to see what it takes.\n"
    )


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["screem"], "'screem'"),
        (["worksheet.itb"], "'worksheet.itb'"),
        (["Convert", "10 mg"], "'Convert'"),
        (["--frob"], "--frob"),
        (["--vers"], "--vers"),
        (["convert"], "TEXT"),
        (["convert", "-5mg"], "TEXT"),
        (["convert", "10", "mg/20", "mL"], "mg/20 mL"),
        (["convert", "10 mg", "--jso"], "--jso"),
        (["convert", "10 mg", "--json=yes"], "'yes'"),
        (["products", "all"], "all"),
        (["pumps", "--verbose"], "--verbose"),
        (["evaluate"], "FILE"),
        (["evaluate", "a.itb.json", "b.itb.json"], "b.itb.json"),
        (["evaluate", "a.itb.json", "--today"], "--today"),
        (["evaluate", "a.itb.json", "--tod", "2026-11-23"], "--tod"),
        (["screen"], "DOSE"),
        (["screen", "75", "mcg"], "mcg"),
        (["screen", "75 mcg", "--respons", "none"], "--respons"),
        (["screen", "75 mcg", "--threshold"], "--threshold"),
        (["plan", "a.itb.json", "b.itb.json"], "b.itb.json"),
        (["plan", "--dose"], "--dose"),
        (["plan", "--inter", "90 days"], "--inter"),
        (["ways"], "FILE"),
        (["ways", "a.itb.json", "b.itb.json"], "b.itb.json"),
        (["log"], "verify|list"),
        (["log", "delete"], "'delete'"),
        (["log", "verify", "x.sqlite"], "x.sqlite"),
        (["log", "list", "--json", "--csv"], "--csv"),
        (["self-test", "--json"], "--json"),
    ],
)
def test_what_is_not_understood_is_named_on_one_line(itb_calc: Command, arguments: list[str], named: str) -> None:
    outcome = itb_calc(*arguments)
    assert outcome.is_refusal()
    assert outcome.err.startswith("itb-calc")
    assert named in outcome.err
    assert outcome.err.endswith(" --help` to see what it takes.\n")


def test_the_line_names_the_help_of_the_command_that_was_chosen(itb_calc: Command) -> None:
    assert itb_calc("evaluate").err.endswith("Write `itb-calc evaluate --help` to see what it takes.\n")


@pytest.mark.parametrize("typed", ["\x1b[2J\x1b[31m", "a\nb", "\u202eb", "\ud800", "\r", "\x07"])
def test_an_argument_that_would_disturb_the_terminal_is_shown_by_its_characters_numbers(
    itb_calc: Command, typed: str
) -> None:
    for arguments in ([typed], ["products", typed], ["pumps", f"--{typed}"], ["evaluate", "a", typed]):
        outcome = itb_calc(*arguments)
        assert outcome.is_refusal()
        assert outcome.err.rstrip("\n").isprintable()


def test_a_text_after_two_hyphens_is_a_text() -> None:
    assert parse(["convert", "--", "-5mg"]).text == "-5mg"
    assert parse(["convert", "--json", "--", "--json"]).text == "--json"
    assert parse(["evaluate", "--", "-x.json"]).file == "-x.json"


def test_what_is_left_out_has_no_value_of_its_own() -> None:
    arguments = parse(["evaluate", "-"])
    assert (arguments.command, arguments.file, arguments.today, arguments.json) == ("evaluate", "-", None, False)
    assert parse([]).command is None
    assert BAD_INPUT == 2
