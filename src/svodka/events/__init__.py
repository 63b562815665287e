"""4. Statements become events: copies counted once, one happening joined, clashes kept as edges."""

from svodka.events.apart import Scales, Weighed, beside
from svodka.events.linking import link

__all__ = ["Scales", "Weighed", "beside", "link"]
