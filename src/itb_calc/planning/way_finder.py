"""Look for the ways to prepare: each is the typed worksheet with another product, final volume or second stock."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from itb_calc.core.amount import Amount
from itb_calc.core.measuring import whole_containers
from itb_calc.core.show_number import typable_at_most, write_typable
from itb_calc.planning.final_volume import final_volumes, first_that_is_enough
from itb_calc.planning.source import NO_SECOND, Source, sources, typed_second
from itb_calc.planning.way import Judged, Kind, Way, way_of
from itb_calc.reference.reference import Reference
from itb_calc.visit import fields
from itb_calc.visit.facts import Facts
from itb_calc.worksheet.edit import enter_all
from itb_calc.worksheet.evaluate import evaluate
from itb_calc.worksheet.read import read
from itb_calc.worksheet.text import Worksheet


@dataclass(frozen=True, slots=True)
class WayFinder:
    """Looks for the ways of one worksheet: to the target (mcg/mL), in the needed volume (mL)."""

    worksheet: Worksheet
    reference: Reference
    today: date
    target: Amount
    needed: Amount

    def ways(self) -> Iterator[Way]:
        """Return each way once, in no order."""
        as_typed = self._judge({**NO_SECOND, **self._final(self.needed)})
        stocks = sources(self.worksheet, as_typed.facts, as_typed.evaluation.results)
        for stock in stocks:
            yield from self._of_one_stock(stock)
        yield from self._of_two_stocks(stocks)

    def _of_one_stock(self, stock: Source) -> Iterator[Way]:
        strength = stock.concentration
        if strength == self.target:
            yield self._way(Kind.READY_MADE, stock, None, (self.needed,))
        elif strength is None or strength > self.target:
            diluted = self._way(Kind.ONE_STOCK, stock, None, final_volumes(self.needed, self._facts(self.worksheet)))
            whole = self._of_whole_containers(stock)
            if whole is None or whole.worksheet.texts != diluted.worksheet.texts:
                yield diluted
            if whole is not None:
                yield whole
        elif stock.is_typed:
            # Too weak to be diluted: the person sees why the product in the hand does not do.
            yield self._way(Kind.ONE_STOCK, stock, None, (self.needed,))

    def _of_whole_containers(self, stock: Source) -> Way | None:
        if stock.concentration is None or stock.container is None:
            return None
        finals = self._finals_of_whole_containers(stock.container, stock.concentration)
        return self._way(Kind.WHOLE_CONTAINERS, stock, None, finals)

    def _of_two_stocks(self, stocks: tuple[Source, ...]) -> Iterator[Way]:
        """Mix the chosen product, or each on the shelf, with the typed second stock; and each pair on the shelf."""
        typed = typed_second(self.worksheet, self._facts(self.worksheet))
        chosen = next((stock for stock in stocks if stock.is_typed), None)
        if typed is not None:
            for stock in stocks if chosen is None else (chosen,):
                # With a chosen product also where the two do not go together: the person sees why.
                if stock is chosen or self._are_around(stock, typed) or self._are_around(typed, stock):
                    yield self._way(Kind.TWO_STOCKS, stock, typed, (self.needed,))
        for high in stocks:
            for low in stocks:
                stock, second = (low, high) if low.is_typed else (high, low)
                is_there = typed is not None and second.is_like(typed) and (chosen is None or stock is chosen)
                if self._are_around(high, low) and not is_there:
                    yield self._way(Kind.TWO_STOCKS, stock, second, (self.needed,))

    def _are_around(self, high: Source, low: Source) -> bool:
        if high.concentration is None or low.concentration is None:
            return False
        return low.concentration < self.target < high.concentration

    def _finals_of_whole_containers(self, container: Amount, strength: Amount) -> tuple[Amount, ...]:
        """Return what the fewest containers make, and one more where rounding to a graduation leaves too little.

        A volume that takes more than four decimals is typed as the next lower one: the containers still suffice.
        """
        count, final = whole_containers(container, strength, self.target, self.needed)
        return tuple(typable_at_most(final * Fraction(each, count)) for each in (count, count + 1))

    def _way(self, kind: Kind, stock: Source, second: Source | None, finals: tuple[Amount, ...]) -> Way:
        """Return the way with the first final volume (mL) that does not leave too little, else with the last one."""
        texts = {**stock.as_stock, **(NO_SECOND if second is None else second.as_second)}
        judged = first_that_is_enough(finals, lambda final: self._judge({**texts, **self._final(final)}))
        return way_of(kind, stock, second, judged, self.needed)

    def _final(self, volume: Amount) -> Mapping[str, str]:
        return {fields.FINAL_VOLUME.path: f"{write_typable(volume, self.worksheet.decimal_mark)} mL"}

    def _judge(self, texts: Mapping[str, str]) -> Judged:
        worksheet = enter_all(self.worksheet, texts)
        evaluation = evaluate(worksheet, self.reference, self.today)
        return Judged(worksheet, self._facts(worksheet), evaluation)

    def _facts(self, worksheet: Worksheet) -> Facts:
        inputs, _ = read(worksheet, self.reference)
        return Facts(inputs, self.reference)
