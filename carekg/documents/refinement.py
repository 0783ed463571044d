"""What holds for the blocks of every format: furniture, languages, quotations, speakers, signatures, and parents."""

from __future__ import annotations

from carekg.documents.drafts import Draft
from carekg.documents.layout.addresses import mark_addresses
from carekg.documents.layout.furniture import mark_furniture
from carekg.documents.layout.outline import set_parents
from carekg.documents.signs.languages import mark_languages
from carekg.documents.signs.quotations import mark_quotations
from carekg.documents.signs.signatures import mark_signatures
from carekg.documents.signs.speakers import mark_speakers
from carekg.model import Block


def refine_blocks(draft: Draft) -> tuple[Block, ...]:
    """Return a draft's blocks as the extractor reads them."""
    blocks = mark_addresses(draft.text, mark_furniture(draft.text, draft.blocks))
    blocks = mark_languages(draft.text, blocks)
    blocks = mark_speakers(draft.text, blocks)
    blocks = mark_signatures(draft.text, blocks)
    blocks = mark_quotations(draft.text, blocks)
    return set_parents(draft.text, blocks)
