"""Two who speak for an orgaan at /inbreng/, and to whom every afspraak of the public gemeente is of concern."""

from django.test import Client

from besluiten.models import Afspraak
from besluiten.services.accounts import make_account
from dossiers.models import Functie, Orgaan, Persoon
from tests.leaks.world import World


class Accounts:
    """`residents` and `board`: the keys of their sessions."""

    def __init__(self, world: World) -> None:
        gemeente = world.public.gemeente
        self.world = world
        self.orgaan = Orgaan.objects.create(gemeente=gemeente, name="Bewonersgroep", kind=Orgaan.Kind.RESIDENTS)
        board = Orgaan.objects.create(gemeente=gemeente, name="College", kind=Orgaan.Kind.BOARD)
        persoon = Persoon.objects.create(gemeente=gemeente, name="V. Waterman")
        self.functie = Functie.objects.create(gemeente=gemeente, title="Wethouder Water", persoon=persoon, orgaan=board)
        self.concern()
        self.residents, self.board = self._session(self.orgaan), self._session(board)

    def concern(self) -> None:
        """All of them, the secret ones too, are promised to the bewonersgroep, and by a wethouder of the college."""
        afspraken = Afspraak.objects.filter(gemeente=self.world.public.gemeente)
        afspraken.update(promised_to=self.orgaan)
        self.functie.promised_afspraken.set(afspraken)

    def _session(self, orgaan: Orgaan) -> str:
        account = make_account(orgaan=orgaan, email=f"lid@{orgaan.kind}.example", name="L. Id")
        client = Client()
        client.force_login(account.user)
        return str(client.session.session_key)
