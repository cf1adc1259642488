import pytest
from django.core.cache import cache
from django.test import Client


@pytest.mark.django_db
def test_healthz_says_that_database_and_redis_answer(client: Client) -> None:
    response = client.get("/healthz")
    assert response.status_code == 200
    assert response.json() == {"database": True, "redis": True}


def test_healthz_says_which_server_is_away(client: Client, settings, django_db_blocker) -> None:
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": "unix:///nowhere/redis.sock?db=0",
        }
    }
    with django_db_blocker.unblock():
        response = client.get("/healthz")
    assert response.status_code == 503
    assert response.json()["redis"] is False


def test_the_cache_of_a_test_run_is_its_own(settings) -> None:
    cache.set("mine", 1)
    assert cache.get("mine") == 1
    assert "test" in settings.CACHES["default"]["KEY_PREFIX"]
