"""Told inside the transaction of the change."""

from django.dispatch import Signal

# sender: Afspraak or Mijlpaal; kwargs: pks. What may be shown or found of them has changed.
afspraken_changed = Signal()
mijlpalen_changed = Signal()
