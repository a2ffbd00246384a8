"""The worksheet file as pydantic sees it: known keys only, every number a text, yes and no as true and false."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from itb_calc.worksheet.file_record_model import (
    ConfirmationSection,
    PrintSection,
    RoundSection,
    ShownSection,
    SignaturesSection,
    SiteSection,
)
from itb_calc.worksheet.file_section import Section as _Section
from itb_calc.worksheet.file_section import Text as _Text


class ProductSection(_Section):
    """The product in the hand."""

    id: _Text = None
    label_strength: _Text = None
    container_volume: _Text = None


class SecondStockSection(_Section):
    """The second stock of a mixture."""

    label_strength: _Text = None
    container_volume: _Text = None


class PreparationSection(_Section):
    """What is prepared from it."""

    target_concentration: _Text = None
    final_volume: _Text = None
    priming_volume: _Text = None
    graduation: _Text = None
    diluent_graduation: _Text = None
    second_stock: SecondStockSection | None = None


class PumpSection(_Section):
    """The pump and its fill."""

    id: _Text = None
    alarm_volume: _Text = None
    injected_volume: _Text = None
    programmed_volume: _Text = None
    reservoir_volume: _Text = None
    residual_volume: _Text = None
    minimum_flow: _Text = None
    fixed_flow: _Text = None


class ScheduleStep(_Section):
    """One step of the day."""

    start: _Text = None
    end: _Text = None
    dose: _Text = None


class DoseSection(_Section):
    """The ordered dose and the patient's group."""

    daily_dose: _Text = None
    bolus_dose: _Text = None
    boluses_per_day: _Text = None
    patient_group: _Text = None
    phase: _Text = None
    age_years: _Text = None
    schedule: list[ScheduleStep] | None = None


class RefillSection(_Section):
    """What decides the date."""

    flow_tolerance: _Text = None
    stability_limit: _Text = None
    booking_buffer: _Text = None


class PreviousSection(_Section):
    """The previous fill."""

    first_fill: bool | Literal[""] | None = None
    daily_dose: _Text = None
    concentration: _Text = None
    programmed_volume: _Text = None
    fill_date: _Text = None
    bolus_volume: _Text = None
    expected_residual: _Text = None
    aspirated_volume: _Text = None


class SystemSection(_Section):
    """Tubing and catheter."""

    tubing_volume: _Text = None
    tubing_volume_max: _Text = None
    catheter_volume: _Text = None
    catheter_id: _Text = None
    catheter_trimmed_length: _Text = None


class VisitSection(_Section):
    """What was expected and what came out at an earlier visit."""

    date: _Text = None
    expected_residual: _Text = None
    aspirated_volume: _Text = None


class PatientSection(_Section):
    """Whose pump it is."""

    identifier: _Text = None


class LotsSection(_Section):
    """Which containers were used, and when it was prepared."""

    drug_lot: _Text = None
    drug_expiry: _Text = None
    second_lot: _Text = None
    second_expiry: _Text = None
    diluent_lot: _Text = None
    diluent_expiry: _Text = None
    prepared_at: _Text = None
    beyond_use: _Text = None


class WorksheetFile(_Section):
    """The whole file, schema 1."""

    schema_: Literal[1] = Field(alias="schema")
    kind: Literal["refill", ""] | None = None
    number: _Text = None
    decimal_mark: Literal[".", ",", ""] | None = None
    fill_date: _Text = None
    product: ProductSection | None = None
    preparation: PreparationSection | None = None
    pump: PumpSection | None = None
    dose: DoseSection | None = None
    refill: RefillSection | None = None
    previous: PreviousSection | None = None
    system: SystemSection | None = None
    visits: list[VisitSection] | None = None
    patient: PatientSection | None = None
    lots: LotsSection | None = None
    notes: _Text = None
    site: SiteSection | None = None
    confirmations: dict[str, ConfirmationSection] | None = None
    signatures: SignaturesSection | None = None
    second_check: list[RoundSection] | None = None
    prints: list[PrintSection] | None = None
    shown: ShownSection | None = None
