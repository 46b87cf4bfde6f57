"""All stories of the demonstration, one per subject."""

from __future__ import annotations

from portal.demo.documents import DemoStory
from portal.demo.story_achterstanden import STORY as ACHTERSTANDEN
from portal.demo.story_plein import STORY as PLEIN
from portal.demo.story_sociaal_team import STORY as SOCIAAL_TEAM
from portal.demo.story_verbeterplan import STORY as VERBETERPLAN
from portal.demo.story_wmo import STORY as WMO

STORIES: tuple[DemoStory, ...] = (WMO, SOCIAAL_TEAM, ACHTERSTANDEN, PLEIN, VERBETERPLAN)
