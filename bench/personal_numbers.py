"""Made-up numbers, names and addresses in the ways that people write them, each drawn from a source of chance.

None is taken from anywhere; a number that passes a check does so because its last digits were reckoned here, apart from
the product, so that a mistake in the product's arithmetic shows.
"""

import random
import string

FIRST_NAMES = ("Aaltje", "Berend", "Chaima", "Dirk-Jan", "Esra", "Fenna", "Gijs", "Hatice", "Ilse", "Jort", "Ömer")
LAST_NAMES = ("Achterberg", "van der Bles", "Çelik", "Dijkgraaf", "El Ouali", "de Groot-Smit", "'t Hoen", "Nijboer")
STREETS = (
    *("Populierenlaan", "Kleine Gracht", "Burg. Van Hasseltstraat", "Achterdijk", "'s-Gravenweg", "Plein 1945"),
    *("Laan van Westbroek", "Hoogstraat", "De Wierde", "Prins Bernhardsingel", "1e Kruisstraat", "Havikshorst"),
)
PLACES = ("Oosterhove", "Zandwijk", "Sint Maartenskerk", "Nieuw-Dalen", "Wierum aan de Lei")
MAIL_PROVIDERS = ("gmail.com", "hotmail.com", "outlook.com", "ziggo.nl", "kpnmail.nl", "live.nl", "icloud.com")
MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
ZERO_WIDTH = ("\u200b", "\u200d", "\ufeff", "\u00ad", "\u2060")
_PLATE_LETTERS = "BDFGHJKLNPRSTVXZ"
_PLATES = (
    *("LL-99-99", "99-99-LL", "99-LL-99", "LL-99-LL", "LL-LL-99", "99-LL-LL", "99-LLL-9", "9-LLL-99"),
    *("LL-999-L", "L-999-LL", "LLL-99-L", "L-99-LLL", "9-LL-999", "999-LL-9"),
)


def digits(source: random.Random, count: int) -> str:
    return "".join(source.choices(string.digits, k=count))


def eleven(source: random.Random) -> str:
    """Nine digits that a BSN may have: the weighted sum, with the last digit counted off, is a multiple of eleven."""
    while True:
        front = [source.randint(0, 9) for _ in range(8)]
        last = (9 * front[0] + 8 * front[1] + 7 * front[2] + 6 * front[3]) % 11
        last = (last + 5 * front[4] + 4 * front[5] + 3 * front[6] + 2 * front[7]) % 11
        if last < 10 and len({*front, last}) > 2 and front[0] + front[1] > 0:
            return "".join(map(str, [*front, last]))


def not_eleven(source: random.Random) -> str:
    right = eleven(source)
    return right[:8] + str((int(right[8]) + source.randint(1, 9)) % 10)


def iban(source: random.Random, bank: str = "") -> str:
    """An account that does not exist, with a right check number; `bank` is four letters of a Dutch one."""
    bank = bank or source.choice(("ABNA", "INGB", "RABO", "TRIO", "SNSB", "KNAB", "BUNQ", "ASNB"))
    return _checked("NL", bank + "0" + digits(source, 9))


def foreign_iban(source: random.Random) -> str:
    country, length = source.choice(
        (("DE", 22), ("BE", 16), ("FR", 27), ("ES", 24), ("NO", 15), ("LU", 20), ("PL", 28))
    )
    return _checked(country, digits(source, length - 4))


def _checked(country: str, body: str) -> str:
    number = "".join(str(int(char, 36)) for char in f"{body}{country}00")
    return f"{country}{98 - int(number) % 97:02d}{body}"


def wrong_iban(source: random.Random) -> str:
    right = iban(source)
    return right[:-1] + str((int(right[-1]) + source.randint(1, 9)) % 10)


def plate(source: random.Random) -> str:
    form = source.choice(_PLATES)
    return "".join(
        source.choice(_PLATE_LETTERS) if char == "L" else source.choice("123456789") if char == "9" else char
        for char in form
    )


def mobile(source: random.Random) -> str:
    rest = source.choice("12345") + digits(source, 7)
    forms = ("06-{}", "06 {}", "06{}", "+31 6 {}", "+316{}", "0031 6 {}", "+31 (0)6 {}", "(06) {}", "06 - {}", "06.{}")
    written = source.choice((rest, f"{rest[:2]} {rest[2:4]} {rest[4:6]} {rest[6:]}", f"{rest[:4]} {rest[4:]}"))
    return source.choice(forms).format(written)


def landline(source: random.Random) -> str:
    area = source.choice(("0598", "0343", "070", "020", "0161", "053"))
    rest = source.choice("2345678") + digits(source, 9 - len(area))
    return source.choice(("{}-{}", "({}) {}", "{} {}", "{} - {}")).format(area, rest)


def name(source: random.Random) -> str:
    first = source.choice(FIRST_NAMES)
    return f"{source.choice((first, first[0] + '.', f'{first[0]}.A.'))} {source.choice(LAST_NAMES)}"


def private_mail(source: random.Random) -> str:
    first, last = source.choice(("aaltje", "dirkjan", "gijs", "esra")), source.choice(("nijboer", "dijkgraaf", "hoen"))
    local = source.choice((f"{first}.{last}", f"{first}{source.randint(50, 99)}", f"{first[0]}_{last}", f"{last}+post"))
    return f"{local}@{source.choice(MAIL_PROVIDERS)}"


def address(source: random.Random) -> str:
    street = f"{source.choice(STREETS)} {source.randint(1, 480)}{source.choice(('', '', 'a', '-2', ' bis', ' B'))}"
    letters = "".join(source.choices("ABCDEGHJKLMNPRTVWXZ", k=2))
    code = f"{source.randint(1000, 9999)}{source.choice((' ', ''))}{letters}"
    return f"{street}{source.choice((', ', ', ', ' ', chr(10)))}{code} {source.choice(PLACES)}"


def day(source: random.Random, first: int = 1940, last: int = 2015) -> str:
    number, month, year = source.randint(1, 28), source.randint(1, 12), source.randint(first, last)
    return source.choice(
        (
            f"{number} {MONTHS[month - 1]} {year}",
            f"{number:02d}-{month:02d}-{year}",
            f"{number}/{month}/{year}",
            f"{number:02d}.{month:02d}.{year}",
            f"{year}-{month:02d}-{number:02d}",
            f"{number} {MONTHS[month - 1][:3]}. {year}",
        )
    )


def grouped(number: str, *sizes: int, by: str = " ") -> str:
    """The characters of `number` in groups of these sizes, the last size again and again."""
    groups, sizes_left = [], list(sizes)
    while number:
        size = sizes_left.pop(0) if len(sizes_left) > 1 else sizes_left[0]
        groups.append(number[:size])
        number = number[size:]
    return by.join(groups)


def iban_written(source: random.Random) -> str:
    """As on a form: in groups of four, in small letters, with dots or with a hard space."""
    return _written(source, iban(source))


def foreign_iban_written(source: random.Random) -> str:
    return _written(source, foreign_iban(source))


def _written(source: random.Random, number: str) -> str:
    ways = (number, number.lower(), *(grouped(number, 4, 4, by=mark) for mark in (" ", "\u00a0", ".", "-")))
    if number.startswith("NL"):
        ways += (
            f"{number[:4]} {number[4:8]} {number[8:]}",
            f"{number[:12]}\n{number[12:]}",
            f"{number[:2]} {number[2:]}",
        )
    return source.choice(ways)
