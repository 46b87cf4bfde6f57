"""Makes broken and hostile files, as bytes, when a test asks for them: nothing binary is kept."""

import io
import struct
import zipfile
import zlib

import docx
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

SENTENCE = "Het college komt in het najaar met een plan voor het buurthuis."


def pdf(*pages: str, password: str = "", owner_password: str = "") -> bytes:
    """A sound PDF; every page has the lines of one string."""
    out = io.BytesIO()
    is_locked = password or owner_password
    encryption = StandardEncryption(password, owner_password or password, strength=128) if is_locked else None
    canvas = Canvas(out, encrypt=encryption)
    for page in pages:
        for index, line in enumerate(page.splitlines()):
            canvas.drawString(72, 760 - 14 * index, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def scan() -> bytes:
    """Two pages with drawing on them, without a letter."""
    out = io.BytesIO()
    canvas = Canvas(out)
    for _page in range(2):
        canvas.rect(100, 100, 300, 500, fill=1)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def raw_pdf(*objects: bytes) -> bytes:
    """A PDF from the bodies of its objects, the first of which, number 1, is the catalogue."""
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


_CATALOGUE = b"<< /Type /Catalog /Pages 2 0 R >>"


def pdf_without_pages() -> bytes:
    return raw_pdf(_CATALOGUE, b"<< /Type /Pages /Kids [] /Count 0 >>")


def pdf_with_many_pages(count: int) -> bytes:
    kids = b" ".join(b"%d 0 R" % number for number in range(3, count + 3))
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"
    return raw_pdf(_CATALOGUE, b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count), *[page] * count)


def pdf_that_lies_about_its_pages(told: int) -> bytes:
    return raw_pdf(
        _CATALOGUE,
        b"<< /Type /Pages /Kids [3 0 R] /Count %d >>" % told,
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
    )


def pdf_with_page_tree_loop() -> bytes:
    return raw_pdf(
        _CATALOGUE,
        b"<< /Type /Pages /Kids [3 0 R 2 0 R] /Count 2 >>",
        b"<< /Type /Pages /Parent 2 0 R /Kids [2 0 R 3 0 R] /Count 2 >>",
    )


def pdf_with_huge_page(width: int = 50_000, height: int = 50_000) -> bytes:
    return raw_pdf(
        _CATALOGUE,
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] >>" % (width, height),
    )


def _one_page(contents: bytes, resources: bytes = b"<< >>", *others: bytes) -> bytes:
    return raw_pdf(
        _CATALOGUE,
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources %s >>" % resources,
        contents,
        *others,
    )


def _packed(piece: bytes, times: int) -> bytes:
    """`piece * times` in zlib's format, at the price of packing it once: flushed blocks can be repeated."""
    packer = zlib.compressobj(6, wbits=-15)
    block = packer.compress(piece) + packer.flush(zlib.Z_FULL_FLUSH)
    check = 1
    for _time in range(times):
        check = zlib.adler32(piece, check)
    return b"x\x9c" + block * times + b"\x03\x00" + check.to_bytes(4, "big")


