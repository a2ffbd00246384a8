"""`itb-calc convert TEXT`."""

from __future__ import annotations

from itb_calc.cli.arguments import BAD_INPUT
from itb_calc.cli.spelling import spells_micrograms
from itb_calc.cli.streams import answer, answer_json, say
from itb_calc.core.amount import Amount
from itb_calc.core.convert import Conversion, convert
from itb_calc.core.in_full import in_full
from itb_calc.core.refusal import Refusal
from itb_calc.core.show_number import show_entered, show_number

_WIDEST_UNIT = 8
_PERCENT_DECIMALS = 4
_MASS_FORMS = ("mg", "mcg")


def run_convert(text: str, *, as_json: bool) -> int:
    """Print a text's meaning and all its forms; a sentence on standard error where it is refused."""
    conversion = convert(text)
    if isinstance(conversion, Refusal):
        say(conversion.message)
        return BAD_INPUT
    if as_json:
        forms = {unit: str(number) for unit, number in conversion.forms.items()}
        answer_json({"text": conversion.text, "meaning": conversion.meaning, "forms": forms})
    else:
        answer(_readable(conversion))
    return 0


def _readable(conversion: Conversion) -> str:
    spelled = in_full if spells_micrograms() else str
    labels = {unit: "% w/v" if unit == "percent" else spelled(unit) for unit in conversion.forms}
    width = max(_WIDEST_UNIT, *map(len, labels.values()))
    lines = [spelled(conversion.meaning), ""]
    for unit, number in conversion.forms.items():
        if unit == "mg" and len(conversion.forms) > len(_MASS_FORMS):
            lines += ["", "in the container:"]
        shown = show_number(number, _PERCENT_DECIMALS) if unit == "percent" else _bare(Amount(number, unit))
        lines.append(f"  {labels[unit]:<{width}}  {shown}")
    return "\n".join(lines)


def _bare(amount: Amount) -> str:
    return show_entered(amount).rpartition(" ")[0]
