"""The list for people: in 80 columns, the most urgent first, every file with its reason, nothing that disturbs."""

from dataclasses import replace

from hypothesis import given

from itb_calc import __version__
from itb_calc.core.refusal import visible
from itb_calc.planning.refill_list import NotEvaluated, Refill, RefillList, Urgency, refill_list
from itb_calc.report.schedule_text import in_short, refusal_sentence, schedule_as_text
from tests.cli.running import widest
from tests.planning.lists import BLOCKED, BOOK_NOW, LATER, OVERDUE, Entry, entries, listing
from tests.worksheet.sheets import REFERENCE, TODAY


def _text(schedule: RefillList) -> str:
    return "\n".join(schedule_as_text(schedule, REFERENCE))


def test_the_whole_of_it() -> None:
    in_the_way = replace(LATER, book_by=None, unread=("dose.age_years",), missing=("refill.booking_buffer",))
    confirm = replace(OVERDUE, confirms=("RES-03", "TRN-01"))
    schedule = listing(
        in_the_way, confirm, BOOK_NOW, BLOCKED, Refill(Urgency.NO_DATE), NotEvaluated("there is no such file.")
    )
    assert (
        _text(schedule).split(f"\n\nitb-calc {__version__}, reference data ")[0]
        == """\
REFILL SCHEDULE for Mon 23 Nov 2026

REFILLS BY DATE  3
            Book by          Latest refill    Alarm            Decided by
  OVERDUE   Sun 15 Nov 2026  Sun 22 Nov 2026  Mon 30 Nov 2026  alarm
            visit-1.itb.json
            To confirm: RES-03, TRN-01
  BOOK NOW  Fri 20 Nov 2026  Fri 27 Nov 2026  Wed 2 Dec 2026   stability
            visit-2.itb.json
            not known        Fri 12 Mar 2027  Sat 20 Mar 2027  alarm
            visit-0.itb.json
            Not read: Age in years
            Not entered: Booking buffer

WITHOUT A DATE  2, each of them to be looked at
  visit-3.itb.json
      ■ BLOCK VOL-01  20 mL is filled, but 40 mL programmed.
  visit-4.itb.json
      No date comes out of what is entered; `itb-calc evaluate` shows all of it.

NOT EVALUATED  1
  visit-5.itb.json: there is no such file.

IN SHORT  1 overdue, 1 to book now, 1 later, 2 without a date, 1 not evaluated"""
    )


def test_it_ends_with_the_program_the_figures_and_who_decides() -> None:
    assert _text(listing()).split("\n")[-3:] == [
        f"itb-calc {__version__}, reference data {REFERENCE.version} ({REFERENCE.sha256[:12]})",
        "A second, independent check for trained staff: the label, the pump's programmer",
        "and the prescriber decide. Not a certified medical device.",
    ]


def test_an_empty_list_says_so_and_shows_no_empty_part() -> None:
    assert _text(listing()).split("\n")[:4] == ["REFILL SCHEDULE for Mon 23 Nov 2026", "", "REFILLS BY DATE  none", ""]
    for heading in ("WITHOUT A DATE", "NOT EVALUATED", "Book by"):
        assert heading not in _text(listing())


@given(entries())
def test_no_list_is_wider_than_the_terminal_or_disturbs_it_and_every_file_is_there(some: list[Entry]) -> None:
    schedule = refill_list(some, TODAY)
    text = _text(schedule)
    assert widest(text) <= 80
    assert all(character.isprintable() or character == "\n" for character in text)
    together = "".join(text.split())
    for file, _ in some:
        assert "".join(visible(file.name).split()) in together
    assert in_short(schedule) in text


@given(entries())
def test_a_sentence_is_on_one_line(some: list[Entry]) -> None:
    for refused in refill_list(some, TODAY).refused:
        assert refusal_sentence(replace(refused, message="it is gone.")).isprintable()
