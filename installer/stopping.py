"""How the set-up gives up: one sentence and exit status 2."""


class SetUpError(Exception):
    """The set-up cannot go on; the text is what the person reads."""


def told(trouble: OSError) -> str:
    """Say in one sentence what the operating system refused."""
    place = "" if trouble.filename is None else f" at {trouble.filename}"
    return f"The set-up stopped{place}: {trouble.strerror or trouble}."
