"""`python -m registry`: the command line where no user interface is installed."""

from __future__ import annotations

import sys

from registry.cli import main

sys.exit(main())
