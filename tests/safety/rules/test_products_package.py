"""PRD-07: the package in the hand against the printed name."""

import pytest

from itb_calc.core.refusal import DecimalMark
from tests.safety.worksheets import UNREADABLE, Changes, evaluated, findings, verdict

STRENGTH, CONTAINER = "product.label_strength", "product.container_volume"

# Product, strength typed, container typed, and what does not fit.
PACKAGES: tuple[tuple[str, str | None, str | None, tuple[str, ...]], ...] = (
    # The name prints mass and volume: both must be those.
    ("baclofen-40mg-20ml-inj-20ml", None, None, ()),
    ("baclofen-40mg-20ml-inj-20ml", "40 mg/20 mL", "20 mL", ()),
    ("baclofen-40mg-20ml-inj-20ml", "40000 mcg in 20 mL", None, ()),
    ("baclofen-40mg-20ml-inj-20ml", "40.0001 mg/20 mL", None, (STRENGTH,)),
    ("baclofen-40mg-20ml-inj-20ml", "39.9999 mg/20 mL", None, (STRENGTH,)),
    ("baclofen-40mg-20ml-inj-20ml", "40 mg/20.0001 mL", None, (STRENGTH,)),
    ("baclofen-40mg-20ml-inj-20ml", "40 mg/19.9999 mL", None, (STRENGTH,)),
    ("baclofen-40mg-20ml-inj-20ml", "20 mg/10 mL", None, (STRENGTH,)),
    ("baclofen-40mg-20ml-inj-20ml", "40 mcg/20 mL", None, (STRENGTH,)),
    # Typed for each mL: the ratio must be the same.
    ("baclofen-40mg-20ml-inj-20ml", "2 mg/mL", None, ()),
    ("baclofen-40mg-20ml-inj-20ml", "2000 mcg/mL", None, ()),
    ("baclofen-40mg-20ml-inj-20ml", "2.0001 mg/mL", None, (STRENGTH,)),
    ("baclofen-40mg-20ml-inj-20ml", "1999.9999 mcg/mL", None, (STRENGTH,)),
    ("baclofen-40mg-20ml-inj-20ml", "2 mg/1 mL", None, (STRENGTH,)),
    # The container must be the printed one.
    ("baclofen-40mg-20ml-inj-20ml", None, "20.0001 mL", (CONTAINER,)),
    ("baclofen-40mg-20ml-inj-20ml", None, "19.9999 mL", (CONTAINER,)),
    ("baclofen-40mg-20ml-inj-20ml", "20 mg/20 mL", "10 mL", (STRENGTH, CONTAINER)),
    # What is not read is not compared; the other is.
    ("baclofen-40mg-20ml-inj-20ml", UNREADABLE, "10 mL", (CONTAINER,)),
    ("baclofen-40mg-20ml-inj-20ml", "20 mg/20 mL", UNREADABLE, (STRENGTH,)),
    ("baclofen-40mg-20ml-inj-20ml", UNREADABLE, UNREADABLE, ()),
    # 10mg/20: the mass, and the number 20 as mL.
    ("baclofen-10mg-20-inj-20ml", "10 mg/20 mL", "20 mL", ()),
    ("baclofen-10mg-20-inj-20ml", "10.0001 mg/20 mL", None, (STRENGTH,)),
    ("baclofen-10mg-20-inj-20ml", "10 mg/20.0001 mL", None, (STRENGTH,)),
    ("baclofen-10mg-20-inj-20ml", "10 mg/5 mL", None, (STRENGTH,)),
    ("baclofen-10mg-20-inj-20ml", "20 mg/40 mL", None, (STRENGTH,)),
    ("baclofen-10mg-20-inj-20ml", "500 mcg/mL", None, ()),
    ("baclofen-10mg-20-inj-20ml", "0.5 mg/mL", None, ()),
    ("baclofen-10mg-20-inj-20ml", "500.0001 mcg/mL", None, (STRENGTH,)),
    ("baclofen-10mg-20-inj-20ml", "2 mg/mL", None, (STRENGTH,)),
    ("baclofen-10mg-20-inj-20ml", "10 mg/20 mL", "5 mL", (CONTAINER,)),
    # The kit: the ratio, whatever the volume; no container is printed.
    ("baclofen-2000mcg-inj-refill-kit", "10 mg/5 mL", "5 mL", ()),
    ("baclofen-2000mcg-inj-refill-kit", "40 mg/20 mL", "20 mL", ()),
    ("baclofen-2000mcg-inj-refill-kit", "2 mg/mL", "7 mL", ()),
    ("baclofen-2000mcg-inj-refill-kit", "40 mg/20.0001 mL", "20 mL", (STRENGTH,)),
    ("baclofen-2000mcg-inj-refill-kit", "2000.0001 mcg/mL", "20 mL", (STRENGTH,)),
    ("baclofen-2000mcg-inj-refill-kit", "2000 mcg/20 mL", "20 mL", (STRENGTH,)),
    # The name prints only per mL: any strength must have the ratio.
    ("baclofen-50mcg-ml-pf-syr-1ml", "50 mcg/mL", "1 mL", ()),
    ("baclofen-50mcg-ml-pf-syr-1ml", "100 mcg/2 mL", None, ()),
    ("baclofen-50mcg-ml-pf-syr-1ml", "50.0001 mcg/mL", None, (STRENGTH,)),
    ("baclofen-50mcg-ml-pf-syr-1ml", "100 mcg/1 mL", None, (STRENGTH,)),
    ("baclofen-50mcg-ml-pf-syr-1ml", None, "2 mL", (CONTAINER,)),
    # A presentation in mcg.
    ("ndc-66794-155-01", "10 mg/20 mL", "20 mL", ()),
    ("ndc-66794-155-01", "10 mg/5 mL", None, (STRENGTH,)),
    # Oral names are compared too: a tablet's mass, a liquid without a printed pack.
    ("baclofen-10mg-tablets", "10 mg/5 mL", "5 mL", ()),
    ("baclofen-10mg-tablets", "20 mg/5 mL", None, (STRENGTH,)),
    ("baclofen-10mg-tablets", "2 mg/mL", None, ()),
    ("baclofen-5mg-5ml-solution", "5 mg/5 mL", "300 mL", ()),
    ("baclofen-5mg-5ml-solution", "5 mg/20 mL", "300 mL", (STRENGTH,)),
    # A product that is not listed cannot disagree.
    ("other", "40 mg/20 mL", "7 mL", ()),
)


