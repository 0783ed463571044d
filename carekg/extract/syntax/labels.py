"""Labels of the parser that are asked for together, by what they have in common."""

from __future__ import annotations

VERBS = frozenset({"VERB", "AUX"})
"""Parts of speech."""
NOUNS = frozenset({"NOUN", "PROPN"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
"""Dependencies."""
AUXILIARIES = frozenset({"aux", "auxpass"})
ADNOMINAL = frozenset({"acl", "relcl"})
"""How a clause hangs on a noun: "a plan to act", "the plan that failed"."""
FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
"""Tags of verbs that make a sentence: "plans", "planned", "will", and not "planning"."""
PAST = frozenset({"VBD", "VBN"})
"""Tags of the past tense and of the past participle."""
