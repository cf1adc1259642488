"""How often the public may do something: counted in the cache, which forgets; whoever counts wrong
because it forgot has only been generous."""

import hashlib
from contextlib import suppress

from django.core.cache import cache
from django.http import HttpRequest
from redis.exceptions import RedisError


def is_too_often(*about: str, most: int, seconds: int) -> bool:
    """Counts one more, and says whether that is more than `most` within so many seconds. Without a
    cache nobody is held up."""
    name = "often-" + hashlib.sha256("\n".join(about).encode()).hexdigest()
    with suppress(RedisError):
        cache.add(name, 0, seconds)
        # One that has run out in between begins anew the next time.
        with suppress(ValueError):
            return int(cache.incr(name)) > most
    return False


def caller_of(request: HttpRequest) -> str:
    """The address that a request comes from; of a proxy in front, the one that it names last."""
    through = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
    return through or str(request.META.get("REMOTE_ADDR", ""))
