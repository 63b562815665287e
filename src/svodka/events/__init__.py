"""4. Statements become events: copies counted once, one happening joined, clashes kept as edges."""

from svodka.events.announced import announcement_ledger
from svodka.events.apart import Scales, Weighed, beside
from svodka.events.due import due_of
from svodka.events.linking import link

__all__ = ["Scales", "Weighed", "announcement_ledger", "beside", "due_of", "link"]
