from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CampaignsConfig(AppConfig):
    name = "campaigns"
    verbose_name = _("Plans and activities")

    def ready(self) -> None:
        # Models, and what is made of them, exist only from here on.
        from campaigns import zone_panel
        from campaigns.panels import PROGRAMME
        from enterprises.models import Zone
        from enterprises.panels import register

        register(PROGRAMME)
        register(zone_panel.PROGRAMME, of=Zone)
