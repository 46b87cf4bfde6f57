from django.urls import register_converter


class PublicKeyConverter:
    """A public_id. Anything else (NUL, a line end, 5,000 characters) is no address of ours and asks no database."""

    regex = "[a-z0-9]{1,16}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(PublicKeyConverter, "key")
