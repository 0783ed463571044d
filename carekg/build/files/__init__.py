"""The files of a build: written piece by piece, recorded in a manifest, and put in place in one step."""
