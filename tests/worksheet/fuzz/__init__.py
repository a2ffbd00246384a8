"""A fuzzer of the file reader: run `python -m tests.worksheet.fuzz --count 1000000`."""
