from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

# A row of the history follows the row before it, and its hash names that row's hash.
CHAIN_GUARD = """
NEW.sequence = 1 OR EXISTS (
    SELECT 1 FROM besluiten_statuswijziging previous
    WHERE previous.afspraak_id = NEW.afspraak_id AND previous.sequence = NEW.sequence - 1
      AND previous.hash = NEW.previous_hash AND previous.to_status = NEW.from_status
)
"""
# The head of a chain goes one row further, or stays.
HEAD_GUARD = "NEW.sequence = OLD.sequence + 1 OR (NEW.sequence = OLD.sequence AND NEW.hash = OLD.hash)"


class BesluitenConfig(AppConfig):
    name = "besluiten"
    verbose_name = _("Besluiten")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from besluiten import (
            claims,
            dossier_rows,
            home,
            loose_ends,
            overview,
            panels,
            policy_changes,
            search_sources,
            signal_handlers,
            timeline,
        )
        from besluiten.models import (
            Afspraak,
            AfspraakPassage,
            CorrectionRow,
            Delivery,
            GateSnapshot,
            GateSnapshotRow,
            Mijlpaal,
            Onderdeel,
            Oordeel,
            OordeelAnswer,
            OrgaanAccount,
            OwnerRow,
            StatusEvidence,
            StatusHead,
            StatusWijziging,
            TermijnRow,
            Verschuiving,
            WithheldWords,
        )
        from besluiten.services import accepting, reading
        from dossiers.append_only import Rule, freeze_all_but, register_rule

        register_rule(Rule(model=Afspraak, frozen=("gemeente_id", "public_id", "kind", "passage_id")))
        register_rule(Rule(model=Mijlpaal, frozen=("gemeente_id", "public_id", "passage_id")))
        register_rule(freeze_all_but("recorded_by", model=StatusWijziging, insert_guard=CHAIN_GUARD))
        register_rule(freeze_all_but(model=StatusEvidence))
        register_rule(Rule(model=StatusHead, frozen=("afspraak_id",), update_guard=HEAD_GUARD))
        for model in (Verschuiving, TermijnRow, OwnerRow, CorrectionRow, Onderdeel, Delivery, OordeelAnswer):
            register_rule(freeze_all_but("recorded_by", model=model))
        register_rule(freeze_all_but(model=OwnerRow.functies.through))
        register_rule(freeze_all_but("recorded_by", "published_at", model=Oordeel))
        register_rule(freeze_all_but("withheld_by", model=WithheldWords))
        register_rule(Rule(model=OrgaanAccount, frozen=("gemeente_id", "user_id", "orgaan_id")))
        for kept in (AfspraakPassage, GateSnapshot, GateSnapshotRow):
            register_rule(freeze_all_but(model=kept))
        modules = (claims, dossier_rows, home, loose_ends, overview, panels, policy_changes, search_sources, timeline)
        for module in (accepting, reading, *modules):
            module.register()
        signal_handlers.connect()
        post_migrate.connect(signal_handlers.fill_publicity_after_migrate)
