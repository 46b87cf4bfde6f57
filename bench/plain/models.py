"""What a Wagtail developer would write for a page of text and events. It exists for the bench only."""

from typing import Any, ClassVar

from django.db import models
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import DraftStateMixin, LockableMixin, Page, PreviewableMixin, RevisionMixin, WorkflowMixin
from wagtail.search import index


class EventBlock(blocks.StructBlock):
    date = blocks.DateBlock()
    kind = blocks.CharBlock()
    title = blocks.CharBlock()
    summary = blocks.CharBlock(required=False)
    link = blocks.CharBlock(required=False)

    class Meta:
        template = "plain/blocks/event.html"


class PlainPage(Page):
    body = StreamField(
        [
            ("heading", blocks.CharBlock(form_classname="title")),
            ("text", blocks.RichTextBlock()),
            ("event", EventBlock()),
        ]
    )

    content_panels: ClassVar[list[Any]] = [*Page.content_panels, FieldPanel("body")]
    template = "plain/page.html"


class PlainSnippet(PreviewableMixin, WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, models.Model):
    """With the mixins that a stuk has, and text of like size."""

    title = models.CharField(max_length=300)
    summary = models.TextField(blank=True)
    reference = models.CharField(max_length=100, blank=True)
    day = models.DateField(null=True)

    def __str__(self) -> str:
        return self.title


class PlainText(index.Indexed, models.Model):
    """One place to find, with the words that a record of the product has."""

    title = models.CharField(max_length=500)
    text = models.TextField()

    search_fields: ClassVar[list[Any]] = [index.SearchField("title", boost=2), index.SearchField("text")]

    def __str__(self) -> str:
        return self.title
