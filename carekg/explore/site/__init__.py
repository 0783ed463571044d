"""The graph as a static site: a page for each entity and document, the questions with their answers, and a search."""

from __future__ import annotations

from carekg.explore.site.links import link_document, link_entity, link_places
from carekg.explore.site.rendering import TEXT_GONE, Answered, Site, SiteContent

__all__ = ["TEXT_GONE", "Answered", "Site", "SiteContent", "link_document", "link_entity", "link_places"]
