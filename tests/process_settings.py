"""The tests' settings for a process that a test starts: the same servers, the test's database."""

import os

from tests.settings import *  # noqa: F403
from tests.settings import DATABASES

DATABASES["default"]["NAME"] = os.environ["PORTAL_TEST_DATABASE"]
# Letters that the process writes become files, when the test wants to read them.
if "PORTAL_TEST_MAIL" in os.environ:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = os.environ["PORTAL_TEST_MAIL"]
