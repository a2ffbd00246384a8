"""The templates: escaped, strict, sandboxed, and found in one folder only."""

from dataclasses import dataclass

import pytest
from jinja2 import TemplateNotFound, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from itb_calc.report import templates
from itb_calc.report.templates import page_text


@dataclass(frozen=True, slots=True)
class _Page:
    text: str


def test_the_environment_is_closed() -> None:
    environment = templates._environment()
    assert isinstance(environment, ImmutableSandboxedEnvironment)
    assert environment.autoescape is True
    assert sorted(environment.list_templates()) == [
        "card.html",
        "label.html",
        "parts.html",
        "style.css",
        "worksheet.html",
    ]


@pytest.mark.parametrize("name", ["../reference/pumps.toml", "/etc/passwd", "sub/../../fonts/OFL.txt"])
def test_no_template_is_found_elsewhere(name: str) -> None:
    with pytest.raises(TemplateNotFound):
        templates._environment().get_template(name)


def test_what_is_not_there_is_no_empty_text() -> None:
    with pytest.raises(UndefinedError):
        page_text("card.html", _Page("x"), 1)


def test_a_page_cannot_reach_around() -> None:
    made = templates._environment().from_string("{{ page.__class__.__mro__ }}")
    with pytest.raises((SecurityError, UndefinedError)):
        made.render(page=_Page("x"))


def test_a_text_is_never_markup() -> None:
    made = templates._environment().from_string("{{ page.text }}|{{ page.text|unbroken }}")
    shown = made.render(page=_Page("<b>{{ 7*7 }}&#x3c;"))
    assert shown == "&lt;b&gt;{{ 7*7 }}&amp;#x3c;|&lt;b&gt;{{ 7*7 }}&amp;#x3c;"
