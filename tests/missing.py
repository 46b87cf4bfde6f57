"""What a test needs of this machine and does not find."""

from typing import Never

import pytest

from scripts.outside_tools import is_strict


def miss(text: str) -> Never:
    """With RAADSSPOOR_STRICT=1 (as in CI) an error, elsewhere a skip that says what is missing."""
    if is_strict():
        pytest.fail(text)
    pytest.skip(text)
