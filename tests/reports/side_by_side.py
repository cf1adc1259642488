"""Several workers at once, and what is queued for them."""

import threading
import time

import pytest
from django.conf import settings
from django.db import connection

from sxsh_portal.celery import app


def in_own_connection(work, failures=None):
    def run():
        try:
            work()
        except Exception as error:  # handed to the test
            if failures is None:
                raise
            failures.append(error)
        finally:
            connection.close()

    return run


def in_threads(*works):
    failures = []
    threads = [threading.Thread(target=in_own_connection(work, failures)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert failures == []


def wait_until_blocked(count):
    """Until so many connections wait for a lock that another one holds."""
    for _ in range(600):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_stat_clear_snapshot()")
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity"
                " WHERE datname = current_database() AND wait_event_type = 'Lock'"
            )
            if cursor.fetchone()[0] >= count:
                return
        time.sleep(0.05)
    pytest.fail(f"not even {count} connections wait")


def queued_tasks() -> list[tuple[str, tuple]]:
    """What the broker holds, taken from it."""
    found = []
    with app.connection_for_read() as broker:
        channel = broker.default_channel
        for queue in (settings.QUICK_QUEUE, settings.LONG_QUEUE):
            while message := channel.basic_get(queue, no_ack=True):
                found.append((message.headers["task"], tuple(message.payload[0])))
    return found
