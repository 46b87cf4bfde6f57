from django.contrib.auth import password_validation
from django.utils.translation import ngettext


class MinimumLengthValidator(password_validation.MinimumLengthValidator):
    """Django says this in English only."""

    def get_error_message(self) -> str:
        words = ngettext(
            "Dit wachtwoord is te kort. Gebruik ten minste %d teken.",
            "Dit wachtwoord is te kort. Gebruik ten minste %d tekens.",
            self.min_length,
        )
        return words % self.min_length
