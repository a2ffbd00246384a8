"""One hash over the reference files, the same on every system."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256


def with_plain_line_ends(content: bytes) -> bytes:
    """Return the content with LF line ends, whatever wrote it."""
    return content.replace(b"\r\n", b"\n").replace(b"\r", b"\n")


def content_hash(contents: Mapping[str, bytes]) -> str:
    """Return the SHA-256 over file names and contents, sorted by name, line ends normalised, as 64 hexadecimal digits.

    Each name and each content stands after its length in bytes, so that no two sets of files look the same.
    """
    digest = sha256()
    for name, content in sorted(contents.items()):
        for part in (name.encode(), with_plain_line_ends(content)):
            digest.update(b"%d:" % len(part))
            digest.update(part)
    return digest.hexdigest()
