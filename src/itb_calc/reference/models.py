"""Every model of the reference data, from one place."""

from itb_calc.reference.citation import Citation, Cited, Record
from itb_calc.reference.dosing import DoseRange, Dosing, DosingGroup, IncreaseRange, Screening, ScreeningStep
from itb_calc.reference.emergency import Emergency, EmergencyItem, EmergencySection
from itb_calc.reference.products import Label, PresentationsFile, Product, ProductsFile
from itb_calc.reference.pumps import Catheter, CathetersFile, Pump, PumpsFile
from itb_calc.reference.sources import Manifest, Source, SourcesFile
from itb_calc.reference.thresholds import ConcentrationsFigure, FactorsFigure, Figure, Sourced, Thresholds, YearsFigure

__all__ = [
    "Catheter",
    "CathetersFile",
    "Citation",
    "Cited",
    "ConcentrationsFigure",
    "DoseRange",
    "Dosing",
    "DosingGroup",
    "Emergency",
    "EmergencyItem",
    "EmergencySection",
    "FactorsFigure",
    "Figure",
    "IncreaseRange",
    "Label",
    "Manifest",
    "PresentationsFile",
    "Product",
    "ProductsFile",
    "Pump",
    "PumpsFile",
    "Record",
    "Screening",
    "ScreeningStep",
    "Source",
    "Sourced",
    "SourcesFile",
    "Thresholds",
    "YearsFigure",
]
