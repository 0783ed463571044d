"""Measuring what was extracted against documents that people annotated.

Everything here takes values: annotations, and the extractions of the same documents. `build.evaluation` runs it.
"""

from __future__ import annotations
