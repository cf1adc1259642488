from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "sxsh_portal"
    verbose_name = "SXSH Portal"
