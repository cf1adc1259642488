"""The portal's settings for its tests: servers, data directory and databases of their own."""

import fcntl
import os
import re
from pathlib import Path
from typing import IO

# Beside the portal's data, never in it; the workers of pytest-xdist inherit the choice.
os.environ.setdefault(
    "PORTAL_TEST_DATA_DIR", os.path.join(os.environ.get("PORTAL_DATA_DIR", ".portal"), "test")
)
os.environ["PORTAL_DATA_DIR"] = os.environ["PORTAL_TEST_DATA_DIR"]
os.environ.setdefault("SECRET_KEY", "only for tests")
os.environ.setdefault("ALLOWED_HOSTS", "testserver,localhost,127.0.0.1")
os.environ.update(HTTPS="0", DEBUG="0", DEMO="0", LOG_LEVEL="WARNING", EMAIL_URL="")

from sxsh_portal import embedded
from sxsh_portal.settings import *  # noqa: F403
from sxsh_portal.settings import (
    CACHES,
    DATABASES,
    EMBEDDED,
    INSTALLED_APPS,
    OWN_REDIS,
    PORTAL_DATA_DIR,
    REDIS_URL,
    STORAGES,
)

SLOTS = 16
WORKERS = 16


def take_slot() -> int:
    """Two test runs at once get databases of their own: each holds the lock of its slot."""
    for number in range(SLOTS):
        file = open(PORTAL_DATA_DIR / f"slot-{number}.lock", "w")  # noqa: SIM115 - held to the end
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.close()
        else:
            _held.append(file)
            return number
    raise RuntimeError(f"{SLOTS} test runs are under way on {PORTAL_DATA_DIR}")


_held: list[IO[str]] = []
embedded.make_dir(Path(PORTAL_DATA_DIR))
os.environ.setdefault("PORTAL_TEST_SLOT", str(take_slot()))
SLOT = int(os.environ["PORTAL_TEST_SLOT"])
WORKER = int(re.sub(r"\D", "", os.environ.get("PYTEST_XDIST_WORKER", "")) or WORKERS - 1)

# For the tests' own way to empty a database.
INSTALLED_APPS.insert(0, "tests")
EMBEDDED["durable"] = False
DATABASES["default"] |= {"TEST": {"NAME": f"test_sxsh_{SLOT}"}, "CONN_MAX_AGE": 0}
if not OWN_REDIS:
    REDIS_URL = embedded.redis_url(PORTAL_DATA_DIR, SLOT * WORKERS + WORKER)
CACHES["default"] |= {"LOCATION": REDIS_URL, "KEY_PREFIX": f"test-{SLOT}-{WORKER}"}
CELERY_BROKER_URL = embedded.broker_url(REDIS_URL)

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MEDIA_ROOT = PORTAL_DATA_DIR / f"media-{SLOT}-{WORKER}"
STORAGES["staticfiles"] = {
    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage",
}
STATIC_ROOT = embedded.make_dir(PORTAL_DATA_DIR / "static")
