"""The second half of the demonstration: what the griffie publishes and registers from the papers.

By the services of the product only, so that the demonstration can show nothing that a griffie could not make.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from besluiten.models import Afspraak, Besluit, Mijlpaal
from besluiten.services.afspraken import change_owners, change_termijn, register_afspraak, repeat_afspraak
from besluiten.services.mijlpalen import register_mijlpaal, shift_mijlpaal
from besluiten.services.onderdelen import add_onderdeel, judge_delivery
from besluiten.services.oordelen import answer_oordeel, give_oordeel, withhold_words
from besluiten.services.status import change_status
from besluiten.transitions import CLOSED_STATUSES, EVIDENCED_STATUSES, Actor, AfspraakKind, Status
from dossiers.datering import Datering, datering_from_iso, parse_datering
from dossiers.models import Functie, Passage, Vergadering
from dossiers.services.gemeenten import set_phase, set_portefeuillehouders
from dossiers.services.passages import find_spans, make_passage
from dossiers.services.stukken import record_behandeling, relate
from portal.demo.build_papers import DemoGround
from portal.demo.build_publication import look_for_news, publish_paper, withdraw_papers
from portal.demo.documents import DemoAfspraak, DemoDossier, DemoOnderdeel, DemoOordeel, DemoStep, DemoStory


class DemoRegister:
    def __init__(self, story: DemoStory, ground: DemoGround) -> None:
        self.story = story
        self.ground = ground
        self.besluiten: dict[str, Besluit] = {}
        self.mijlpalen: dict[str, Mijlpaal] = {}

    def build(self) -> None:
        self.publish_papers()
        for dossier in self.story.dossiers:
            self.describe_dossier(dossier)
        self.record_vergaderingen()
        self.record_relaties()
        self.record_besluiten()
        self.record_mijlpalen()
        for afspraak in sorted(self.story.afspraken, key=self.said_on):
            self.record_afspraak(afspraak)
        look_for_news(self.story, self.ground)
        withdraw_papers(self.story, self.ground)

    def publish_papers(self) -> None:
        for document in sorted(self.story.documents, key=lambda one: self.day_of(one.key)):
            self.ground.stukken[document.key] = publish_paper(document, self.ground)

    def describe_dossier(self, row: DemoDossier) -> None:
        dossier = self.ground.dossiers[row.slug]
        phases = [(phase, parse_datering(words)) for phase, words in row.phases]
        for phase, known in phases:
            set_phase(dossier, phase=phase, known=known)
        start = phases[0][1]
        functies = [self.ground.functies[key] for key in row.portefeuillehouders]
        for day, holders in holders_from(functies, first_day(start)):
            known = start if day == first_day(start) else on(day)
            set_portefeuillehouders(dossier, functies=holders, known=known)

    def record_vergaderingen(self) -> None:
        vergaderingen = {}
        for row in self.story.vergaderingen:
            vergadering = Vergadering(
                gemeente=self.ground.gemeente, orgaan=self.ground.organen[row.orgaan], title=row.title
            )
            vergadering.date = on(row.date)
            vergadering.full_clean()
            vergadering.save()
            vergaderingen[row.key] = vergadering
        for treated in self.story.behandelingen:
            record_behandeling(
                vergadering=vergaderingen[treated.vergadering],
                manner=treated.how,
                outcome=treated.outcome,
                stuk=self.ground.stukken.get(treated.document),
                dossier=self.ground.dossiers.get(treated.dossier),
            )

    def record_relaties(self) -> None:
        for row in self.story.relaties:
            relate(
                stuk=self.ground.stukken[row.document],
                kind=row.kind,
                target=self.ground.stukken.get(row.to_document),
                words=row.unresolved,
                passage=self.passage(row.document, row.quote) if row.quote else None,
            )

    def record_besluiten(self) -> None:
        for row in self.story.besluiten:
            passage = self.passage(row.document, row.quote)
            orgaan = self.ground.organen[row.orgaan]
            besluit = Besluit(
                gemeente=self.ground.gemeente, orgaan=orgaan, text=row.text, outcome=row.outcome, passage=passage
            )
            besluit.date = on(row.date)
            besluit.vergadering = Vergadering.objects.filter(orgaan=orgaan, date_latest=row.date).first()
            besluit.full_clean()
            besluit.save()
            besluit.dossiers.set(passage.stuk.dossiers.all())
            self.besluiten[row.key] = besluit

    def record_mijlpalen(self) -> None:
        for row in self.story.mijlpalen:
            mijlpaal = register_mijlpaal(
                dossier=self.ground.dossiers[row.dossier],
                passage=self.passage(row.document, row.quote),
                title=row.title,
                plan=parse_datering(row.plan),
                is_main=row.is_main,
            )
            for shift in row.shifts:
                shift_mijlpaal(
                    mijlpaal,
                    target=parse_datering(shift.to),
                    origin=parse_datering(shift.from_),
                    passage=self.passage(shift.document, shift.quote),
                    reason=shift.reason,
                )
            self.mijlpalen[row.key] = mijlpaal

    def record_afspraak(self, row: DemoAfspraak) -> None:
        owners = holders_from([self.ground.functies[key] for key in row.owner], self.said_on(row))
        afspraak = register_afspraak(
            kind=AfspraakKind(row.kind),
            passage=self.passage(row.document, row.quote),
            title=row.title,
            termijn_words=row.termijn,
            dossiers=[self.ground.dossiers[slug] for slug in row.dossiers],
            promised_by=[self.ground.functies[key] for key in row.promised_by],
            promised_by_orgaan=self.ground.organen[row.promised_by_orgaan],
            promised_to=self.ground.organen[row.promised_to],
            owners=owners[0][1],
            mijlpaal=self.mijlpalen[row.mijlpaal] if row.mijlpaal else None,
        )
        for document, quote in row.mentions:
            repeat_afspraak(afspraak, self.passage(document, quote))
        for termijn in row.later_termijnen:
            passage = self.passage(termijn.document, termijn.quote)
            change_termijn(afspraak, termijn.words, reason=termijn.reason, passage=passage)
        closed_on = self.closed_on(row)
        for day, holders in owners[1:]:
            if closed_on is None or day < closed_on:
                change_owners(afspraak, holders, reason="Wisseling van functie", known=on(day))
        for step in row.steps:
            self.take_step(afspraak, step)
        for part in row.onderdelen:
            self.record_onderdeel(afspraak, row.document, part)
        for oordeel in row.oordelen:
            self.record_oordeel(afspraak, oordeel)

    def record_onderdeel(self, afspraak: Afspraak, document: str, part: DemoOnderdeel) -> None:
        onderdeel = add_onderdeel(
            afspraak,
            title=part.title,
            form=part.form,
            promised_to=self.ground.organen[part.to],
            termijn_words=part.termijn,
            passage=self.passage(document, part.quote) if part.quote else None,
        )
        if given := part.delivery:
            judge_delivery(
                onderdeel,
                extent=given.extent,
                form=given.form,
                given_to=self.ground.organen.get(given.to),
                passage=self.passage(*given.evidence) if given.evidence else None,
                known=parse_datering(given.known_on),
                reason=given.reason,
            )

    def take_step(self, afspraak: Afspraak, step: DemoStep) -> None:
        target = Status(step.to)
        change_status(
            afspraak,
            target=target,
            actor=Actor(step.role),
            known=parse_datering(step.known_on),
            reason=step.reason,
            evidence=[self.passage(document, quote) for document, quote in step.evidence],
            besluit=self.besluiten[step.besluit] if step.besluit else None,
            without_evidence=target in EVIDENCED_STATUSES and not step.evidence,
        )

    def record_oordeel(self, afspraak: Afspraak, row: DemoOordeel) -> None:
        oordeel = give_oordeel(
            afspraak,
            party=row.party,
            orgaan=self.ground.organen.get(row.orgaan),
            verdict=row.verdict,
            words=row.words,
            passage=self.passage(*row.source) if row.source else None,
            known=parse_datering(row.known_on),
        )
        if row.answer:
            answer_oordeel(
                oordeel,
                words=row.answer.words,
                passage=self.passage(*row.answer.source) if row.answer.source else None,
                known=parse_datering(row.answer.known_on),
            )
        if row.withheld:
            withhold_words(oordeel, reason=row.withheld)

    def closed_on(self, row: DemoAfspraak) -> date | None:
        if row.steps and Status(row.steps[-1].to) in CLOSED_STATUSES:
            return first_day(parse_datering(row.steps[-1].known_on))
        return None

    def said_on(self, row: DemoAfspraak) -> date:
        return self.day_of(row.document)

    def day_of(self, document: str) -> date:
        return first_day(self.ground.stukken[document].date)

    def passage(self, document: str, quote: str) -> Passage:
        """The quote where it stands, once, in the paper. Raises ValueError when it does not."""
        stuk = self.ground.stukken[document]
        bestand = stuk.bestand
        pages = [page for page in bestand.pages.all() if find_spans(page.text, quote)] if bestand else []
        if len(pages) != 1:
            raise ValueError(f"on {len(pages)} pages of {document}: {quote}")
        return make_passage(stuk=stuk, pagina=pages[0], words=quote)


def holders_from(functies: Sequence[Functie], start: date) -> list[tuple[date, list[Functie]]]:
    """Who of these holds office on the start day and after each later change; never nobody."""
    found: list[tuple[date, list[Functie]]] = []
    for day in (start, *_changes_after(functies, start)):
        holders = [functie for functie in functies if functie.is_held_on(day)]
        if holders and (not found or found[-1][1] != holders):
            found.append((day, holders))
    return found or [(start, list(functies))]


def _changes_after(functies: Iterable[Functie], start: date) -> list[date]:
    days = {functie.started_on for functie in functies if functie.started_on}
    days |= {functie.ended_on + timedelta(days=1) for functie in functies if functie.ended_on}
    return sorted(day for day in days if day > start)


def first_day(datering: Datering) -> date:
    """A paper without a date comes after all others."""
    return datering.earliest or datering.latest or date.max


def on(day: date) -> Datering:
    return datering_from_iso(day.isoformat())
