"""The tests' settings for a process that a test starts: the same servers, the test's database."""

import os

from tests.settings import *  # noqa: F403
from tests.settings import DATABASES

DATABASES["default"]["NAME"] = os.environ["PORTAL_TEST_DATABASE"]
