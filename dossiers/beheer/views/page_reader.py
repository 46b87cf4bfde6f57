"""Reading a page of a stuk and choosing words on it. The browser sends words; the server finds where they stand."""

from enum import StrEnum
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views import View

from dossiers.beheer.forms import BeheerForm
from dossiers.beheer.passage_uses import passage_uses
from dossiers.beheer.views.base import BeheerView, OwnObjectMixin
from dossiers.beheer.views.publication import StukFormView
from dossiers.extraction import RenderError
from dossiers.models import Bestand, Passage, Stuk, StukPagina
from dossiers.services.page_images import WIDTHS, page_image
from dossiers.services.passages import bestanden_of, find_spans, make_passage

AROUND = 50  # characters shown on both sides of words that stand on a page more than once
MOST_PLACES = 20


class WordsForm(BeheerForm):
    words = forms.CharField(
        label=_("Woorden"),
        widget=forms.Textarea(attrs={"rows": 4, "data-words": ""}),
        max_length=10_000,
        help_text=_("Kies woorden in de tekst, of plak ze hier precies zoals ze er staan."),
    )
    occurrence = forms.IntegerField(
        label=_("Het hoeveelste"),
        required=False,
        min_value=1,
        widget=forms.NumberInput(attrs={"data-occurrence": ""}),
        help_text=_("Alleen als deze woorden vaker op de pagina staan: 1 is de bovenste."),
    )
    use = forms.ChoiceField(
        label=_("Wat is dit?"),
        widget=forms.RadioSelect,
        help_text=_("Hierna vult u de rest in. Er is dan nog niets openbaar."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["use"].choices = [(use.name, use.label) for use in passage_uses()]  # type: ignore[attr-defined] # a ChoiceField


class OnePageMixin:
    """A page of the file of the newest concept, or with `?bestand=` of another file that this stuk has had."""

    object: Any
    request: HttpRequest
    kwargs: dict[str, Any]

    @cached_property
    def bestand(self) -> Bestand:
        wanted = self.request.GET.get("bestand", "")
        files = bestanden_of(self.object)
        if wanted.isdecimal():
            chosen = files.filter(pk=int(wanted[:18])).first()
        else:
            chosen = self.object.get_latest_revision_as_object().bestand
        if chosen is None:
            raise Http404
        return chosen

    @cached_property
    def pagina(self) -> StukPagina:
        page = self.bestand.pages.filter(number=min(self.kwargs["number"], 2**31 - 1)).first()
        if page is None:
            raise Http404
        return page


class Look(StrEnum):
    """Whether the image of the page is shown at first, and how large."""

    HIDDEN = ""
    SMALL = "klein"
    LARGE = "groot"

    @classmethod
    def asked(cls, request: HttpRequest) -> "Look":
        value = request.GET.get("beeld", "")
        return next((look for look in cls if look == value), cls.HIDDEN)


class PageImageView(OnePageMixin, OwnObjectMixin, View):
    model = Stuk

    def get(self, request: HttpRequest, **kwargs: Any) -> FileResponse:
        if not self.bestand.has_fixed_pages:
            raise Http404
        width = WIDTHS[-1] if Look.asked(request) == Look.LARGE else WIDTHS[0]
        try:
            image = page_image(self.bestand, self.pagina.number, width)
        except RenderError as error:
            raise Http404 from error
        return FileResponse(image.open("rb"), content_type="image/png")


class PageReaderView(OnePageMixin, StukFormView):
    form_class = WordsForm
    template_name = "beheer/page_reader.html"
    header_icon = "openquote"
    submit_label = _("Verder")
    success_message = _("De passage is bewaard.")

    def get_page_title(self) -> str:
        return self.pagina.label.capitalize()

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        wanted = request.GET.get("naar", "")
        if wanted.isdecimal():
            number = min(max(int(wanted[:9]), 1), self.bestand.page_count)
            address = reverse("beheer_stuk:pagina", args=[self.object.pk, number])
            return HttpResponseRedirect(f"{address}?{self.query(Look.asked(request))}")
        return super().get(request, *args, **kwargs)

    def query(self, look: Look) -> str:
        return f"bestand={self.bestand.pk}{f'&beeld={look}' if look else ''}"

    def perform(self, form: WordsForm) -> Passage:
        words, occurrence = form.cleaned_data["words"], form.cleaned_data["occurrence"]
        self.use = next(use for use in passage_uses() if use.name == form.cleaned_data["use"])
        try:
            return make_passage(stuk=self.object, pagina=self.pagina, words=words, occurrence=occurrence)
        except ValidationError as error:
            raise ValidationError({"occurrence" if self.places(words)[1:] else "words": error}) from error

    def places(self, words: str) -> list[tuple[str, str, str]]:
        """Where the words stand: what is before, themselves, what is after."""
        text = self.pagina.text
        return [
            (text[max(0, span.start - AROUND) : span.start], text[span.start : span.end], text[span.end :][:AROUND])
            for span in find_spans(text, words)[:MOST_PLACES]
        ]

    def get_success_url(self) -> str:
        return self.use.address(self.result)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        look = Look.asked(self.request)
        is_unclear = "occurrence" in context["form"].errors
        return {
            **context,
            "bestand": self.bestand,
            "pagina": self.pagina,
            "base_url": self.request.path.removesuffix(f"{self.kwargs['number']}/"),
            "query": f"?{self.query(look)}",
            "other_size": f"?{self.query(Look.SMALL if look == Look.LARGE else Look.LARGE)}#beeld",
            "look": look.value,
            "enlarged": look == Look.LARGE,
            "places": self.places(context["form"].data.get("words", "")) if is_unclear else [],
            "passages": self.object.passages.filter(pagina=self.pagina).order_by("start"),
        }


class PassageView(OwnObjectMixin, BeheerView):
    """One passage: its words, where they stand, and what it can be turned into."""

    model = Passage
    lookup = "key"
    template_name = "beheer/passage.html"
    page_title = _("Passage")
    header_icon = "openquote"

    def get_page_subtitle(self) -> str:
        return str(self.object)[:60]

    def parents(self) -> list[tuple[str, Any]]:
        stuk = self.object.stuk
        return [(reverse("beheer_stuk:edit", args=[stuk.pk]), stuk.get_latest_revision_as_object().title)]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        uses = [(use.label, use.address(self.object)) for use in passage_uses()]
        return super().get_context_data(uses=uses, **kwargs)
