"""Every result of a worksheet before any rule withholds one."""

from tests.oracle.change import put_change
from tests.oracle.days import put_dates, put_days
from tests.oracle.delivery import put_delivery, put_residual
from tests.oracle.preparation import put_preparation
from tests.oracle.reading import SCHEDULE, Reading
from tests.oracle.results import BRIDGE, DATES, DAYS, DELIVERY, DOSE, Results


def calculate(reading: Reading) -> Results:
    """Every result that the worksheet's fields give."""
    results = Results()
    put_preparation(reading, results)
    put_delivery(reading, results)
    put_residual(reading, results)
    put_change(reading, results)
    put_days(reading, results)
    put_dates(reading, results)
    if SCHEDULE in reading.problems:
        results.withhold(DELIVERY | DAYS | DATES | BRIDGE | DOSE)
    return results
