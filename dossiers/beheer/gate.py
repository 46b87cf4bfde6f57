"""The one gate of /beheer/: whatever a request names must be of a gemeente that the user works for.

Wagtail asks model-level rights only, never about one object. Lists, choices and single objects all go through
`own` and `get_own_or_404`; what is not the user's own does not exist (404).
"""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Model, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from wagtail.admin.filters import WagtailFilterSet
from wagtail.permission_policies import ModelPermissionPolicy

from dossiers.models import DossierPage, GemeentePage, Passage, Role
from dossiers.models.base import GemeenteOwned
from dossiers.services.rights import user_can_work_for, user_gemeenten

View = Callable[..., HttpResponse]


def own(queryset: QuerySet[Any], user: Any, role: Role = Role.EDITOR) -> QuerySet[Any]:
    """The objects of the gemeenten for which the user has at least this role."""
    return in_gemeenten(queryset, user_gemeenten(user, role))


def in_gemeenten(queryset: QuerySet[Any], gemeenten: Iterable[GemeentePage]) -> QuerySet[Any]:
    model = queryset.model
    gemeenten = list(gemeenten)
    if issubclass(model, GemeentePage):
        return queryset.filter(pk__in=[gemeente.pk for gemeente in gemeenten])
    if issubclass(model, DossierPage):
        below = Q(pk__in=[])
        for gemeente in gemeenten:
            below |= Q(path__startswith=gemeente.path)
        return queryset.filter(below)
    if issubclass(model, Passage):
        return queryset.filter(stuk__gemeente__in=gemeenten)
    if issubclass(model, GemeenteOwned):
        return queryset.filter(gemeente__in=gemeenten)
    raise TypeError(f"{model.__name__} belongs to no gemeente")


def get_own_or_404(model: type[Model], user: Any, role: Role = Role.EDITOR, **lookup: Any) -> Any:
    """The object, if it is of an own gemeente; else Http404. PermissionDenied when only the role falls short."""
    thing = get_object_or_404(own(model._default_manager.all(), user), **lookup)
    if role != Role.EDITOR and not own(model._default_manager.filter(pk=thing.pk), user, role).exists():
        raise PermissionDenied
    return thing


class GemeentePolicy(ModelPermissionPolicy):
    """Model-level rights, and for one object also its gemeente (editing sessions and edit links ask this)."""

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        return self.user_has_any_permission_for_instance(user, [action], instance)

    def user_has_any_permission_for_instance(self, user: Any, actions: Iterable[str], instance: Any) -> bool:
        allowed = self.user_has_any_permission(user, actions)
        return bool(allowed) and user_can_work_for(user, instance.gemeente_id)

    def instances_user_has_any_permission_for(self, user: Any, actions: Iterable[str]) -> QuerySet[Any]:
        if not self.user_has_any_permission(user, actions):
            return self.model._default_manager.none()
        return own(self.model._default_manager.all(), user)


class StukPolicy(GemeentePolicy):
    """Rights that lead to a closed route nobody has, so that no screen offers it."""

    CLOSED = frozenset({"add", "delete", "lock", "unlock"})

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action not in self.CLOSED and bool(super().user_has_permission(user, action))

    def user_has_any_permission(self, user: Any, actions: Iterable[str]) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)


class OwnFilterSet(WagtailFilterSet):
    """Filters of a list offer only choices of the own gemeenten."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for item in self.filters.values():
            queryset = item.extra.get("queryset")
            if queryset is not None:
                item.queryset = own(queryset.all(), self.request.user)


class OwnListMixin:
    """For an IndexView: only objects of the own gemeenten."""

    base_filterset_class = OwnFilterSet
    request: HttpRequest

    def get_base_queryset(self) -> QuerySet[Any]:
        return own(super().get_base_queryset(), self.request.user)  # type: ignore[misc] # of IndexView


def closed(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    """A view of Wagtail that this portal does without, for everybody."""
    raise Http404


class GatedViewSetMixin:
    """For every ModelViewSet and SnippetViewSet of ours: no route reaches an object of another gemeente."""

    model: type[Model]
    url_namespace: str
    closed_routes: frozenset[str] = frozenset({"copy", "reorder"})
    griffier_routes: frozenset[str] = frozenset({"delete"})

    def role_for(self, route: str, thing: Any) -> Role:
        """The role that this route needs for this object."""
        return Role.GRIFFIER if route in self.griffier_routes else Role.EDITOR

    def get_urlpatterns(self) -> list[Any]:
        return self._gated_patterns(super().get_urlpatterns())  # type: ignore[misc] # of the viewset

    def _gated_patterns(self, patterns: list[Any]) -> list[Any]:
        for pattern in patterns:
            route = pattern.name
            pattern.callback = closed if route in self.closed_routes else self._gated(pattern.callback, route)
        return patterns

    def _gated(self, view: View, route: str) -> View:
        @wraps(view)
        def gated_view(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if "pk" in kwargs:
                thing = get_own_or_404(self.model, request.user, pk=int_or_404(kwargs["pk"]))
                if not user_can_work_for(request.user, thing.gemeente_id, self.role_for(route, thing)):
                    raise PermissionDenied
            elif not user_gemeenten(request.user, self.role_for(route, None)).exists():
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return gated_view


def int_or_404(value: Any) -> int:
    """Keys come from the URL, one of Wagtail's patterns takes any text there."""
    try:
        number = int(value)
    except (TypeError, ValueError):
        raise Http404 from None
    if number >= 2**63:
        raise Http404
    return number
