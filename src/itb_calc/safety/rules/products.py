"""PRD: is this the right product, and is its strength known from the package in the hand?"""

from __future__ import annotations

from typing import Any

from itb_calc.core.amount import Amount
from itb_calc.core.concentration import content
from itb_calc.core.quantity_text import Quantity
from itb_calc.core.show_number import in_mark
from itb_calc.reference.products import Product
from itb_calc.safety.finding import Severity
from itb_calc.safety.rule import Case, Rule, Trigger, met
from itb_calc.visit import fields
from itb_calc.visit.field import Field


def oral_product(case: Case) -> Trigger | None:
    """Fire where the chosen product is to be swallowed."""
    product = case.facts.product()
    if product is None or product.use != "oral":
        return None
    return Trigger(
        f"{_name(product, case)} is for swallowing and must never reach a pump, though its strength may look the same."
        " Take an intrathecal product."
    )


def incomplete_name(case: Case) -> Trigger | None:
    """Fire where the printed name does not give the strength, and the package was not read for it."""
    product = case.facts.product()
    if product is not None and product.complete:
        return None
    missing: list[Field[Any]] = met(
        lambda: _if(case.inputs.get(fields.LABEL_STRENGTH) is None, fields.LABEL_STRENGTH),
        lambda: _if(case.facts.container_volume() is None, fields.CONTAINER_VOLUME),
    )
    if not missing:
        return None
    wanted = " and ".join(field.label.lower() for field in missing)
    return Trigger(
        f"{_what_is_unknown(product, case)}. Type the {wanted} from the package in your hand.", fields=(*missing,)
    )


def _what_is_unknown(product: Product | None, case: Case) -> str:
    if product is None:
        return "A product that is not listed is known by its package only"
    readings = " or ".join(in_mark(reading, case.inputs.mark) for reading in product.possible_readings)
    return f"The printed name {product.printed_name} does not give the full strength: it could be {readings}"


def _name(product: Product, case: Case) -> str:
    return in_mark(product.printed_name, case.inputs.mark)


def _if(condition: bool, field: Field[Any]) -> Field[Any] | None:  # noqa: FBT001 - reads as it is called
    return field if condition else None


def screening_product(case: Case) -> Trigger | None:
    """Fire where the screening product, or a stock of its strength, is to fill the pump."""
    screening = case.thresholds.screening_concentration.value
    found: list[Field[Any]] = met(
        lambda: _if(_is_for_screening(case.facts.product()), fields.PRODUCT_ID),
        lambda: _if(case.results.amount("stock_concentration") == screening, fields.LABEL_STRENGTH),
        lambda: _if(case.inputs.need(fields.SECOND_STRENGTH).value == screening, fields.SECOND_STRENGTH),
    )
    if not found:
        return None
    return Trigger(
        f"{case.show(screening)} is for the screening dose only, and never fills a pump. Take a refill strength.",
        fields=(found[0],),
    )


def _is_for_screening(product: Product | None) -> bool:
    return product is not None and product.use == "screening"


def ambiguous_mass(case: Case) -> Trigger | None:
    """Remark where the container holds the mass that is printed on two different strengths."""
    mass = case.thresholds.ambiguous_container_mass.value
    container = case.facts.container_volume()
    if container is None or content(case.results.amount("stock_concentration"), container) != mass:
        return None
    shown = case.show(mass)
    return Trigger(
        f"This container holds {shown}: that mass is sold in {_volumes_of(mass, case)}, which differ in strength."
        " Check the volume on the package."
    )


def _volumes_of(mass: Amount, case: Case) -> str:
    volumes = {
        product.container_volume.magnitude: product.container_volume
        for product in case.reference.presentations
        if product.strength is not None
        and product.container_volume is not None
        and content(product.strength.value, product.container_volume) == mass
    }
    return " and in ".join(case.show(volumes[size]) for size in sorted(volumes))


def looks_like_an_oral_liquid(case: Case) -> Trigger | None:
    """Remark where an oral liquid has the same strength."""
    stock = case.results.amount("stock_concentration")
    if stock not in case.thresholds.oral_lookalike_concentrations.values:
        return None
    return Trigger(f"An oral liquid has the same strength, {case.show(stock)}. Check the route on the package.")


def above_licensed(case: Case) -> Trigger | None:
    """Fire where a stock is stronger than every licensed product."""
    highest = case.thresholds.highest_licensed_concentration.value
    stocks = met(
        lambda: case.results.amount("stock_concentration"),
        lambda: case.inputs.need(fields.SECOND_STRENGTH).value,
    )
    above = [stock for stock in stocks if stock > highest]
    if not above:
        return None
    shown = case.show_against(above[0], highest)
    return Trigger(
        f"{shown} is above every licensed strength ({case.show(highest)}), and compounded stocks have been more than"
        " 10 % off. Check how its strength was assured."
    )


