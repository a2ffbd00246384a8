"""With micrograms in full no text that is shown or spoken has the word mcg but what is typed, and printed names."""

import re

from itb_calc.documents.settings_fields import MICROGRAMS_IN_FULL, YES
from itb_calc.documents.site_settings import Origin, SiteSettings
from itb_calc.reference.loader import load_reference
from itb_calc.report.spelled_text import names_with_mcg

MCG = re.compile(r"(?<![\w.-])mcg(?![\w-])")
IN_FULL = SiteSettings(
    {"reviewed_by": "A. Pharmacist", "reviewed_on": "2026-11-23", MICROGRAMS_IN_FULL.path: YES}, Origin.OWN
)
NAMES = names_with_mcg(load_reference())
TYPED = {"450 mcg/day", "50 mcg/mL"}
