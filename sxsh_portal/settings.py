"""Every setting comes from the environment or from .env; .env.example names them all."""

from pathlib import Path

import environ
import pghistory
import pgtrigger
from celery.schedules import crontab
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _
from kombu import Queue

from sxsh_portal import embedded

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
env.read_env(BASE_DIR / ".env")

# Where things lie ---------------------------------------------------------------------------
PORTAL_DATA_DIR = BASE_DIR / env.str("PORTAL_DATA_DIR", default=".portal")
OWN_DATABASE = bool(env.str("DATABASE_URL", default=""))
OWN_REDIS = bool(env.str("REDIS_URL", default=""))
# What sxsh_portal.embedded.Servers has to start for this configuration.
EMBEDDED = {
    "data_dir": PORTAL_DATA_DIR,
    "postgres": not OWN_DATABASE,
    "redis": not OWN_REDIS,
    "durable": True,
}


def required(name: str) -> str:
    """A setting that one's own servers cannot do without."""
    value = env.str(name, default="")
    if not value:
        raise ImproperlyConfigured(
            f"Thiếu thiết lập {name}: DATABASE_URL đã có, nên {name} phải được đặt trong môi trường"
            f" hoặc trong tệp .env (xem .env.example).\n"
            f"The setting {name} is missing: DATABASE_URL is set, so {name} must be set in the"
            f" environment or in the file .env (see .env.example)."
        )
    return value


# Security -----------------------------------------------------------------------------------
DEBUG = env.bool("DEBUG", default=False)
if OWN_DATABASE:
    SECRET_KEY = required("SECRET_KEY")
    ALLOWED_HOSTS = [host.strip() for host in required("ALLOWED_HOSTS").split(",")]
else:
    SECRET_KEY = env.str("SECRET_KEY", default="") or embedded.kept_secret(PORTAL_DATA_DIR)
    ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
HTTPS = env.bool("HTTPS", default=OWN_DATABASE and not DEBUG)
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = env.int("SESSION_COOKIE_AGE", default=12 * 3600)
X_FRAME_OPTIONS = "DENY"
# A step of a large plant's assessment, sent whole by a browser without JavaScript.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}

# Parts --------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "sxsh_portal",
    "imports",
    "reports",
    "campaigns",
    "assessments",
    "enterprises",
    "accounts",
    "core",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django_htmx",
    "django_filters",
    "django_tables2",
    "import_export",
    "pgtrigger",
    "pghistory",
    "csp",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "core.middleware.ChosenLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "pghistory.middleware.HistoryMiddleware",
]
ROOT_URLCONF = "sxsh_portal.urls"
WSGI_APPLICATION = "sxsh_portal.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "sxsh_portal.navigation.navigation",
                "sxsh_portal.notice.demo_notice",
            ],
        },
    }
]

# Data ---------------------------------------------------------------------------------------
if OWN_DATABASE:
    DATABASES = {"default": env.db("DATABASE_URL")}
else:
    DATABASES = {"default": embedded.database(PORTAL_DATA_DIR)}
DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True, "ATOMIC_REQUESTS": False}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
REDIS_URL = env.str("REDIS_URL") if OWN_REDIS else embedded.redis_url(PORTAL_DATA_DIR)
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "sxsh",
    }
}
# One trigger call per statement: per row, 3.5 s of bulk writing became 86 s.
PGHISTORY_LEVEL = pgtrigger.Statement
# History is asked for by its record, never by what the record points at.
PGHISTORY_FOREIGN_KEY_FIELD = pghistory.ForeignKey(db_index=False)
IMPORT_EXPORT_USE_TRANSACTIONS = True
IMPORT_EXPORT_ESCAPE_FORMULAE_ON_EXPORT = True

# People -------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"
_VALIDATORS = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_VALIDATORS}.UserAttributeSimilarityValidator"},
    {"NAME": f"{_VALIDATORS}.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": f"{_VALIDATORS}.CommonPasswordValidator"},
]
if env.str("EMAIL_URL", default=""):
    vars().update(env.email_url("EMAIL_URL"))
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = str(embedded.make_dir(PORTAL_DATA_DIR / "mail", mode=0o700))
# With which the links in letters begin.
PORTAL_ADDRESS = env.str("PORTAL_ADDRESS", default="") or (
    f"https://{ALLOWED_HOSTS[0]}" if OWN_DATABASE else "http://localhost:8000"
)
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="sxsh@localhost")

# Language: Vietnamese first; our own filters write numbers, so Django groups no digits ------
LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Vietnamese")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
USE_THOUSAND_SEPARATOR = False

