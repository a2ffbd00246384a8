"""The reference data as the program holds it: frozen, with its version and hash, and with its defect if it has one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from itb_calc.reference.models import Catheter, Dosing, Emergency, Product, Pump, Source, Thresholds


@dataclass(frozen=True, slots=True)
class Reference:
    """The reviewed figures. `defect` is one sentence where they do not fit their schema, or are not the reviewed ones.

    `version` and `sha256` are empty where the manifest, or the files, could not be read. `products` holds the listed
    products and then the presentations, in the order of their files. `emergency` is there whenever its own file can be
    read, whatever is wrong with the others: who needs that page cannot wait for a new installation.
    """

    version: str = ""
    sha256: str = ""
    defect: str | None = None
    products: Mapping[str, Product] = field(default_factory=lambda: MappingProxyType({}))
    listed: tuple[Product, ...] = ()
    presentations: tuple[Product, ...] = ()
    pumps: Mapping[str, Pump] = field(default_factory=lambda: MappingProxyType({}))
    catheters: Mapping[str, Catheter] = field(default_factory=lambda: MappingProxyType({}))
    dosing: Dosing | None = None
    thresholds: Thresholds | None = None
    emergency: Emergency | None = None
    sources: Mapping[str, Source] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def is_complete(self) -> bool:
        """Whether the schema held, so that every figure is there; the hash may differ all the same."""
        return self.thresholds is not None
