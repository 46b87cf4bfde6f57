"""Told inside the transaction of the change, so that other packages can act in the same one."""

from django.dispatch import Signal

# sender: the model class; kwargs: pks (of that model). What the public may see of these objects may have changed.
publicity_changed = Signal()
