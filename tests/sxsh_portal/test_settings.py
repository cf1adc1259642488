"""What the environment may say, and what the portal answers when it says too little."""

import json
import os
import re
import subprocess
import sys

import pytest
from django.conf import settings
from django.test import Client

from sxsh_portal import embedded

PRODUCTION = {
    "DATABASE_URL": "postgres://sxsh:word@db.example:5433/portal",
    "REDIS_URL": "rediss://redis.example:6380/2",
    "SECRET_KEY": "long enough",
    "ALLOWED_HOSTS": "sxsh.example.gov.vn, sxsh.example",
}
ASK = """
import json
from django.conf import settings
names = json.loads({names!r})
print(json.dumps({{name: getattr(settings, name) for name in names}}, default=str))
"""


def run(arguments: list[str], environment: dict[str, str], tmp_path) -> subprocess.CompletedProcess:
    """In a process of its own: settings are read once."""
    base = {"PATH": os.environ.get("PATH", os.defpath), "PORTAL_DATA_DIR": str(tmp_path / "data")}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=settings.BASE_DIR,
        env=base | {"DJANGO_SETTINGS_MODULE": "sxsh_portal.settings"} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def read(names: list[str], environment: dict[str, str], tmp_path) -> dict:
    done = run(["-c", ASK.format(names=json.dumps(names))], environment, tmp_path)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("missing", ["SECRET_KEY", "ALLOWED_HOSTS"])
def test_a_missing_setting_says_what_to_do_in_both_languages(missing: str, tmp_path) -> None:
    told = {name: value for name, value in PRODUCTION.items() if name != missing}
    done = run(["manage.py", "check"], told, tmp_path)
    assert done.returncode == 1
    assert f"Thiếu thiết lập {missing}" in done.stderr
    assert f"The setting {missing} is missing" in done.stderr
    assert ".env.example" in done.stderr
    assert "Traceback" not in done.stderr


def test_ones_own_servers_switch_the_embedded_ones_off_and_https_on(tmp_path) -> None:
    names = ["DATABASES", "CELERY_BROKER_URL", "EMBEDDED", "ALLOWED_HOSTS", "DEMO"]
    found = read([*names, "SESSION_COOKIE_SECURE", "SECURE_HSTS_SECONDS"], PRODUCTION, tmp_path)
    assert found["DATABASES"]["default"]["HOST"] == "db.example"
    assert found["CELERY_BROKER_URL"] == PRODUCTION["REDIS_URL"]
    assert (found["EMBEDDED"]["postgres"], found["EMBEDDED"]["redis"]) == (False, False)
    assert found["ALLOWED_HOSTS"] == ["sxsh.example.gov.vn", "sxsh.example"]
    assert found["SESSION_COOKIE_SECURE"] is True
    assert found["SECURE_HSTS_SECONDS"] > 0
    assert found["DEMO"] is False


def test_without_any_setting_the_portal_is_for_this_machine_only(tmp_path) -> None:
    names = ["EMBEDDED", "ALLOWED_HOSTS", "DEBUG", "DEMO", "SECRET_KEY", "LANGUAGE_CODE"]
    found = read(names, {}, tmp_path)
    assert (found["EMBEDDED"]["postgres"], found["EMBEDDED"]["redis"]) == (True, True)
    assert found["ALLOWED_HOSTS"] == ["localhost", "127.0.0.1", "[::1]"]
    assert (found["DEBUG"], found["DEMO"], found["LANGUAGE_CODE"]) == (False, True, "vi")
    assert found["SECRET_KEY"] == (tmp_path / "data" / "secret_key").read_text()


def test_each_server_is_switched_by_its_own_url(tmp_path) -> None:
    found = read(["EMBEDDED"], {"REDIS_URL": PRODUCTION["REDIS_URL"]}, tmp_path)
    assert (found["EMBEDDED"]["postgres"], found["EMBEDDED"]["redis"]) == (True, False)


def test_the_example_names_every_setting_and_nothing_else() -> None:
    source = (settings.BASE_DIR / "sxsh_portal" / "settings.py").read_text()
    asked = set(re.findall(r"""(?:env\.\w+|required)\(\s*"([A-Z_]+)\"""", source))
    example = (settings.BASE_DIR / ".env.example").read_text()
    assert asked == set(re.findall(r"^#?([A-Z_]+)=", example, flags=re.MULTILINE))


@pytest.mark.parametrize(
    ("url", "broker"),
    [
        ("unix:///tmp/x/redis.sock?db=3", "redis+socket:///tmp/x/redis.sock?virtual_host=3"),
        ("redis://redis.example:6379/0", "redis://redis.example:6379/0"),
    ],
)
def test_the_broker_is_the_same_redis(url: str, broker: str) -> None:
    assert embedded.broker_url(url) == broker


@pytest.mark.django_db
def test_no_page_may_run_foreign_or_inline_code(client: Client) -> None:
    policy = client.get("/healthz").headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
