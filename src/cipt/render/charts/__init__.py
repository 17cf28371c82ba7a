"""Charts as SVG text: self-contained, with a title and a description for those who cannot see.

Their figures stand in a table beside them, which the page lays out. What a chart says by colour it
says by a shape as well, and the style sheet `parts/charts.css` draws it.
"""

from cipt.render.charts.bar import stacked_bar
from cipt.render.charts.by_theme import by_theme_chart
from cipt.render.charts.measure import measure_chart
from cipt.render.charts.timeline import timeline_chart
from cipt.render.charts.trend import trend_chart

__all__ = ["by_theme_chart", "measure_chart", "stacked_bar", "timeline_chart", "trend_chart"]
