"""What people answered when an import asked, so that nobody is asked twice."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from core.history import tracked
from enterprises.choices import AnswerKind
from enterprises.models.places import AdminUnit


@tracked()
class Answer(models.Model):
    """One answer about one row of a file, known again by its `subject` in the next file.

    A part: in which of today's communes a facility of a divided former commune lies; without a
    commune the matter was left open on purpose. The same: whether the row is a stored facility, or
    whether two rows are one.
    """

    kind = models.CharField(_("kind"), max_length=4, choices=AnswerKind)
    subject = models.CharField(_("row"), max_length=32)
    label = models.CharField(_("name in the row"), max_length=300)
    former_commune = models.ForeignKey(
        AdminUnit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("former commune"),
    )
    commune = models.ForeignKey(
        AdminUnit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("commune"),
    )
    # No foreign key: an answer does not hold a facility back that an undo takes away.
    facility_id = models.BigIntegerField(_("facility"), null=True, blank=True)
    other = models.CharField(_("other row"), max_length=32, blank=True)
    is_same = models.BooleanField(_("is the same"), null=True, blank=True)
    batch = models.BigIntegerField(_("number of the import"), null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by")
    )
    answered_at = models.DateTimeField(_("answered at"), db_default=Now())

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        ordering = ("-answered_at", "-pk")
        constraints = [
            models.UniqueConstraint(
                fields=("kind", "subject", "former_commune", "facility_id", "other"),
                name="answer_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=models.Q(
                    kind=AnswerKind.PART,
                    former_commune__isnull=False,
                    facility_id=None,
                    other="",
                    is_same=None,
                )
                | models.Q(
                    kind=AnswerKind.SAME,
                    facility_id__isnull=False,
                    is_same__isnull=False,
                    former_commune=None,
                    commune=None,
                    other="",
                )
                | (
                    models.Q(
                        kind=AnswerKind.TWIN,
                        is_same__isnull=False,
                        former_commune=None,
                        commune=None,
                        facility_id=None,
                    )
                    & ~models.Q(other="")
                ),
                name="answer_fits_its_kind",
            ),
        ]
        indexes = [models.Index(fields=["batch"], name="answer_batch")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.label}"
