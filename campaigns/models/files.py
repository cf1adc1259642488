"""Papers and pictures of plans, activities and local reports; given out through the rights of
the record that they lie with, never by a guessable address."""

from collections.abc import Mapping

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from campaigns.models.activities import Activity
from campaigns.models.local_reports import LocalReport
from campaigns.models.plans import ActionPlan
from campaigns.models.projects import PromotionProject
from campaigns.querysets import OWNERS, AttachmentQuerySet
from core.file_kinds import JPEG, PNG, WEBP
from core.history import tracked

Owner = ActionPlan | Activity | PromotionProject | LocalReport
OWNER_FIELDS: Mapping[type[models.Model], str] = {
    ActionPlan: "plan",
    Activity: "activity",
    PromotionProject: "project",
    LocalReport: "local_report",
}
SHOWN_AS_PICTURES = frozenset(kind.content_type for kind in (JPEG, PNG, WEBP))
ONE_OWNER = models.Q()
for _owner in OWNERS:
    ONE_OWNER |= models.Q(**{f"{name}__isnull": name != _owner for name in OWNERS})


@tracked()
class Attachment(models.Model):
    """A file that lies with one record."""

    plan = models.ForeignKey(
        ActionPlan, models.CASCADE, null=True, blank=True, related_name="attachments"
    )
    activity = models.ForeignKey(
        Activity, models.CASCADE, null=True, blank=True, related_name="attachments"
    )
    project = models.ForeignKey(
        PromotionProject, models.CASCADE, null=True, blank=True, related_name="attachments"
    )
    local_report = models.ForeignKey(
        LocalReport, models.CASCADE, null=True, blank=True, related_name="attachments"
    )
    file = models.FileField(_("file"), upload_to="attachments/%Y/", max_length=200)
    name = models.CharField(_("file name"), max_length=200)
    content_type = models.CharField(_("kind of file"), max_length=100)
    size = models.PositiveIntegerField(_("size in bytes"))
    caption = models.CharField(_("what it is"), max_length=300, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by")
    )
    at = models.DateTimeField(_("at"), db_default=Now())

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("file")
        verbose_name_plural = _("files")
        ordering = ("at", "pk")
        constraints = [models.CheckConstraint(condition=ONE_OWNER, name="attachment_one_owner")]

    def __str__(self) -> str:
        return self.caption or self.name

    @property
    def is_picture(self) -> bool:
        """Whether every browser shows it as a picture."""
        return self.content_type in SHOWN_AS_PICTURES
