"""The form of a settings file: known keys only, and each value of exactly its type."""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel, ConfigDict

_Text = str | None


class SettingsFile(BaseModel):
    """What a settings file holds; only the review is required. What the texts say is looked at afterwards."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")

    reviewed_by: str
    reviewed_on: date
    name: _Text = None
    phone: _Text = None
    decimal_mark: _Text = None
    micrograms_in_full: bool | None = None
    start_dose_threshold: _Text = None
    booking_buffer: _Text = None
    weekend_rule: _Text = None
    flow_tolerance: _Text = None
    second_check: _Text = None
    label_size: _Text = None
    paper: _Text = None
    palette: _Text = None
