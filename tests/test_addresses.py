"""Addresses that are put together and not looked up are those that `reverse` gives, also below a path of the server."""

import pytest
from django.urls import reverse
from django.urls.base import clear_script_prefix, set_script_prefix

from dossiers.models.base import address_of

NAMES = (
    *("dossiers:stuk", "dossiers:passage", "dossiers:vergadering", "dossiers:orgaan"),
    *("besluiten:toezegging", "besluiten:randvoorwaarde", "besluiten:opdracht", "besluiten:mijlpaal"),
)


@pytest.mark.parametrize("name", NAMES)
def test_an_address_is_that_of_reverse(name: str) -> None:
    try:
        for prefix in ("/", "/portaal/"):
            set_script_prefix(prefix)

            assert address_of(name, "bcd234xyz9") == reverse(name, args=["bcd234xyz9"])
    finally:
        clear_script_prefix()
