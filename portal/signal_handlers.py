from typing import Any

from django.apps import apps

from portal.services.page_tree import make_page_tree


def make_page_tree_after_migrate(sender: Any, using: str, **kwargs: Any) -> None:
    # Permissions of each app are made at its own turn; the page tree and groups need those of all.
    last = [config for config in apps.get_app_configs() if config.models_module][-1]
    if sender.name == last.name and using == "default":
        make_page_tree()