def package(product: str, strength: str | None, container: str | None) -> Changes:
    return {"product.id": product, STRENGTH: strength, CONTAINER: container}


@pytest.mark.parametrize(("product", "strength", "container", "differs"), PACKAGES)
def test_prd_07_package_against_printed_name(
    product: str, strength: str | None, container: str | None, differs: tuple[str, ...]
) -> None:
    finding = findings(package(product, strength, container)).get("PRD-07")
    assert (() if finding is None else finding.fields) == (("product.id", *differs) if differs else ())


@pytest.mark.parametrize("product", [None, UNREADABLE])
def test_prd_07_needs_the_product(product: str | None) -> None:
    changes = {"product.id": product, STRENGTH: "7 mg/mL", CONTAINER: "3 mL"}
    assert "PRD-07" not in findings(changes)


@pytest.mark.parametrize(
    ("strength", "container", "says"),
    [
        ("20 mg/20 mL", None, "20 mg in 20 mL"),
        ("40000 mcg in 5 mL", "20 mL", "40,000 mcg in 5 mL"),
        ("0.5 mg/mL", None, "0.5 mg in 1 mL"),
        (None, "10 mL", "a container of 10 mL"),
        ("20 mg/20 mL", "10 mL", "20 mg in 20 mL and a container of 10 mL"),
    ],
)
def test_prd_07_says_what_does_not_fit_as_it_was_typed(strength: str | None, container: str | None, says: str) -> None:
    changes = package("baclofen-40mg-20ml-inj-20ml", strength, container)
    assert findings(changes)["PRD-07"].message == (
        f"The package says {says}, which does not fit Baclofen 40mg/20ml Inj, 20ml: a wrong strength would be a wrong"
        " dose. The package in your hand wins: choose the product that it is, or `other`."
    )
    severity, _, source = verdict("PRD-07", changes)
    assert (severity, source) == ("block", "the printed names of the listed products")


@pytest.mark.parametrize(
    ("mark", "volume", "says"),
    [
        (
            DecimalMark.POINT,
            "20.5 mL",
            "a container of 20.5 mL, which does not fit Gablofen 10,000 mcg/20 mL (500 mcg/mL)",
        ),
        (
            DecimalMark.COMMA,
            "20,5 mL",
            "a container of 20,5 mL, which does not fit Gablofen 10\N{THIN SPACE}000 mcg/20 mL (500 mcg/mL)",
        ),
    ],
    ids=["point", "comma"],
)
def test_prd_07_shows_10_000_mcg_in_the_documents_own_way(mark: DecimalMark, volume: str, says: str) -> None:
    found = evaluated(package("ndc-66794-155-01", None, volume), mark=mark).findings
    assert [says in finding.message for finding in found if finding.rule == "PRD-07"] == [True]
