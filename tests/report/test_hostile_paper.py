"""Whatever is typed is plain text on paper: it opens no file, loads no resource, runs nothing and hides nothing."""

import io
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import cycle
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication

from itb_calc.core.refusal import visible
from itb_calc.documents.names import Refused
from itb_calc.documents.signatures import named
from itb_calc.reference.locate import resources_folder
from itb_calc.report.papers import CARD, LABEL, WORKSHEET, Wanted
from itb_calc.report.pdf import ClosedDocument, as_pdf
from itb_calc.report.pdf_papers import laid_out
from itb_calc.report.printed_card import Site
from itb_calc.report.printed_label import NoPaper
from itb_calc.visit import fields
from itb_calc.worksheet.edit import confirm
from itb_calc.worksheet.evaluate import evaluate
from itb_calc.worksheet.text import CHECKED, PREPARED, Confirmation, Round, Signature, Worksheet
from tests.report.papers import RECORDED, names_of
from tests.worksheet.sheets import CHANGED, REFERENCE, TEXT_PATHS, TODAY, evaluate_sheet, read_sheet

_PAYLOADS = (
    '<img src="file:///etc/passwd">',
    "<img src=/etc/passwd width=500>",
    "<script>alert(1)</script>",
    "<style>@import url(file:///etc/passwd);</style>",
    "@import url('file:///etc/passwd')",
    '<body background="file:///etc/passwd">',
    '<table background="file:///etc/passwd"><tr><td>',
    '<a href="file:///etc/passwd">x</a>',
    "{{ 7*7 }}",
    "{% include '/etc/passwd' %}",
    "{{ self.__init__.__globals__ }}",
    "{# hidden #}",
    "&#x3c;img src=1&#62; &lt;b&gt;",
    "</td></tr></table><h1>FINAL</h1>",
    "<!-- hidden -->",
    "=cmd|'/C calc'!A0",
    "\u202e\u200fright to left\u2066",
    "null\x00 and bell\x07",
    "lone \ud800 surrogate \udfff",
    "\N{NO-BREAK SPACE}\N{WORD JOINER}\N{ZERO WIDTH SPACE}x",
)


class _Watch:
    """Every file and process that Python opens while somebody looks; what Qt asks for is on its document."""

    def __init__(self) -> None:
        self.opened: list[str] = []
        self.looks = False
        # A hook cannot be taken away again, only told to look away.
        sys.addaudithook(self._look)

    def _look(self, event: str, arguments: tuple[object, ...]) -> None:
        if self.looks and event in {"open", "subprocess.Popen", "os.system", "os.exec", "socket.connect"}:
            self.opened.append(f"{event} {arguments[0]}")

    @contextmanager
    def looking(self) -> Iterator[list[str]]:
        self.opened, self.looks = [], True
        try:
            yield self.opened
        finally:
            self.looks = False


@pytest.fixture(scope="module")
def watch() -> _Watch:
    return _Watch()


def _everywhere(payloads: Sequence[str]) -> Worksheet:
    """Return a worksheet with a text in every place that holds one, each place another."""
    texts, worksheet = cycle(payloads), read_sheet(RECORDED)
    signature = {role: Signature(next(texts), next(texts), next(texts), next(texts)) for role in (PREPARED, CHECKED)}
    return replace(
        worksheet,
        texts={path: next(texts) for path in TEXT_PATHS},
        schedule=({part.path.rpartition(".")[2]: next(texts) for part in fields.SCHEDULE_STEP},),
        visits=({part.path.rpartition(".")[2]: next(texts) for part in fields.VISIT},),
        number=next(texts),
        site={key: next(texts) for key in ("name", "booking_buffer", "flow_tolerance", next(texts))},
        signatures=signature,
        confirmations={"TRN-01": Confirmation(next(texts), next(texts), next(texts), next(texts))},
        rounds=(Round(next(texts), next(texts), (next(texts),)),),
    )


