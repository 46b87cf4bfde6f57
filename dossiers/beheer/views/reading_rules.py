"""The rules by which the machine reads: what each looks for, how often it was right here, and its switch."""

from dataclasses import replace
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from dossiers.beheer.views.base import BeheerView
from dossiers.models import Role
from dossiers.readers import reading_faults, reading_rules
from dossiers.reading.model import ReadingRule
from dossiers.services.analysis import rules_off, switch_rule
from dossiers.services.reading_report import rule_reports
from dossiers.services.rights import user_gemeenten


class ReadingRulesView(BeheerView):
    """Griffiers see the numbers of their own gemeenten; the switch is the beheerder's, since it holds for all."""

    template_name = "beheer/reading_rules.html"
    page_title = gettext_lazy("Leesregels")
    header_icon = "view"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if not user_gemeenten(request.user, Role.GRIFFIER).exists() and not request.user.is_superuser:
            raise PermissionDenied

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        reports = {one.rule: one for one in rule_reports(None if user.is_superuser else user_gemeenten(user))}
        off = rules_off()
        rows = [(_on_one_line(rule), reports[rule.id], rule.id in off) for rule in reading_rules()]
        return super().get_context_data(rows=rows, faults=reading_faults(), may_switch=user.is_superuser, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_superuser:
            raise PermissionDenied
        rule, is_off = request.POST.get("regel", ""), request.POST.get("stand") == "uit"
        if rule in {one.id for one in reading_rules()}:
            switch_rule(rule, is_off=is_off, user=request.user)
            words = _("Regel %s staat uit.") if is_off else _("Regel %s staat aan.")
            messages.success(request, words % rule)
        return HttpResponseRedirect(reverse("dossiers_beheer:reading_rules"))


def _on_one_line(rule: ReadingRule) -> ReadingRule:
    example, counter_example = (" ".join(text.split()) for text in (rule.example, rule.counter_example))
    return replace(rule, example=example, counter_example=counter_example)
