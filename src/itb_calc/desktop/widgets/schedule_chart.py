"""The day in steps as a chart: the dose per hour over 24 hours, against the same dose given evenly."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen

from itb_calc.core.amount import Amount
from itb_calc.core.day_schedule import END_OF_DAY, Misfit, clock
from itb_calc.core.show_number import show_entered
from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.viewmodels.scale_marks import marks, step_for
from itb_calc.desktop.viewmodels.schedule_picture import Level, SchedulePicture
from itb_calc.desktop.widgets.keyed_canvas import Key, KeyedCanvas
from itb_calc.desktop.widgets.picture import Picture, hatch, pen, tint
from itb_calc.desktop.widgets.spelled_state import spelled_state
from itb_calc.desktop.widgets.spelling import spelled

_NAME = "Chart of the day"
_WAITS = "The day is drawn when a step is read."
_USUAL = (
    "00:00 to 08:00: 15 mcg/hour; 08:00 to 16:00: 22 mcg/hour; 16:00 to 24:00: 18 mcg/hour. Dashed line: 1,450.5"
    " mcg/day given evenly. Dotted line: minimum flow 0.048 mL/day, here 3 mcg/hour."
)
_GIVEN, _MISSING, _DOUBLE, _BELOW = "Given", "In no step", "In more than one step", "Below the minimum flow"
_LONGEST = (_GIVEN, "1,450.5 mcg/day given evenly", "Minimum flow 0.048 mL/day", _BELOW, _MISSING, _DOUBLE)
_UNIT = "mcg/hour"
_EVERY = 6 * 60
_MOST_MARKS, _SPACE_ABOVE = 4, 1.08


class ScheduleCanvas(KeyedCanvas):
    """The drawing: each step as high as its dose per hour, with what is wrong hatched over the whole height."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _WAITS, _LONGEST)
        self.state: SchedulePicture | None = None

    def ground(self, state: SchedulePicture) -> QRectF:
        """Return where the day is drawn."""
        return self.plot(max((text for _, text in self._marks(state)), key=self.metrics().horizontalAdvance))

    def column_of(self, minutes: int, plot: QRectF) -> float:
        """Return the pixel column of a time, in minutes from midnight."""
        return plot.left() + plot.width() * minutes / END_OF_DAY

    def row_of(self, per_hour: Amount, state: SchedulePicture, plot: QRectF) -> float:
        """Return the pixel row of a dose per hour."""
        share = float(per_hour.number(_UNIT) / state.top.number(_UNIT))
        return plot.bottom() - plot.height() * share / _SPACE_ABOVE

    def draw(self, painter: QPainter) -> bool:
        """Draw axes, steps, lines across the day, hatches and keys."""
        state = self.state
        if state is None:
            return False
        plot = self.ground(state)
        self.draw_axis(painter, plot, [(self.row_of(value, state, plot), text) for value, text in self._marks(state)])
        times = range(0, END_OF_DAY + 1, _EVERY)
        self.draw_columns(painter, plot, [(self.column_of(time, plot), clock(time)) for time in times])
        painter.setPen(pen(self.theme.palette.text))
        painter.drawText(QPointF(plot.left(), self.metrics().ascent() + self.metrics().height() / 4), spelled(_UNIT))
        for misfit in state.wrong:
            painter.fillRect(self._strip(misfit, plot), self._hatch_of(misfit))
        self._steps(painter, state, plot)
        for level, drawn in ((state.even, self._even_pen()), (state.slowest, self._slowest_pen())):
            if level is not None:
                painter.setPen(drawn)
                painter.drawLine(self._across(level, state, plot))
        self.draw_keys(painter, self._keys(state))
        return True

    def _marks(self, state: SchedulePicture) -> list[tuple[Amount, str]]:
        top = state.top.number(_UNIT)
        values = marks(top, step_for(top, _MOST_MARKS))
        return [(Amount(value, _UNIT), show_entered(Amount(value, "1"), state.mark)) for value in values]

    def _strip(self, misfit: Misfit, plot: QRectF) -> QRectF:
        left, right = self.column_of(misfit.start, plot), self.column_of(misfit.end, plot)
        return QRectF(left, plot.top(), max(right - left, 1), plot.height())

    def _steps(self, painter: QPainter, state: SchedulePicture, plot: QRectF) -> None:
        for given in state.steps:
            top = self.row_of(given.per_hour, state, plot)
            left, right = self.column_of(given.step.start, plot), self.column_of(given.step.end, plot)
            area = QRectF(QPointF(left, top), QPointF(right, plot.bottom()))
            for fill in self._below_fills() if given.is_below_minimum else (tint(self.theme.palette.accent),):
                painter.fillRect(area, fill)
            painter.setPen(self._step_pen())
            painter.drawPolyline([area.bottomLeft(), area.topLeft(), area.topRight(), area.bottomRight()])

    def _across(self, level: Level, state: SchedulePicture, plot: QRectF) -> QLineF:
        row = self.row_of(level.per_hour, state, plot)
        return QLineF(plot.left(), row, plot.right(), row)

    def _keys(self, state: SchedulePicture) -> list[Key]:
        kinds = {misfit.kind for misfit in state.wrong}
        keys = [Key(_GIVEN, self._step_pen(), (tint(self.theme.palette.accent),))]
        if state.even is not None:
            keys.append(Key(state.even.label, self._even_pen()))
        if state.slowest is not None:
            keys.append(Key(state.slowest.label, self._slowest_pen()))
        if any(given.is_below_minimum for given in state.steps):
            keys.append(Key(_BELOW, None, self._below_fills()))
        named = ((_MISSING, "missing"), (_DOUBLE, "double"))
        return [*keys, *(Key(text, None, (self._hatches[kind],)) for text, kind in named if kind in kinds)]

    @property
    def _hatches(self) -> dict[str, QBrush]:
        colour, styles = self.theme.palette.block, Qt.BrushStyle
        return {"missing": hatch(colour, styles.BDiagPattern), "double": hatch(colour, styles.DiagCrossPattern)}

    def _hatch_of(self, misfit: Misfit) -> QBrush:
        return self._hatches[misfit.kind]

    def _below_fills(self) -> tuple[QBrush, ...]:
        return tint(self.theme.palette.block), hatch(self.theme.palette.block, Qt.BrushStyle.HorPattern)

    def _step_pen(self) -> QPen:
        return pen(self.theme.palette.accent, self.theme.px(2))

    def _even_pen(self) -> QPen:
        return pen(self.theme.palette.text, self.theme.px(2), Qt.PenStyle.DashLine)

    def _slowest_pen(self) -> QPen:
        return pen(self.theme.palette.confirm, self.theme.px(2), Qt.PenStyle.DotLine)


class ScheduleChart(Picture):
    """The chart of the day with its text."""

    def __init__(self, theme: Theme) -> None:
        canvas = ScheduleCanvas(theme)
        super().__init__(theme, _NAME, canvas, _WAITS, _USUAL)
        self.canvas = canvas
        self.show_state(None)

    def show_state(self, state: SchedulePicture | None) -> None:
        """Draw a state; None leaves an empty frame."""
        self.canvas.state = spelled_state(state)
        self.canvas.update()
        self.tell(None if state is None else state.alternative)
