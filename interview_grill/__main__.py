"""`python -m interview_grill` is `grill`."""

import sys

from interview_grill.entry import main

sys.exit(main())
