"""The command: how many files, with which seed; it ends with status 1 where anything was wrong."""

import argparse
import sys
import time

from tests.worksheet.fuzz.run import Tally, tallies

_SHOWN = 12
_EVERY = 50_000


def main() -> int:
    """Run, and print what became of the files."""
    parser = argparse.ArgumentParser(description="Damage worksheet files and look that none is misread.")
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=1)
    asked = parser.parse_args()
    started, all_of_them = time.monotonic(), Tally()
    for tally in tallies(asked.seed, asked.count, asked.processes):
        all_of_them.add(tally)
        if all_of_them.count % _EVERY == 0:
            print(f"{all_of_them.count:,} files, {len(all_of_them.wrong)} wrong", flush=True)
    seconds = round(time.monotonic() - started)
    print(f"seed {asked.seed}: {all_of_them.count:,} files in {seconds:,} s, {len(all_of_them.wrong)} wrong")
    for outcome, count in all_of_them.outcomes.most_common():
        print(f"{count:>9,}  {outcome}")
    for wrong, content in all_of_them.wrong[:_SHOWN]:
        print(f"{wrong}\n    {content!r}")
    return 1 if all_of_them.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
