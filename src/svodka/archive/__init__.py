"""2. Evidence kept by digest in an append-only, hash-chained log that can be verified."""

from svodka.archive.clock import utc_now
from svodka.archive.ledger import Archive
from svodka.archive.verdict import Verdict

__all__ = ["Archive", "Verdict", "utc_now"]
