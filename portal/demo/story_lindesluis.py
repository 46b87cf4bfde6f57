"""Lindesluis: who is who in a small gemeente that has just begun with the portal."""

from __future__ import annotations

from datetime import date

from portal.demo.documents import DemoFunctie, DemoGemeente, DemoOrgaan, DemoPersoon, DemoReces

GEMEENTE = "lindesluis"
NAME = DemoGemeente(GEMEENTE, "Lindesluis")
COLLEGE, RAAD, COMMISSIE = "ls-college", "ls-raad", "ls-commissie"
OMROEP, KRANT, FRACTIE = "ls-omroep", "ls-krant", "ls-fractie-sluis"
WERK, ZORG = "ls-wethouder-werk", "ls-wethouder-zorg"

RECESSEN = (
    DemoReces(GEMEENTE, "Zomerreces 2025", date(2025, 7, 14), date(2025, 8, 24)),
    DemoReces(GEMEENTE, "Zomerreces 2026", date(2026, 7, 6), date(2026, 8, 16)),
)

ORGANEN = (
    DemoOrgaan(COLLEGE, GEMEENTE, "College van B en W van Lindesluis", "college"),
    DemoOrgaan(RAAD, GEMEENTE, "Gemeenteraad van Lindesluis", "raad"),
    DemoOrgaan(COMMISSIE, GEMEENTE, "Commissie Mens en Werk", "commissie"),
    DemoOrgaan(FRACTIE, GEMEENTE, "Fractie Hart voor Lindesluis", "fractie"),
    DemoOrgaan(OMROEP, GEMEENTE, "Omroep Lindesluis", "pers"),
    DemoOrgaan(KRANT, GEMEENTE, "De Lindesluizer", "pers"),
)

PERSONEN = (
    DemoPersoon("ls-kleiwal", GEMEENTE, "Berber Kleiwal"),
    DemoPersoon("ls-sluiswachter", GEMEENTE, "Ruurd Sluiswachter"),
    DemoPersoon("ls-oeverland", GEMEENTE, "Minke Oeverland"),
)

FUNCTIES = (
    DemoFunctie(WERK, "ls-kleiwal", "wethouder Werk en Inkomen", COLLEGE, date(2022, 6, 9)),
    DemoFunctie(ZORG, "ls-sluiswachter", "wethouder Zorg en Jeugd", COLLEGE, date(2022, 6, 9)),
    DemoFunctie("ls-raadslid-oeverland", "ls-oeverland", "raadslid", FRACTIE, date(2022, 3, 30)),
)
