"""The logins of the demonstration. They are public: no site but the demonstration may have them."""

DEMO_PASSWORD = "raadsspoor-demo"

DEMO_LOGINS = (
    ("griffier", "griffier@duinvoorde.example", DEMO_PASSWORD),
    ("redacteur", "redacteur@duinvoorde.example", DEMO_PASSWORD),
)
"""(role, user name and e-mail address, password)"""
