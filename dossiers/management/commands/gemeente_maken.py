"""Makes an empty, working gemeente with its first griffier."""

import secrets
import sys
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email, validate_slug
from django.db import transaction

from dossiers.models import GemeentePage, Role
from dossiers.services.gemeenten import make_gemeente, make_member


class Command(BaseCommand):
    help = "Maakt een lege gemeente, met een griffier die kan inloggen."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", metavar="NAAM")
        parser.add_argument("--slug", required=True, metavar="SLUG", help="voor het adres: /dossiers/SLUG/")
        parser.add_argument("--griffier", required=True, metavar="E-MAIL")
        parser.add_argument(
            "--wachtwoord-van-stdin",
            action="store_true",
            dest="from_stdin",
            help="lees het wachtwoord van de standaardinvoer; anders maakt dit commando er een en toont het één keer",
        )

    def handle(self, *, name: str, slug: str, griffier: str, from_stdin: bool, **options: Any) -> None:
        check_words(slug, griffier)
        is_known = get_user_model().objects.filter(username=griffier).exists()
        password = sys.stdin.readline().rstrip("\r\n") if from_stdin else secrets.token_urlsafe(15)
        if not is_known:
            check_password(password)
        try:
            with transaction.atomic():
                gemeente = make_gemeente(name=name, slug=slug)
                make_member(gemeente=gemeente, role=Role.GRIFFIER, email=griffier, password=password)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        self.stdout.write(f"De gemeente {name} is er: /dossiers/{slug}/")
        if is_known:
            self.stdout.write(f"{griffier} had al een account en houdt zijn wachtwoord.")
        elif from_stdin:
            self.stdout.write(f"{griffier} kan inloggen op /beheer/.")
        else:
            self.stdout.write(f"{griffier} kan inloggen op /beheer/ met het wachtwoord: {password}")
            self.stdout.write("Dit wachtwoord wordt niet nog een keer getoond.")


def check_words(slug: str, email: str) -> None:
    try:
        validate_slug(slug)
    except ValidationError as error:
        raise CommandError(f"De slug “{slug}” kan niet. Gebruik kleine letters, cijfers en streepjes.") from error
    try:
        validate_email(email)
    except ValidationError as error:
        raise CommandError(f"“{email}” is geen e-mailadres.") from error
    if GemeentePage.objects.filter(slug=slug).exists():
        raise CommandError(f"Er is al een gemeente met de slug “{slug}”. Kies een andere, of gebruik die gemeente.")


def check_password(password: str) -> None:
    try:
        validate_password(password)
    except ValidationError as error:  # its own words are not all translated
        raise CommandError(
            "Dit wachtwoord is te zwak. Kies minstens 12 tekens, geen bekend woord en niet alleen cijfers."
        ) from error
