"""What counts for a visit: what was entered, else the listed figure or that of the site, else nothing.

A figure entered wins over any other. An unreadable text never counts as empty: Unreadable is raised, so that no
other figure takes its place.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from itb_calc.core.amount import Amount
from itb_calc.core.transition import catheter_volume
from itb_calc.reference.products import Product
from itb_calc.reference.pumps import Pump
from itb_calc.reference.reference import Reference
from itb_calc.visit import fields
from itb_calc.visit.field import Field
from itb_calc.visit.inputs import Inputs
from itb_calc.visit.missing import NotComputed, NotEntered

OTHER = "other"


@dataclass(frozen=True, slots=True)
class Facts:
    """The inputs of a visit with the reference data beside them."""

    inputs: Inputs
    reference: Reference

    def product(self) -> Product | None:
        """Return the chosen product; None for `other`, which is not listed; raises NotEntered where none is chosen."""
        product_id = self.inputs.need(fields.PRODUCT_ID)
        self._need_reference()
        return self.reference.products.get(product_id)

    def pump(self) -> Pump | None:
        """Return the chosen pump, or None where none is chosen."""
        pump_id = self.inputs.get(fields.PUMP_ID)
        if pump_id is None:
            return None
        self._need_reference()
        return self.reference.pumps.get(pump_id)

    def _need_reference(self) -> None:
        """Raise NotComputed without usable reference data: a listed id must not pass for `other` then."""
        if not self.reference.is_complete:
            raise NotComputed("reference")

    def container_volume(self) -> Amount | None:
        """Volume (mL) of one container: as typed, else as the printed name gives it."""
        typed = self.inputs.get(fields.CONTAINER_VOLUME)
        if typed is not None or self.inputs.get(fields.PRODUCT_ID) is None:
            return typed
        product = self.product()
        return None if product is None else product.container_volume

    def reservoir_volume(self) -> Amount | None:
        """Volume (mL) that the pump holds."""
        return self._of_pump(fields.RESERVOIR_VOLUME, lambda pump: pump.reservoir_volume)

    def residual_volume(self) -> Amount | None:
        """Volume (mL) that the pump can never deliver."""
        return self._of_pump(fields.RESIDUAL_VOLUME, lambda pump: pump.residual_volume)

    def minimum_flow(self) -> Amount | None:
        """Slowest flow (mL/day) that the pump can deliver; of a constant-flow pump it is its one flow."""
        listed = self._of_pump(fields.MINIMUM_FLOW, lambda pump: pump.minimum_flow)
        return self.inputs.get(fields.FIXED_FLOW) if listed is None and self.is_constant_flow() else listed

    def is_constant_flow(self) -> bool:
        """Whether the maker has fixed the pump's flow."""
        pump = self.pump()
        return pump is not None and pump.is_constant_flow

    def fixed_flow(self) -> Amount | None:
        """Flow (mL/day) of a constant-flow pump; None for any other; raises NotEntered where it is not known."""
        if self.is_constant_flow():
            return self.inputs.need(fields.FIXED_FLOW)
        self.inputs.readable(fields.FIXED_FLOW.path)  # entered for a pump that has none, it puts the flow in doubt
        return None

    def programmed_volume(self) -> Amount:
        """Volume (mL) that the pump counts on; of a constant-flow pump the injected one may stand for it."""
        entered = self.inputs.get(fields.PROGRAMMED_VOLUME)
        if entered is None and self.is_constant_flow():
            return self.inputs.need(fields.INJECTED_VOLUME)
        return self.inputs.need(fields.PROGRAMMED_VOLUME)

    def booking_buffer(self) -> Amount | None:
        """How many days before the latest date to book: as typed, else as the site says, else None."""
        typed = self.inputs.get(fields.BOOKING_BUFFER)
        return self.inputs.site.booking_buffer if typed is None else typed

    def flow_tolerance(self) -> Amount | None:
        """By how much (%) the pump may be off: as typed, else as the site says, else None."""
        typed = self.inputs.get(fields.FLOW_TOLERANCE)
        return self.inputs.site.flow_tolerance if typed is None else typed

    def figures_of_the_site(self, *asked: Field[Amount]) -> dict[str, Amount]:
        """Return which of these fields take the site's figure, by their names in words."""
        site = self.inputs.site
        given = {fields.BOOKING_BUFFER.path: site.booking_buffer, fields.FLOW_TOLERANCE.path: site.flow_tolerance}
        return {
            field.label.lower(): figure
            for field in asked
            if (figure := given[field.path]) is not None and self.inputs.get(field) is None
        }

    def system_volumes(self) -> tuple[Amount, Amount | None, Amount]:
        """Volume (mL) of the pump's tubing, its largest where a range is entered, and volume of the catheter.

        Raises NotEntered where one is not known, and Unreadable before that where anything of them is not read.
        """
        largest, catheter = self.inputs.get(fields.TUBING_VOLUME_MAX), self._catheter_volume()
        smallest = self.inputs.need(fields.TUBING_VOLUME)
        if catheter is None:
            by_length = self.inputs.get(fields.CATHETER_ID) is not None
            raise NotEntered((fields.CATHETER_TRIMMED_LENGTH if by_length else fields.CATHETER_VOLUME).path)
        return smallest, largest, catheter

    def _catheter_volume(self) -> Amount | None:
        """Volume (mL) of the implanted catheter: as typed, else from its length where the maker prints mL/cm."""
        typed = self.inputs.get(fields.CATHETER_VOLUME)
        if typed is not None:
            return typed
        catheter_id, trimmed = self.inputs.get(fields.CATHETER_ID), self.inputs.get(fields.CATHETER_TRIMMED_LENGTH)
        if catheter_id is None or trimmed is None:
            return None
        self._need_reference()
        catheter = self.reference.catheters[catheter_id]
        return catheter_volume(catheter.length, trimmed, catheter.volume_per_length)

    def _of_pump(self, field: Field[Amount], listed: Callable[[Pump], Amount | None]) -> Amount | None:
        entered = self.inputs.get(field)
        if entered is not None:
            return entered
        pump = self.pump()
        return None if pump is None else listed(pump)

    def stock_graduation(self) -> Amount | None:
        """Graduation (mL) for stock; the diluent's where only that one is entered."""
        own = self.inputs.get(fields.GRADUATION)
        return self.inputs.get(fields.DILUENT_GRADUATION) if own is None else own

    def diluent_graduation(self) -> Amount | None:
        """Graduation (mL) for diluent; the stock's where only that one is entered."""
        own = self.inputs.get(fields.DILUENT_GRADUATION)
        return self.inputs.get(fields.GRADUATION) if own is None else own
