"""Settings files for the tests, as an administrator writes them."""

REVIEW = {"reviewed_by": "A. Pharmacist", "reviewed_on": "2026-11-23"}
FULL = {
    **REVIEW,
    "name": "St Anne's ward 4",
    "phone": "+44 20 7946 0000",
    "decimal_mark": ",",
    "micrograms_in_full": "yes",
    "start_dose_threshold": "8 hours",
    "booking_buffer": "7 days",
    "weekend_rule": "keep",
    "flow_tolerance": "7,5 %",
    "second_check": "not required",
    "label_size": "100x50",
    "paper": "letter",
    "palette": "dark",
}


def toml(texts: dict[str, str]) -> bytes:
    """Write by hand what a file says, the date and what is true or false without quotation marks."""
    lines = []
    for key, text in texts.items():
        quoted = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        bare = {"yes": "true", "no": "false"}.get(text, text)
        is_bare = key in {"reviewed_on", "micrograms_in_full"}
        lines.append(f"{key} = {bare}" if is_bare else f'{key} = "{quoted}"')
    return "\n".join(lines).encode()
