from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AssessmentsConfig(AppConfig):
    name = "assessments"
    verbose_name = _("Assessments")

    def ready(self) -> None:
        # Models, and what is made of them, exist only from here on.
        from assessments.panels import ASSESSMENTS
        from enterprises.panels import register

        register(ASSESSMENTS)
