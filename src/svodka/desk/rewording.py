"""Rewording by a language model of the user's own: what is sent where, what came back, and which of it stands.

Only sentences as they would be published go out, and of an item in which a name is withheld not even those.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from svodka.brief import leaks
from svodka.brief.rewording import Proposal, answered, asked_sentences, objections, read_answer, request
from svodka.desk.answers import Answer, Answers
from svodka.desk.config import ModelConfig
from svodka.desk.making import Making
from svodka.intake.address import Address, ask
from svodka.model import AnswerError, Brief, ConfigError, Item, MaterialIndex, Rewording, digest
from svodka.model.public import PublicBrief, PublicItem
from svodka.review import protected_forms

MOST_FAILURES = 3
"""Failures in a row after which the address is not asked any more in this run."""
WITHHELD = "a name is withheld in it: it is not sent"
UNCHANGED = "the model changed nothing"
LEAKED = "check 14: a name of a person at risk"
Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """An item with the request for it; *refusal* says why it is not sent, "" where it may be."""

    item: Item
    places: tuple[int, ...]
    body: bytes
    refusal: str

    @property
    def request(self) -> str:
        """The digest of what is sent, "" where nothing is."""
        return "" if self.refusal else digest(self.body)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reworded:
    """The proposals that stand, by event, and what became of every item that was offered."""

    kept: dict[str, Proposal]
    told: tuple[Rewording, ...]


def address_of(config: ModelConfig) -> Address:
    """Return the address that the configuration names; raises ConfigError where it names none."""
    if not config.address or not config.name:
        message = "no language model is configured"
        raise ConfigError(message, subject="model.address and model.name", remedy="set both, or leave out --reword")
    return Address(
        base=config.address,
        timeout=config.timeout,
        max_bytes=config.max_answer_bytes,
        retries=config.retries,
        insecure=config.insecure,
    )


def key_of(config: ModelConfig) -> str:
    """Return the key from the environment, "" where the configuration names no variable; ConfigError for an empty one."""
    if not config.key_env:
        return ""
    key = os.environ.get(config.key_env, "").strip()
    if not key:
        message = f"the variable {config.key_env} is not set"
        raise ConfigError(message, subject="model.key_env", remedy="export it before the run")
    return key


def refuse_unconfigured(config: ModelConfig, *, asked: bool) -> None:
    """Raise ConfigError at once where rewording is *asked* for and could not be done: not after an hour of reading."""
    if asked:
        address_of(config)
        key_of(config)


def reword(making: Making, brief: Brief, draft: PublicBrief, folder: Path, tell: Tell) -> Reworded:
    """Ask the configured model to reword the items of *brief*, whose public twin is *draft*; answers lie in *folder*.

    Says through *tell* what will be sent where before anything is. Raises ConfigError where no model is configured;
    an address that fails costs the rewording, never the brief.
    """
    config = making.desk.config.model
    address, key = address_of(config), key_of(config)
    answers, offers = Answers(folder), tuple(_offers(making, brief, draft))
    sent = [one for one in offers if not one.refusal and answers.get(one.request) is None]
    tell(_announced(offers, sent, address, config.name))
    asker = _Asker(making=making, address=address, key=key, answers=answers)
    kept: dict[str, Proposal] = {}
    told: list[Rewording] = []
    index = MaterialIndex(making.material)
    for offer in offers:
        proposal, reason = asker.proposal(offer)
        if proposal is not None and not reason:
            reason = "; ".join(objections(proposal, brief, index, making.earlier, partial(asker.masked, offer)))
        if proposal is not None and not reason:
            kept[offer.item.event] = proposal
        told.append(_told(offer, proposal, reason, making))
    return Reworded(kept=kept, told=tuple(told))


def _announced(offers: tuple[Offer, ...], sent: list[Offer], address: Address, model: str) -> str:
    """Say what will be sent where."""
    size = sum(len(one.body) for one in sent)
    withheld = sum(one.refusal == WITHHELD for one in offers)
    known = sum(not one.refusal for one in offers) - len(sent)
    what = f"the sentences of {len(sent)} items as they would be published, {size:,} bytes"
    parts = [f"rewording: {what}, go to {address.host} (model {model})"]
    parts += [f"{known} were answered before and are not asked again"] if known else []
    parts += [f"{withheld} hold a withheld name and are not sent"] if withheld else []
    return "; ".join(parts)


def _offers(making: Making, brief: Brief, draft: PublicBrief) -> Iterator[Offer]:
    """Yield each item with sentences that could be reworded, in the order of the brief."""
    config = making.desk.config.model
    public = {item.event: item for section in draft.sections for item in section.items}
    protected = protected_forms(making.redactor)
    number = 0
    for item in (item for section in brief.sections for item in section.items):
        shown = public[item.event]
        places = asked_sentences(shown)
        if not places:
            continue
        body = request(shown, brief.lang, config.name)
        refusal = _refusal(item, shown, body, protected)
        number += not refusal
        over = "" if refusal or number <= config.max_items else f"beyond the first {config.max_items} items"
        yield Offer(item=item, places=places, body=body, refusal=refusal or over)


def _refusal(item: Item, public: PublicItem, body: bytes, protected: frozenset[str]) -> str:
    """Return why an item may not be sent, "" where it may: nothing was masked in it, and no protected form is in the request."""
    masked = [one.text for one in item.sentences] != [one.text for one in public.sentences]
    return WITHHELD if masked or leaks((body.decode("utf-8"),), protected) else ""


def _told(offer: Offer, proposal: Proposal | None, reason: str, making: Making) -> Rewording:
    """Return what became of an offer; words that leak a name are not repeated."""
    sentences = [offer.item.sentences[at] for at in offer.places]
    theirs = proposal.theirs if proposal is not None and reason != LEAKED else ()
    return Rewording(
        event=offer.item.event,
        model=making.desk.config.model.name,
        request=offer.request,
        kept=proposal is not None and not reason,
        reason=making.redactor.mask(reason, _reports(offer)),
        ours=tuple(making.redactor.mask(one.text, _reports(offer)) for one in sentences),
        theirs=theirs,
        spans=tuple(
            tuple(f"{one.span.report}:{one.span.start}-{one.span.stop}" for one in sentence.citations) for sentence in sentences
        ),
        lang=making.lang,
    )


def _reports(offer: Offer) -> list[str]:
    """Return the reports that an item cites."""
    return sorted({citation.span.report for sentence in offer.item.sentences for citation in sentence.citations})


class _Asker:
    """Asks one item after the other, and gives up on an address that fails again and again."""

    def __init__(self, *, making: Making, address: Address, key: str, answers: Answers) -> None:
        self._making, self._address, self._key, self._answers = making, address, key, answers
        self._protected = protected_forms(making.redactor)
        self._failures = 0

    def proposal(self, offer: Offer) -> tuple[Proposal | None, str]:
        """Return what the model proposes for an offer, or why there is nothing."""
        if offer.refusal:
            return None, offer.refusal
        try:
            answer = self._answers.get(offer.request) or self._asked(offer)
            if answer.leaked:
                return None, LEAKED
            theirs = read_answer(answer.text, len(offer.places))
        except AnswerError as error:
            return None, str(error)
        proposal = Proposal(item=offer.item, model=self._making.desk.config.model.name, places=offer.places, theirs=theirs)
        ours = tuple(offer.item.sentences[at].text for at in offer.places)
        return proposal, UNCHANGED if theirs == ours else ""

    def masked(self, offer: Offer, text: str) -> str:
        """Return *text* without names of people at risk; "" where one stands in it in a form that no mask knows."""
        event = next((one for one in self._making.material.linkage.events if one.id == offer.item.event), None)
        reports = {*_reports(offer), *(event.reports if event else ())}
        return "" if leaks((text,), self._protected) else self._making.redactor.mask(text, sorted(reports))

    def _asked(self, offer: Offer) -> Answer:
        """Ask the address and keep the answer, without the words where they leak a name."""
        if self._failures >= MOST_FAILURES:
            message = f"not asked: the address failed {MOST_FAILURES} times in a row"
            raise AnswerError(message)
        try:
            text = answered(ask(self._address, offer.body, self._key))
        except AnswerError:
            self._failures += 1
            raise
        self._failures = 0
        if self._key and self._key in text:
            message = "the answer repeats the key"
            raise AnswerError(message)
        leaked = self.masked(offer, text) != text
        answer = Answer(model=self._making.desk.config.model.name, text="" if leaked else text, leaked=leaked)
        self._answers.put(offer.request, answer)
        return answer
