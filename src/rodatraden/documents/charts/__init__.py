"""Charts: Vega-Lite specs built from plain values, drawn once, themed by each renderer."""
