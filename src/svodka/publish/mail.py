"""The brief as a mail message: plain text, and the same as HTML, in one multipart/alternative."""

from __future__ import annotations

from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from svodka.model.edition import DRAFT
from svodka.model.public import PublicBrief
from svodka.publish.feed import EPOCH, moment
from svodka.publish.html import environment
from svodka.publish.plain import PlainBrief, plain_brief
from svodka.publish.saying import say, speaking

SENDER = Address("svodka", "brief", "svodka.invalid")
"""Nobody: the domain is reserved (RFC 2606). Whoever sends the message puts the own address there."""


def render_mail(brief: PublicBrief) -> bytes:
    """Return the message as an .eml file. Sender is a placeholder, Date the brief's last day: no clock is read.

    Raises UncitedSentenceError for a factual sentence without a citation.
    """
    plain = plain_brief(brief)
    number = brief.edition.number if brief.edition else 1
    message = EmailMessage(policy=SMTP)
    message["From"] = SENDER
    message["To"] = "undisclosed-recipients:;"
    with speaking(brief.lang):
        marked = say("draft") if number == DRAFT else f"{say('version')} {number}"
    message["Subject"] = plain.title if number == 1 else f"{plain.title} ({marked})"
    day = moment(brief.window_end or brief.window_start)
    if day > EPOCH:
        message["Date"] = format_datetime(day)
    message["Message-ID"] = f"<{brief.id}.{number}@svodka.invalid>"
    message["Content-Language"] = brief.lang
    message.set_content(mail_text(plain), cte="quoted-printable")
    message.add_alternative(mail_html(plain, brief.lang), subtype="html", cte="quoted-printable")
    message.set_boundary(f"=_{brief.id}")
    return bytes(message)


def mail_text(plain: PlainBrief) -> str:
    """Return the part for programs that show no HTML."""
    sources = ("\n".join((plain.sources_title, *plain.sources)),) if plain.sources else ()
    return "\n\n".join((*plain.head, *plain.items, *sources, plain.foot)) + "\n"


def mail_html(plain: PlainBrief, lang: str) -> str:
    """Return the part for the others: headings and paragraphs, no style, no picture, no request."""
    return environment().get_template("mail.html.jinja").render(plain=plain, lang=lang)
