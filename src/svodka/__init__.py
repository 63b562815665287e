"""svodka: many reports in, who-said-what kept, a dated and sourced brief out."""

__version__ = "0.1.0"
