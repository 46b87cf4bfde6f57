"""Ground for the models of dossiers and besluiten: public keys, the gemeente column, and a Datering in columns."""

import secrets
from datetime import date, datetime
from functools import cache
from typing import Any, Self, overload

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import get_script_prefix, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dossiers.datering import UNKNOWN, Datering, Precision

# No vowels (no words), nothing that is read two ways; 10 characters = 48 bits, so nobody guesses or counts.
PUBLIC_ID_ALPHABET = "bcdfghjkmnpqrstvwxz23456789"
PUBLIC_ID_LENGTH = 10


def make_public_id() -> str:
    return "".join(secrets.choice(PUBLIC_ID_ALPHABET) for _n in range(PUBLIC_ID_LENGTH))


def moment(at: datetime | None) -> datetime:
    return at or timezone.now()


def address_of(name: str, public_id: str) -> str:
    """As `reverse` with this key, which takes ten times as long; a page has a hundred of them."""
    before, after = _around_key(name, get_script_prefix())
    return f"{before}{public_id}{after}"


@cache
def _around_key(name: str, _prefix: str) -> tuple[str, str]:
    key = PUBLIC_ID_ALPHABET[:PUBLIC_ID_LENGTH]
    before, _key, after = reverse(name, args=[key]).partition(key)
    return before, after


@cache
def label_of(choice: Any) -> str:
    """The words of a member of a TextChoices. The portal has one language, so that they are looked up once."""
    return str(choice.label)


class PublicIdModel(models.Model):
    """A thing with an address of its own. The key is random, so that gaps tell nothing about what is not public."""

    public_id = models.CharField(
        _("kenmerk in adressen"), max_length=16, unique=True, default=make_public_id, editable=False
    )

    class Meta:
        abstract = True


class AtomicPublishing:
    """Publishing and what follows from it (version number, withdrawal, rows for the index) come or go together."""

    def publish(self, *args: Any, **kwargs: Any) -> Any:
        with transaction.atomic():
            return super().publish(*args, **kwargs)  # type: ignore[misc] # the next class is Wagtail's

    def unpublish(self, *args: Any, **kwargs: Any) -> Any:
        with transaction.atomic():
            return super().unpublish(*args, **kwargs)  # type: ignore[misc] # the next class is Wagtail's


class GemeenteOwned(models.Model):
    """Belongs to exactly one gemeente, as do all rows that it points at (checked at each save)."""

    gemeente = models.ForeignKey(
        "dossiers.GemeentePage", verbose_name=_("gemeente"), on_delete=models.PROTECT, related_name="+"
    )

    # Wagtail would keep who points at the gemeente, with a background task for each row saved; nobody asks for that.
    wagtail_reference_index_ignore = True

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.check_gemeente()
        super().save(*args, **kwargs)

    def check_gemeente(self) -> None:
        """Raise ValidationError when a foreign key leads to another gemeente."""
        for field in self._meta.concrete_fields:
            if not isinstance(field, models.ForeignKey) or getattr(self, field.attname) is None:
                continue
            # Also of a passage or dossier, which know their gemeente without a column.
            if not hasattr(field.related_model, "gemeente_id"):
                continue
            if getattr(self, field.name).gemeente_id != self.gemeente_id:
                raise ValidationError({field.name: _("Dit hoort bij een andere gemeente.")})


class DateringField:
    """A Datering in five columns: NAME_words, NAME_earliest, NAME_latest, NAME_precision, NAME_anchor.

    The attribute NAME itself reads and writes a Datering. Both dates are inclusive; unknown has neither.
    """

    def __init__(self, verbose_name: Any) -> None:
        self.verbose_name = verbose_name

    def contribute_to_class(self, cls: type[models.Model], name: str) -> None:
        self.name = name
        columns: dict[str, models.Field[Any, Any]] = {
            "words": models.CharField(_("datum in woorden"), max_length=300, blank=True),
            "earliest": models.DateField(_("vroegste dag"), null=True, blank=True),
            "latest": models.DateField(_("laatste dag"), null=True, blank=True),
            "precision": models.CharField(
                _("precisie"),
                max_length=12,
                choices=[(item.value, item.value) for item in Precision],
                default=Precision.UNKNOWN.value,
            ),
            "anchor": models.DateField(_("gerekend vanaf"), null=True, blank=True),
        }
        for suffix, column in columns.items():
            cls.add_to_class(f"{name}_{suffix}", column)
        setattr(cls, name, self)

    @overload
    def __get__(self, instance: None, owner: type[models.Model]) -> Self: ...
    @overload
    def __get__(self, instance: models.Model, owner: type[models.Model]) -> Datering: ...
    def __get__(self, instance: models.Model | None, owner: type[models.Model]) -> "Self | Datering":
        if instance is None:
            return self
        return datering_of(instance, self.name)

    def __set__(self, instance: models.Model, value: Datering | None) -> None:
        datering = value or UNKNOWN
        for suffix in DATERING_COLUMNS:
            setattr(instance, f"{self.name}_{suffix}", getattr(datering, suffix))


DATERING_COLUMNS = ("words", "earliest", "latest", "precision", "anchor")


def datering_of(row: Any, name: str) -> Datering:
    """From the columns or annotations NAME_words, NAME_earliest …"""
    words, earliest, latest, precision, anchor = (getattr(row, f"{name}_{suffix}") for suffix in DATERING_COLUMNS)
    return Datering(words, earliest, latest, Precision(precision), anchor)


def keep_columns(rows: Any, path: str, *names: str) -> Any:
    """Of what is joined at this path only these columns: a row of a long list costs what is read of it.

    The name of a Datering stands for its five columns. What is left out costs a question when it is asked after all.
    """
    model = rows.model
    for step in path.split("__"):
        model = model._meta.get_field(step).related_model
    kept = {*names, *(f"{name}_{suffix}" for name in names for suffix in DATERING_COLUMNS)}
    return rows.defer(*(f"{path}__{field.name}" for field in model._meta.concrete_fields if field.name not in kept))


def datering_in_order(name: str, model: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        name=f"{model}_{name}_in_order",
        condition=models.Q(**{f"{name}_earliest__isnull": True})
        | models.Q(**{f"{name}_latest__isnull": True})
        | models.Q(**{f"{name}_earliest__lte": models.F(f"{name}_latest")}),
    )


def known_day() -> models.functions.Coalesce:
    """The `known_day` of a dated row, as a column."""
    return models.functions.Coalesce("known_latest", "known_earliest", models.functions.TruncDate("recorded_at"))


class KnownModel(models.Model):
    """A dated row: when the outside world could know it, and when it was put down here."""

    known = DateringField(_("bekend sinds"))
    recorded_at = models.DateTimeField(_("vastgelegd op"), default=timezone.now, editable=False)

    class Meta:
        abstract = True

    @property
    def known_day(self) -> date:
        return self.known.latest or self.known.earliest or timezone.localdate(self.recorded_at)
