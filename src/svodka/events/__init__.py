"""4. Statements become events: copies counted once, one happening joined, clashes kept as edges."""

from svodka.events.linking import RULES_VERSION, link
from svodka.events.rulings import couple, rulings, torn

__all__ = ["RULES_VERSION", "couple", "link", "rulings", "torn"]
