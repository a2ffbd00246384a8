"""A window that records without end, and reports each entry that it has a receipt for; it is killed in the middle.

python -m tests.documents.kills_log.writer append FOLDER
python -m tests.documents.kills_log.writer begin FOLDER
"""

import sys
from itertools import count
from pathlib import Path

from itb_calc.documents.log_record import Receipt, append, turn_on
from tests.documents.logs import FINISHED, NOW


def append_for_ever(folder: Path) -> None:
    """Append entries, and say place and hash of each."""
    while True:
        receipt = append(folder, FINISHED)
        assert isinstance(receipt, Receipt), receipt
        print(receipt.sequence, receipt.sha256, flush=True)


def begin_for_ever(folder: Path) -> None:
    """Turn on one log after the other, and say which is on."""
    for number in count():
        assert turn_on(folder / str(number), NOW) is None
        print(number, flush=True)


if __name__ == "__main__":
    print("ready", flush=True)
    {"append": append_for_ever, "begin": begin_for_ever}[sys.argv[1]](Path(sys.argv[2]))