def package_disagrees(case: Case) -> Trigger | None:
    """Fire where the package in the hand and the printed name contradict each other."""
    product = case.facts.product()
    if product is None:
        return None
    found: list[Field[Any]] = met(
        lambda: _if(_strength_differs(product, case.inputs.need(fields.LABEL_STRENGTH)), fields.LABEL_STRENGTH),
        lambda: _if(_container_differs(product, case), fields.CONTAINER_VOLUME),
    )
    if not found:
        return None
    return Trigger(
        f"The package says {_said_by_the_package(found, case)}, which does not fit {_name(product, case)}: a wrong"
        " strength would be a wrong dose. The package in your hand wins: choose the product that it is, or `other`.",
        fields=(fields.PRODUCT_ID, *found),
    )


def _said_by_the_package(found: list[Field[Any]], case: Case) -> str:
    said: list[str] = []
    if fields.LABEL_STRENGTH in found:
        typed = case.inputs.need(fields.LABEL_STRENGTH)
        said.append(f"{case.show(typed.amount)} in {case.show(typed.amount / typed.value)}")
    if fields.CONTAINER_VOLUME in found:
        said.append(f"a container of {case.show(case.inputs.need(fields.CONTAINER_VOLUME))}")
    return " and ".join(said)


def _strength_differs(product: Product, typed: Quantity) -> bool:
    if typed.per_is_typed and (product.label_mass is not None or product.label_volume is not None):
        wrong_mass = product.label_mass is not None and typed.amount != product.label_mass
        return wrong_mass or (product.label_volume is not None and typed.per != product.label_volume)
    return product.label_concentration is not None and typed.value != product.label_concentration


def _container_differs(product: Product, case: Case) -> bool:
    typed = case.inputs.need(fields.CONTAINER_VOLUME)
    return product.container_volume is not None and typed != product.container_volume


_PRODUCT_FIELDS = (fields.PRODUCT_ID, fields.LABEL_STRENGTH, fields.CONTAINER_VOLUME)

RULES = (
    Rule(
        "PRD-01",
        Severity.BLOCK,
        "Oral product",
        (fields.PRODUCT_ID,),
        "Oral and intrathecal strengths look alike, and several printed names do not give the route.",
        "the printed names of the listed products",
        oral_product,
    ),
    Rule(
        "PRD-02",
        Severity.BLOCK,
        "Printed name without a full strength",
        _PRODUCT_FIELDS,
        "The unit of the 20 in 10mg/20 is missing, and so is the volume of the kit: its candidates hold 10 to 80 mg.",
        "the printed names of the listed products",
        incomplete_name,
    ),
    Rule(
        "PRD-03",
        Severity.BLOCK,
        "Screening product for a refill",
        (fields.PRODUCT_ID, fields.LABEL_STRENGTH, fields.SECOND_STRENGTH),
        "The screening strength is for a single test dose.",
        "US labelling",
        screening_product,
    ),
    Rule(
        "PRD-04",
        Severity.INFO,
        "A mass that is sold in two volumes",
        _PRODUCT_FIELDS,
        "10 mg is printed on 10 mg/20 mL and on 10 mg/5 mL: a 4-fold difference.",
        "the licensed presentations",
        ambiguous_mass,
    ),
    Rule(
        "PRD-05",
        Severity.INFO,
        "Same strength as an oral liquid",
        (fields.PRODUCT_ID, fields.LABEL_STRENGTH),
        "Oral 5 mg/5 mL and 10 mg/5 mL are 1,000 and 2,000 mcg/mL.",
        "the printed names of the listed products",
        looks_like_an_oral_liquid,
    ),
    Rule(
        "PRD-06",
        Severity.CAUTION,
        "Stock above every licensed strength",
        (fields.PRODUCT_ID, fields.LABEL_STRENGTH, fields.SECOND_STRENGTH),
        "Of 29 samples, over 40 % of the compounded ones were more than 5 % off and 22 % more than 10 %.",
        "Moberg-Wolff 2009",
        above_licensed,
    ),
    Rule(
        "PRD-07",
        Severity.BLOCK,
        "Package and printed name disagree",
        _PRODUCT_FIELDS,
        "A wrong product has been chosen, or a figure was not read from the package.",
        "the printed names of the listed products",
        package_disagrees,
    ),
)
