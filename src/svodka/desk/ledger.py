"""The ledgers for the terminal, as published: people at risk are under pseudonyms unless asked for otherwise."""

from __future__ import annotations

from datetime import date

from svodka import __version__
from svodka.desk.desk import Desk
from svodka.desk.publishing import refuse_leaks
from svodka.publish import Rendered, ledger_text
from svodka.review import public_export


def ledger(desk: Desk, name: str = "", *, lang: str | None = None, last: date | None = None, private: bool = False) -> str:
    """Return the ledger *name*, or all of them, in *lang* (the configuration's unless given).

    What is overdue is told from the day *last*, the last one of publication unless given. Raises ConfigError for a
    name that no ledger has, RenderError where a protected name would be shown.
    """
    material = desk.material()
    redactor = desk.redactor(material, private=private)
    export = public_export(material, redactor, private=private, version=__version__, last=last)
    text = ledger_text(export, name, lang or desk.config.brief.lang)
    if not private:
        refuse_leaks({"ledger": Rendered(text.encode("utf-8", "replace"), lambda: (text,))}, redactor)
    return text
