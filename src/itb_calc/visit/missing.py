"""Why a result or a rule has nothing to say: something that it reads is not there."""

from __future__ import annotations


class Missing(Exception):  # noqa: N818 - not a mistake of the program: the normal state of a half-filled worksheet
    """What a formula or a rule reads is not there; `name` is the field's path or the result's name."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class NotEntered(Missing):
    """The field is empty, and no reference figure stands for it."""


class Unreadable(Missing):
    """The field holds a text that is not read: never taken for empty."""


class NotComputed(Missing):
    """The result that is needed is absent."""


class NotApplicable(Missing):
    """The result has no meaning for this worksheet, such as a diluent where nothing is diluted."""


class NoWorstCase(NotApplicable):
    """Nothing that is entered ends a fill early: the nominal days are all there is to say."""
