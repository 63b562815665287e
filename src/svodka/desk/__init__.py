"""Wiring: a desk is a folder; day.py is the whole run on one page."""