# Files --------------------------------------------------------------------------------------
STATIC_URL = "static/"
STATIC_ROOT = PORTAL_DATA_DIR / "static"  # one portal per data directory, so one writer
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_ROOT = PORTAL_DATA_DIR / "media"
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# Work in the background ---------------------------------------------------------------------
CELERY_BROKER_URL = embedded.broker_url(REDIS_URL)
CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 6 * 3600}
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
# What takes long has a queue and a worker of its own, so that the drains never wait behind it.
# A worker that is told no queue takes both.
QUICK_QUEUE, LONG_QUEUE = "celery", "long"
CELERY_TASK_QUEUES = (Queue(QUICK_QUEUE), Queue(LONG_QUEUE))
CELERY_TASK_ROUTES = {
    "imports.tasks.work_on_batch": {"queue": LONG_QUEUE},
    "imports.tasks.foresee_undo_of": {"queue": LONG_QUEUE},
    "core.tasks.make_export": {"queue": LONG_QUEUE},
    "campaigns.tasks.send_invitations": {"queue": LONG_QUEUE},
    "campaigns.tasks.send_reminders": {"queue": LONG_QUEUE},
    "accounts.tasks.write_daily_letters": {"queue": LONG_QUEUE},
    "reports.tasks.build_report_task": {"queue": LONG_QUEUE},
    "reports.tasks.rebuild_nightly": {"queue": LONG_QUEUE},
    "reports.tasks.check_drift_nightly": {"queue": LONG_QUEUE},
}
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = TIME_ZONE
CELERY_BEAT_SCHEDULE_FILENAME = str(PORTAL_DATA_DIR / "celerybeat-schedule")
CELERY_BEAT_SCHEDULE = {
    # A figure moves within five seconds of what it rests on. A drain that waited longer than its
    # turn is dropped: the next one does its work.
    "drain-changes": {
        "task": "reports.tasks.drain_changes",
        "schedule": 2.0,
        "options": {"expires": 2},
    },
    "rebuild-nightly": {
        "task": "reports.tasks.rebuild_nightly",
        "schedule": crontab(hour="2", minute="0"),
    },
    "find-lost-imports": {
        "task": "imports.tasks.find_lost",
        "schedule": 15.0,
        "options": {"expires": 15},
    },
    "tidy-staging-nightly": {
        "task": "imports.tasks.tidy_staging",
        "schedule": crontab(hour="3", minute="30"),
    },
    "find-lost-exports": {
        "task": "core.tasks.find_lost",
        "schedule": 60.0,
        "options": {"expires": 60},
    },
    "remove-old-exports": {
        "task": "core.tasks.remove_old",
        "schedule": crontab(hour="3", minute="0"),
    },
    # Invitations whose own message was lost, or that no mail server has taken yet.
    "send-invitations": {
        "task": "campaigns.tasks.send_invitations",
        "schedule": 60.0,
        "options": {"expires": 60},
    },
    "send-event-letters": {
        "task": "campaigns.tasks.send_event_letters",
        "schedule": 60.0,
        "options": {"expires": 60},
    },
    "attend-to-rounds": {
        "task": "campaigns.tasks.attend_to_rounds",
        "schedule": crontab(hour="6", minute="0"),
    },
    "attend-to-local-rounds": {
        "task": "campaigns.tasks.attend_to_local_rounds",
        "schedule": crontab(hour="6", minute="10"),
    },
    "tell-of-late-checks": {
        "task": "assessments.tasks.tell_of_late_checks",
        "schedule": crontab(hour="6", minute="30"),
    },
    "remind-follow-ups": {
        "task": "assessments.tasks.remind_follow_ups",
        "schedule": crontab(hour="6", minute="15"),
    },
    "write-daily-letters": {
        "task": "accounts.tasks.write_daily_letters",
        "schedule": crontab(hour="7", minute="0"),
    },
    "check-drift-nightly": {
        "task": "reports.tasks.check_drift_nightly",
        "schedule": crontab(hour="2", minute="30"),
    },
}

# Running ------------------------------------------------------------------------------------
DEMO = env.bool("DEMO", default=not OWN_DATABASE)
LOG_LEVEL = env.str("LOG_LEVEL", default="INFO")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {
        "stdout": {
            "class": "logging.StreamHandler",
            "stream": "ext://sys.stdout",
            "formatter": "line",
        }
    },
    "root": {"handlers": ["stdout"], "level": LOG_LEVEL},
    "loggers": {
        "django.server": {"propagate": False, "handlers": ["stdout"]},
        # Two lines for every drain, each two seconds, would bury everything else.
        "celery": {"level": "DEBUG" if LOG_LEVEL == "DEBUG" else "WARNING"},
    },
}
