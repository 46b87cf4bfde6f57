from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class DossiersConfig(AppConfig):
    name = "dossiers"
    verbose_name = _("Dossiers")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from wagtail import hooks

        from dossiers import checks, loose_ends, search_sources, signal_handlers  # noqa: F401 -- registers the system checks
        from dossiers.append_only import Rule, freeze_all_but, register_rule
        from dossiers.log_actions import register_log_actions
        from dossiers.models import (
            Bestand,
            DossierIndexPage,
            DossierPage,
            GemeentePage,
            Kandidaat,
            KandidaatDecision,
            Passage,
            PhaseRow,
            PortefeuillehouderRow,
            PublishedBestand,
            Stuk,
            StukPagina,
            Withdrawal,
        )
        from dossiers.models.gemeente import PUBLIC_PAGE_MODELS
        from dossiers.services import accepting
        from dossiers.timeline_keys import register_stream
        from dossiers.timeline_streams import STREAMS

        for level, page_model in ((3, DossierIndexPage), (4, GemeentePage), (5, DossierPage)):
            PUBLIC_PAGE_MODELS[level].append(page_model)
        register_rule(Rule(model=Bestand, frozen=("gemeente_id", "sha256", "size", "path")))
        register_rule(Rule(model=StukPagina, frozen=("bestand_id", "number")))
        register_rule(Rule(model=Stuk, frozen=("gemeente_id", "public_id")))
        register_rule(Rule(model=Passage, frozen=("stuk_id", "quote", "public_id")))
        for model in (PublishedBestand, PhaseRow, PortefeuillehouderRow, PortefeuillehouderRow.functies.through):
            register_rule(freeze_all_but(model=model))
        register_rule(Rule(model=Kandidaat, frozen=("gemeente_id", "stuk_id", "kind"), may_delete=True))
        register_rule(freeze_all_but("decided_by", model=KandidaatDecision))
        register_rule(Rule(model=Withdrawal, frozen=("stuk_id", "cause", "withdrawn_at")))
        post_migrate.connect(signal_handlers.install_triggers_after_migrate)
        post_migrate.connect(signal_handlers.fill_publicity_after_migrate)
        signal_handlers.connect()
        hooks.register("register_log_actions", register_log_actions)
        for stream in STREAMS:
            register_stream(stream)
        loose_ends.register()
        search_sources.register()
        accepting.register()
