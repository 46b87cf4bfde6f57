"""The logins of the demonstration. They are public: no site but the demonstration may have them."""

DEMO_PASSWORD = "raadsspoor-demo"

DEMO_LOGINS = (
    ("griffier", "griffier@duinvoorde.example", DEMO_PASSWORD),
    ("redacteur", "redacteur@duinvoorde.example", DEMO_PASSWORD),
)
"""(role, user name and e-mail address, password)"""

ORGAAN_LOGINS = (
    ("adviesraad", "lid@adviesraad.example", DEMO_PASSWORD, "Adviesraad Sociaal Domein Duinvoorde", "Tjibbe Meerlandt"),
    ("college", "bode@college.example", DEMO_PASSWORD, "College van B en W van Duinvoorde", "Bode van het college"),
)
"""For /inbreng/: (kind, user name and e-mail address, password, name of the orgaan, name of the person)"""
