"""Makes the trained part of the extractor from a folder of annotated documents. Needs the extra `train`."""