def pdf_that_unpacks_to(size: int, filler: bytes = b"    ") -> bytes:
    """A page whose drawing orders fill that many bytes, packed twice: up to 1,000,000 to 1."""
    packed = zlib.compress(_packed(filler * ((1 << 20) // len(filler)), size >> 20), 9)
    filters = b"/Filter [/FlateDecode /FlateDecode]"
    return _one_page(b"<< %s /Length %d >>\nstream\n%s\nendstream" % (filters, len(packed), packed))


def pdf_that_keeps_busy() -> bytes:
    """Twenty million orders that draw nothing: seconds of work, little memory."""
    return pdf_that_unpacks_to(80 << 20, b"q Q\n")


def pdf_with_huge_image(side: int = 50_000) -> bytes:
    packed = _packed(bytes(side // 8 * 1000), side // 1000)
    sizes = b"/Width %d /Height %d /BitsPerComponent 1 /ColorSpace /DeviceGray" % (side, side)
    image = b"<< /Type /XObject /Subtype /Image %s /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream"
    contents = b"<< /Length 24 >>\nstream\n400 0 0 400 0 0 cm /I Do\nendstream"
    return _one_page(contents, b"<< /XObject << /I 5 0 R >> >>", image % (sizes, len(packed), packed))


def pdf_that_explodes(depth: int = 12) -> bytes:
    """Drawings that draw ten drawings that draw ten drawings …"""
    forms = []
    for level in range(depth):
        is_last = level == depth - 1
        content = b"BT /F1 9 Tf (x) Tj ET" if is_last else b"/D%d Do " % (level + 1) * 10
        names = b"/F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
        inner = b"" if is_last else b"/XObject << /D%d %d 0 R >>" % (level + 1, 6 + level)
        forms.append(
            b"<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] "
            b"/Resources << /Font << %s >> %s >> /Length %d >>\n"
            b"stream\n%s\nendstream" % (names, inner, len(content), content)
        )
    contents = b"<< /Length 6 >>\nstream\n/D0 Do\nendstream"
    return _one_page(contents, b"<< /XObject << /D0 5 0 R >> >>", *forms)


def word(*paragraphs: str) -> bytes:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def word_with_part(name: str, content: bytes) -> bytes:
    """A sound DOCX in which one part is replaced or added."""
    return with_entries(word(SENTENCE), {name: content})


def entry(archive: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(archive)) as source:
        return source.read(name)


def with_entries(archive: bytes, entries: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            if name not in entries:
                target.writestr(name, source.read(name))
        for name, content in entries.items():
            target.writestr(name, content)
    return out.getvalue()


def word_with_large_text(size: int) -> bytes:
    """A million paragraphs: small as a file, large as a tree."""
    paragraphs = b"<w:p><w:r><w:t>x</w:t></w:r></w:p>" * (size // 35)
    content = b"<w:document xmlns:w='%s'><w:body>%s</w:body></w:document>" % (_W.encode(), paragraphs)
    return word_with_part("word/document.xml", content)


def word_bomb(size: int) -> bytes:
    """Unpacks to `size` bytes and says so."""
    return word_with_part("word/media/image1.bmp", bytes(size))


def word_bomb_that_lies(size: int) -> bytes:
    """Unpacks its text to `size` bytes, while the archive says 1,000."""
    filler = b"<w:p/>" * (size // 6)
    content = b"<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>"
    content += filler + b"</w:body></w:document>"
    data = word_with_part("word/document.xml", content)
    return data.replace(struct.pack("<L", len(content)), struct.pack("<L", 1_000))


def word_with_many_entries(count: int) -> bytes:
    """Written by hand: zipfile takes seconds for 100,000 entries."""
    with zipfile.ZipFile(io.BytesIO(word(SENTENCE))) as source:
        names = [(info.filename.encode(), source.read(info)) for info in source.infolist()]
    names += [(b"word/media/%06d.png" % number, b"") for number in range(count)]
    body, directory = bytearray(), bytearray()
    for name, content in names:
        sizes = (zlib.crc32(content), len(content), len(content), len(name))
        directory += struct.pack("<4s6H3L5H2L", b"PK\x01\x02", 20, 20, 0, 0, 0, 33, *sizes, 0, 0, 0, 0, 0, len(body))
        directory += name
        body += struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 0, 0, 33, *sizes, 0) + name + content
    body += directory
    shown = min(len(names), 0xFFFF)
    if shown == 0xFFFF:
        size = len(directory)
        where = len(body)
        body += struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, len(names), len(names), size, where - size)
        body += struct.pack("<4sLQL", b"PK\x06\x07", 0, where, 1)
        return bytes(body + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, shown, shown, 2**32 - 1, 2**32 - 1, 0))
    start = len(body) - len(directory)
    return bytes(body + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, shown, shown, len(directory), start, 0))


def locked_word() -> bytes:
    """What Word writes with a password: an OLE container whose directory names an encrypted package."""
    directory = "EncryptionInfo".encode("utf-16-le").ljust(128, b"\0")
    directory += "EncryptedPackage".encode("utf-16-le").ljust(128, b"\0")
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + directory + bytes(range(256)) * 8


def old_word() -> bytes:
    directory = "WordDocument".encode("utf-16-le").ljust(128, b"\0")
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + directory + bytes(range(256)) * 8


_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def laughing_xml() -> bytes:
    """Nine levels of entities, each ten times the one before: a gigabyte of laughter."""
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    document = f"<w:document xmlns:w='{_W}'><w:body><w:p><w:r><w:t>&l9;</w:t></w:r></w:p></w:body></w:document>"
    return f'<?xml version="1.0"?><!DOCTYPE w:document [<!ENTITY l0 "ha">{levels}]>{document}'.encode()


def fetching_xml(address: str) -> bytes:
    """An outside entity, from the disk or the network."""
    document = f"<w:document xmlns:w='{_W}'><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>"
    doctype = f'<!DOCTYPE d SYSTEM "{address}" [<!ENTITY x SYSTEM "{address}">]>'
    return f'<?xml version="1.0"?>{doctype}{document}'.encode()


def open_document() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", "<office:document-content/>")
    return out.getvalue()


def plain_zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("memo.txt", SENTENCE)
    return out.getvalue()


def spreadsheet() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
    return out.getvalue()


MAIL = (
    b"From: griffie@voorbeeld.example\r\nTo: raad@voorbeeld.example\r\nSubject: Memo\r\n"
    b"MIME-Version: 1.0\r\nMessage-ID: <1@voorbeeld.example>\r\n\r\nDe memo staat in de bijlage.\r\n"
)
RICH_TEXT = rb"{\rtf1\ansi De memo over het buurthuis.}"
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(64)
