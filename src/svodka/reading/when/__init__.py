"""When: the times a report tells, as intervals of days (own grammar; lexicon/<lang>/time.toml)."""

from svodka.reading.when.find import find_whens, time_spans

__all__ = ["find_whens", "time_spans"]
