"""Products: the listed names and the licensed presentations."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from itb_calc.core.amount import Amount
from itb_calc.reference.citation import Cited, Record
from itb_calc.reference.quantities import Concentration, Id, Mass, Notes, Strength, Text, Volume, refuse

Form = Literal["tablet", "injection", "solution", "suspension", "syringe", "kit", "ampule", "vial", "syringe or vial"]


class Label(Record):
    """The figures of a printed name that do not make up a strength: a tablet's mass, an incomplete name's numbers."""

    mass: Mass | None = None
    volume: Volume | None = None
    concentration: Concentration | None = None


class Product(Cited):
    """A product by its printed name, or a licensed presentation by its package code (NDC).

    `strength` is the full strength as printed: None for tablets, and where the name leaves it incomplete.
    """

    figure_names: ClassVar[tuple[str, ...]] = ("strength", "container_volume", "label", "ndc")

    id: Id
    printed_name: Text
    form: Form
    route: Literal["oral", "intrathecal"]
    use: Literal["refill", "screening", "oral"]
    complete: bool
    strength: Strength | None = None
    container_volume: Volume | None = None
    label: Label | None = None
    possible_readings: Notes = ()
    note: Text | None = None
    maker: Text | None = None
    ndc: Annotated[str, Field(pattern=r"^[0-9]{5}-[0-9]{3,4}-[0-9]{2}$")] | None = None

    @property
    def label_mass(self) -> Amount | None:
        """The mass that the printed name gives (mg or mcg); None where it prints only per mL."""
        if self.strength is None:
            return None if self.label is None else self.label.mass
        return self.strength.amount if self.strength.per_is_typed else None

    @property
    def label_volume(self) -> Amount | None:
        """The volume inside the printed strength (mL); None where the name prints only per mL."""
        if self.strength is None:
            return None if self.label is None else self.label.volume
        return self.strength.per if self.strength.per_is_typed else None

    @property
    def label_concentration(self) -> Amount | None:
        """The ratio (mcg/mL) that a strength typed from the package has to match; None for tablets."""
        if self.strength is not None:
            return self.strength.value
        if self.label is None or self.label.concentration is not None:
            return None if self.label is None else self.label.concentration
        mass, volume = self.label.mass, self.label.volume
        return None if mass is None or volume is None else mass / volume

    @model_validator(mode="after")
    def _agrees_with_itself(self) -> Self:
        is_tablet = self.form == "tablet"
        if (self.route == "oral") != (self.use == "oral"):
            refuse("has a route and a use that do not go together")
        if is_tablet and (self.route != "oral" or self.strength is not None or self.label_mass is None):
            refuse("is a tablet, which is oral and has a mass and no strength")
        if self.complete != (is_tablet or self.strength is not None):
            refuse("is complete without its strength, or has its strength and is not complete")
        if self.strength is not None and self.label is not None:
            refuse("gives its label's figures twice")
        if self.complete == bool(self.possible_readings):
            refuse("must have possible readings where it is incomplete, and only there")
        return self


class ProductsFile(Record):
    """products.toml: the listed products, in the order of the list."""

    products: Annotated[tuple[Product, ...], Field(strict=False, min_length=1)]


class PresentationsFile(Record):
    """presentations.toml: the licensed presentations, one entry for each package code."""

    presentations: Annotated[tuple[Product, ...], Field(strict=False, min_length=1)]

    @model_validator(mode="after")
    def _id_is_the_package_code(self) -> Self:
        for product in self.presentations:
            if product.ndc is None or product.id != f"ndc-{product.ndc}" or not product.complete:
                refuse(f"{product.id}: a presentation is complete and is named by its package code")
        return self
