"""`itb-calc screen DOSE`."""

from __future__ import annotations

import argparse
from dataclasses import replace
from datetime import date
from typing import Any

from itb_calc.cli.arguments import BAD_INPUT
from itb_calc.cli.spelling import answered
from itb_calc.cli.streams import answer, answer_json, say
from itb_calc.core.read_number import read_number
from itb_calc.core.refusal import Refusal, quote
from itb_calc.core.show_number import show_entered
from itb_calc.documents.find_settings import load_settings, places
from itb_calc.documents.site_settings import screening_site
from itb_calc.reference.loader import load_reference
from itb_calc.reference.reference import Reference
from itb_calc.report.screening_text import screening_as_text
from itb_calc.report.spelled_text import kept_texts
from itb_calc.visit import screening_fields as fields
from itb_calc.visit.facts import Facts
from itb_calc.visit.field import Field
from itb_calc.worksheet.problem import Problem
from itb_calc.worksheet.screening import evaluate_screening, read_screening
from itb_calc.worksheet.screening_json import screening_as_json
from itb_calc.worksheet.text import Worksheet

_TEXTS: dict[str, Field[Any]] = {
    "product": fields.PRODUCT,
    "strength": fields.STRENGTH,
    "last_dose": fields.LAST_DOSE,
    "response": fields.LAST_RESPONSE,
    "effective": fields.EFFECTIVE_DOSE,
}
_MOMENTS = {
    "at": (fields.INJECTION_DATE, fields.INJECTION_TIME),
    "last": (fields.LAST_DATE, fields.LAST_TIME),
}
_ANSWERS = {"lasted_longer": fields.LASTED_LONGER, "adverse": fields.ADVERSE_REACTION}
_YES_NO = {"yes": True, "no": False}
_OPTION_OF = {
    fields.FIRST_DOSE.path: "first",
    fields.THRESHOLD.path: "threshold",
    **{field.path: option for option, field in (*_TEXTS.items(), *_ANSWERS.items())},
    **{field.path: option for option, pair in _MOMENTS.items() for field in pair},
}


class _RefusedError(Exception):
    """An option says nothing that can be read; the text is the sentence for the person."""


def run_screen(arguments: argparse.Namespace) -> int:
    """Print the volume of a screening dose, and what else was asked; a sentence where something is not read."""
    reference = load_reference()
    settings = load_settings(places(), reference)
    if settings.refusal:
        say(settings.refusal)
    try:
        trial = replace(_trial(vars(arguments), reference), site=screening_site(settings))
    except _RefusedError as refused:
        say(str(refused))
        return BAD_INPUT
    inputs, problems = read_screening(trial, reference)
    if problems:
        say(_said_of(problems))
        return BAD_INPUT
    evaluation = evaluate_screening(trial, reference, date.today())  # noqa: DTZ011 - the day on the wall
    if arguments.json:
        answer_json(screening_as_json(Facts(inputs, reference), evaluation))
    else:
        text = screening_as_text(trial, reference, evaluation)
        answer(answered(text, lambda: kept_texts(trial, reference, evaluation)))
    return evaluation.exit_status


def _trial(given: dict[str, str | bool | None], reference: Reference) -> Worksheet:
    """Put what was given where the window would put it, as text."""
    options = {name: text for name, text in given.items() if isinstance(text, str)}
    for name in ("dose", *_TEXTS, *_MOMENTS, *_ANSWERS, "threshold"):
        if name in options and not options[name].strip():
            msg = f"{_named(name)} is empty. Write what it is, or leave it out."
            raise _RefusedError(
                msg if name != "dose" else 'No dose is given. Write it with its unit, such as "75 mcg".'
            )
    texts = {fields.DOSE.path: options["dose"]}
    texts |= {field.path: options[name] for name, field in _TEXTS.items() if name in options}
    for name, (day, clock) in _MOMENTS.items():
        if name in options:
            texts[day.path], texts[clock.path] = _moment(name, options[name])
    if "threshold" in options:
        texts[fields.THRESHOLD.path] = _threshold(options["threshold"], reference)
    answers = {field.path: _yes_or_no(name, options[name]) for name, field in _ANSWERS.items() if name in options}
    if given.get("first"):
        answers[fields.FIRST_DOSE.path] = True
    return Worksheet(texts=texts, answers=answers)


def _named(option: str) -> str:
    return f"--{option.replace('_', '-')}"


def _moment(option: str, text: str) -> tuple[str, str]:
    day, _, clock = text.partition(" ")
    if not clock:
        msg = f"{_named(option)} {quote(text)} is not a day and a time. Write both, such as 2026-11-24 08:00."
        raise _RefusedError(msg)
    return day, clock


def _yes_or_no(option: str, text: str) -> bool:
    if text not in _YES_NO:
        msg = f"{_named(option)} {quote(text)} is not an answer. Write yes or no."
        raise _RefusedError(msg)
    return _YES_NO[text]


def _threshold(text: str, reference: Reference) -> str:
    """Return the word of the threshold that has so many hours; the first word where no figures are usable."""
    if reference.dosing is None:
        # What follows from it is withheld in any case.
        return fields.US_LABEL
    screening = reference.dosing.screening
    known = {
        screening.us_effect_threshold: fields.US_LABEL,
        screening.german_effect_threshold: fields.GERMAN_LABEL,
    }
    hours = read_number(text)
    for threshold, word in known.items():
        if not isinstance(hours, Refusal) and threshold.number("hour") == hours:
            return word
    shown = " nor ".join(show_entered(threshold) for threshold in known)
    msg = f"--threshold {quote(text)} is neither {shown}. Write the number of hours alone."
    raise _RefusedError(msg)


def _said_of(problems: tuple[Problem, ...]) -> str:
    """Say why the first text is not read, after the option that it stands in."""
    first = problems[0]
    option = _OPTION_OF.get(first.field)
    return first.message if option is None else f"{_named(option)}: {first.message}"