def _readable(payload: str) -> Worksheet:
    """Return a worksheet that is read, with a text wherever any text may stand."""
    worksheet = read_sheet(CHANGED)
    message = next(each.message for each in evaluate_sheet(CHANGED).findings if each.rule == "TRN-01")
    reason = named(confirm(worksheet, "TRN-01", payload, message), "TRN-01", "Ada Lovelace", "2026-11-23T09:00")
    assert not isinstance(reason, Refused)
    return replace(
        reason,
        texts={**worksheet.texts, "patient.identifier": payload, "lots.drug_lot": payload, "notes": payload},
        number=payload,
        site={"name": payload},
        signatures={PREPARED: Signature(payload, "2026-11-23T09:00", "", "")},
    )


def _made(watch: _Watch, worksheet: Worksheet, what: str, payload: str) -> str:
    """Return a paper's text, after nothing was opened for it and no resource was asked for."""
    wanted = Wanted(what, "a4", site=Site(payload, payload))
    evaluation, names = evaluate(worksheet, REFERENCE, TODAY), names_of(worksheet)
    with watch.looking() as opened:
        laid = laid_out(wanted, worksheet, REFERENCE, evaluation, names)
        content = b"" if isinstance(laid, NoPaper) else as_pdf(laid, "Paper")
    assert _outside(opened) == []
    if isinstance(laid, NoPaper):
        return laid.message
    assert laid.document.asked == []
    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


def _bare(text: str) -> str:
    """Return a text without the spaces and line ends that a page puts in."""
    return re.sub(r"[\s\u2060]+", "", text)


def _outside(opened: list[str]) -> list[str]:
    """Return what was opened and is neither the program, its libraries, nor its resources."""
    places = (str(resources_folder()), *(str(Path(place)) for place in sys.path if place), sys.base_prefix)
    return [each for each in opened if not each.removeprefix("open ").startswith(places)]


@pytest.fixture(scope="module", autouse=True)
def _loaded(qapp: QApplication) -> None:
    """Load once what is loaded when first used, so that only what a page does is looked at."""
    assert qapp is not None
    worksheet = read_sheet(RECORDED)
    for what in (WORKSHEET, LABEL, CARD):
        laid_out(Wanted(what, "a4"), worksheet, REFERENCE, evaluate_sheet(RECORDED), names_of(worksheet))


@pytest.mark.parametrize("turn", range(0, len(_PAYLOADS), 7))
@pytest.mark.parametrize("what", [WORKSHEET, LABEL, CARD])
def test_in_every_field_it_is_text_that_does_nothing(watch: _Watch, what: str, turn: int) -> None:
    payloads = (*_PAYLOADS[turn:], *_PAYLOADS[:turn])
    text = _made(watch, _everywhere(payloads), what, payloads[0])
    assert "root:" not in text


@pytest.mark.parametrize("what", [LABEL, CARD])
def test_where_any_text_may_stand_it_is_seen_to_the_letter(watch: _Watch, what: str) -> None:
    for payload in _PAYLOADS:
        assert _bare(visible(payload)) in _bare(_made(watch, _readable(payload), what, payload))


def test_in_notes_it_is_seen_to_the_letter(watch: _Watch) -> None:
    worksheet = _readable("x")
    text = _made(watch, replace(worksheet, texts={**worksheet.texts, "notes": "\n".join(_PAYLOADS)}), WORKSHEET, "")
    for payload in _PAYLOADS:
        assert _bare(visible(payload)) in _bare(text)


@pytest.mark.parametrize("payload", ["W" * 2000, "<" * 500], ids=["letters", "signs"])
def test_a_very_long_word_is_broken_not_cut_off(watch: _Watch, payload: str) -> None:
    text = _made(watch, _readable(payload), WORKSHEET, "")
    assert _bare(text).count(payload[0]) >= 4 * len(payload)


def test_the_document_gives_nothing_even_to_markup(watch: _Watch) -> None:
    document = ClosedDocument()
    secret = resources_folder() / "fonts" / "OFL.txt"
    with watch.looking() as opened:
        document.setHtml(f'<img src="{secret.as_uri()}"><img src="{secret}"><link rel="stylesheet" href="{secret}">')
        document.size()
    assert document.asked
    assert opened == []
    assert "Copyright" not in document.toPlainText()
