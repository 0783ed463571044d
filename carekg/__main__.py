"""`python -m carekg` does what `carekg` does."""

from carekg.cli import main

main()
