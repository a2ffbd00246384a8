"""Choose the command, and load only what it needs: `convert` must answer as fast as its units load."""

from __future__ import annotations

import argparse

from itb_calc.cli.arguments import overview
from itb_calc.cli.streams import AnswerLostError, answer, prepare_streams, say

_NOT_PRINTED = 2
_INTERRUPTED = 130


def run(arguments: argparse.Namespace) -> int:
    """Run a command and return its exit status."""
    prepare_streams()
    try:
        return _dispatch(arguments)
    except AnswerLostError:
        say("The answer could not be printed: standard output is closed, or there is no room left where it goes.")
        return _NOT_PRINTED
    except KeyboardInterrupt:
        return _INTERRUPTED


def _dispatch(arguments: argparse.Namespace) -> int:
    # Each command is imported when it is chosen, so that none waits for what only another needs.
    match arguments.command:
        case "convert":
            from itb_calc.cli.convert import run_convert  # noqa: PLC0415

            return run_convert(arguments.text, as_json=arguments.json)
        case "products":
            from itb_calc.cli.products import run_products  # noqa: PLC0415

            return run_products(as_json=arguments.json)
        case "pumps":
            from itb_calc.cli.pumps import run_pumps  # noqa: PLC0415

            return run_pumps(as_json=arguments.json)
        case "evaluate":
            from itb_calc.cli.evaluate import run_evaluate  # noqa: PLC0415

            return run_evaluate(arguments.file, arguments.today, as_json=arguments.json)
        case "screen":
            from itb_calc.cli.screen import run_screen  # noqa: PLC0415

            return run_screen(arguments)
        case "plan":
            from itb_calc.cli.plan import run_plan  # noqa: PLC0415

            return run_plan(arguments)
        case "ways":
            from itb_calc.cli.ways import run_ways  # noqa: PLC0415

            return run_ways(arguments.file, arguments.today, as_json=arguments.json)
        case "schedule":
            from itb_calc.cli.schedule import run_schedule  # noqa: PLC0415

            return run_schedule(arguments.paths, arguments.today, arguments.form, arguments.output)
        case _:
            return _dispatch_beside(arguments)


def _dispatch_beside(arguments: argparse.Namespace) -> int:
    """Run a command that is about paper, the log or the program itself; without one, say what there is."""
    match arguments.command:
        case "log":
            from itb_calc.cli.log import run_log  # noqa: PLC0415

            return run_log(arguments)
        case "report":
            from itb_calc.cli.report import run_report  # noqa: PLC0415

            return run_report(arguments)
        case "settings":
            from itb_calc.cli.settings import run_settings  # noqa: PLC0415

            return run_settings(arguments.action, arguments.file, as_json=arguments.json)
        case "self-test":
            from itb_calc.cli.self_test import run_self_test  # noqa: PLC0415

            return run_self_test()
        case _:
            answer(overview())
            return 0
