"""Files, refills and lists of them for the tests."""

from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

from hypothesis import strategies as st

from itb_calc.core.refusal import visible
from itb_calc.planning.refill_list import Block, NotEvaluated, Refill, RefillList, Urgency, refill_list
from itb_calc.planning.worksheet_files import WorksheetFile
from tests.worksheet.sheets import TODAY, Sheet, content_of

Entry = tuple[WorksheetFile, Refill | NotEvaluated]

LATEST = date(2027, 3, 12)
BOOK_BY = date(2027, 3, 5)
ALARM = date(2027, 3, 20)
LATER = Refill(Urgency.LATER, BOOK_BY, LATEST, ALARM, "alarm")
BOOK_NOW = Refill(Urgency.BOOK_NOW, TODAY - timedelta(3), TODAY + timedelta(4), TODAY + timedelta(9), "stability")
OVERDUE = Refill(Urgency.OVERDUE, TODAY - timedelta(8), TODAY - timedelta(1), TODAY + timedelta(7), "alarm")
BLOCKED = Refill(Urgency.NO_DATE, blocks=(Block("VOL-01", "20 mL is filled, but 40 mL programmed."),))

# Characters that mean something to a terminal, a spreadsheet or a calendar, and what looks like them.
_SIGNS = "=+-@|%;,:'\"\\/ \t\r\n\x00\x1b\x9b\u00a0\u200b\u202e\u2212\ufe62\uff0b\uff0d\uff1d\uff20\ud800ab1_é"
names = st.one_of(st.text(st.sampled_from(_SIGNS), min_size=1, max_size=12), st.text(min_size=1, max_size=30))
_messages = names.map(visible)
_days = st.integers(-400, 800).map(lambda days: TODAY + timedelta(days))
_rules = st.lists(st.sampled_from(["RES-03", "TRN-01", "DOS-02"]), max_size=2).map(tuple)
_paths = st.lists(st.sampled_from(["dose.daily_dose", "pump.alarm_volume"]), max_size=2, unique=True).map(tuple)
_blocks = st.lists(st.builds(Block, st.sampled_from(["VOL-01", "RES-01"]), _messages), max_size=2).map(tuple)


@st.composite
def refills(draw: st.DrawFn) -> Refill:
    """Draw a refill as an evaluation of the day could give it."""
    latest = draw(st.none() | _days)
    book_by = (
        None if latest is None else draw(st.none() | st.integers(0, 60).map(lambda days: latest - timedelta(days)))
    )
    if latest is None:
        urgency = draw(st.sampled_from([Urgency.OVERDUE, Urgency.NO_DATE]))
    elif latest < TODAY:
        urgency = Urgency.OVERDUE
    else:
        urgency = Urgency.BOOK_NOW if (book_by or latest) <= TODAY else Urgency.LATER
    limit = None if latest is None else draw(st.sampled_from(["alarm", "stability"]))
    alarm = draw(st.none() | _days)
    return Refill(urgency, book_by, latest, alarm, limit, draw(_blocks), draw(_rules), draw(_paths), draw(_paths))


@st.composite
def entries(draw: st.DrawFn) -> list[Entry]:
    """Draw what is known of some files, each with a path of its own; names may be alike."""
    drawn = draw(st.lists(st.tuples(names, refills() | st.builds(NotEvaluated, _messages)), max_size=8))
    return [(WorksheetFile(f"visits/{place}/{name}", name), entry) for place, (name, entry) in enumerate(drawn)]


def listing(*entries: Refill | NotEvaluated, name: str = "visit") -> RefillList:
    """Arrange refills of files that are called visit-0, visit-1 and so on."""
    files = (
        WorksheetFile(f"ward/{name}-{place}.itb.json", f"{name}-{place}.itb.json") for place in range(len(entries))
    )
    return refill_list(zip(files, entries, strict=True), TODAY)


def write_sheets(folder: Path, sheets: Iterable[Sheet]) -> list[Path]:
    """Write worksheets into a folder, as visit-0.itb.json and so on."""
    folder.mkdir(exist_ok=True)
    paths = []
    for place, sheet in enumerate(sheets):
        path = folder / f"visit-{place}.itb.json"
        path.write_bytes(content_of(sheet))
        paths.append(path)
    return paths
