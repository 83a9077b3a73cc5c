"""`python -m reelwright`: the same as the `reelwright` command."""

from reelwright.cli.main import main

main()
