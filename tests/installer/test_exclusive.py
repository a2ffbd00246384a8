from pathlib import Path
from threading import Event, Thread

from installer import exclusive


def test_a_second_set_up_says_that_it_waits_and_then_goes_on(tmp_path: Path) -> None:
    told: list[str] = []
    waits, done = Event(), Event()

    def say(sentence: str) -> None:
        told.append(sentence)
        waits.set()

    def second() -> None:
        with exclusive.only_one(tmp_path / "venv", say):
            done.set()

    thread = Thread(target=second)
    with exclusive.only_one(tmp_path / "venv", told.append):
        thread.start()
        assert waits.wait(timeout=10)
        assert not done.is_set()
    thread.join(timeout=10)
    assert done.is_set()
    assert told == [exclusive.WAITING]
