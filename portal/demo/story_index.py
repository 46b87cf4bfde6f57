"""All stories of the demonstration, one per gemeente."""

from __future__ import annotations

from portal.demo.documents import DemoStory
from portal.demo.story_sociaal_team import STORY as SOCIAAL_TEAM
from portal.demo.story_wmo import STORY as WMO

STORIES: tuple[DemoStory, ...] = (WMO, SOCIAAL_TEAM)
