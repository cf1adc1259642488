"""What is said of an assessment while it is filled in and checked; lines are named by anchors."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from assessments.choices import AssessmentStatus, Move
from assessments.models.assessments import Assessment
from core.fields import quantity
from core.history import tracked


class ReviewEvent(models.Model):
    """One move of an assessment, for ever: who turned it from one state into another, and why."""

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="moves")
    move = models.CharField(_("what was done"), max_length=8, choices=Move)
    before = models.CharField(_("before"), max_length=8, choices=AssessmentStatus)
    after = models.CharField(_("after"), max_length=8, choices=AssessmentStatus)
    reason = models.TextField(_("reason"), blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by")
    )
    at = models.DateTimeField(_("at"), db_default=Now())

    class Meta:
        verbose_name = _("step of a review")
        verbose_name_plural = _("steps of reviews")
        ordering = ("assessment", "at", "pk")

    def __str__(self) -> str:
        return f"{self.assessment_id} {self.move}"


class OfLine(models.Model):
    """Something said of a line of an assessment, or with an empty anchor of the whole of it
    (assessments.anchors)."""

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="%(class)ss")
    anchor = models.CharField(_("line"), max_length=30, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by")
    )
    at = models.DateTimeField(_("at"), db_default=Now())

    class Meta:
        abstract = True


@tracked()
class Comment(OfLine):
    """A remark; an open one on a returned assessment asks for an answer."""

    text = models.TextField(_("comment"))
    settled_at = models.DateTimeField(_("settled at"), null=True, blank=True)

    class Meta(OfLine.Meta):
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ("assessment", "at", "pk")
        abstract = False

    def __str__(self) -> str:
        return self.text[:50]


@tracked()
class Explanation(OfLine):
    """Why a value that looks wrong is right: the answer to one warning about one value.

    `value` is what stood there; when another is typed, the warning is open again.
    """

    code = models.CharField(_("warning"), max_length=30)
    value = models.CharField(_("value"), max_length=60)
    reason = models.TextField(_("reason"))

    class Meta(OfLine.Meta):
        verbose_name = _("explanation")
        verbose_name_plural = _("explanations")
        ordering = ("assessment", "anchor", "code")
        abstract = False
        constraints = [
            models.UniqueConstraint(
                fields=("assessment", "anchor", "code"), name="explanation_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.anchor} {self.code}"


@tracked()
class Evidence(OfLine):
    """A file that shows where a value comes from."""

    file = models.FileField(_("file"), upload_to="evidence/%Y/", max_length=200)
    name = models.CharField(_("file name"), max_length=200)
    content_type = models.CharField(_("kind of file"), max_length=100)
    size = models.PositiveIntegerField(_("size in bytes"))

    class Meta(OfLine.Meta):
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        ordering = ("assessment", "anchor", "at", "pk")
        abstract = False

    def __str__(self) -> str:
        return self.name


class BaselineChange(OfLine):
    """A baseline value that no longer is what an earlier report said: an event, with its reason
    and its effect on the figures."""

    label = models.CharField(_("line"), max_length=300)
    unit = models.CharField(_("unit"), max_length=50, blank=True)
    old = quantity(verbose_name=_("old value"), null=True, blank=True)
    new = quantity(verbose_name=_("new value"), null=True, blank=True)
    reason = models.TextField(_("reason"))
    effect = models.JSONField(_("effect on the savings"), default=dict)

    class Meta(OfLine.Meta):
        verbose_name = _("change of a baseline")
        verbose_name_plural = _("changes of baselines")
        ordering = ("assessment", "at", "pk")
        abstract = False

    def __str__(self) -> str:
        return self.label


class ChecklistTask(models.Model):
    """One of the eighteen tasks in six steps of an assessment (UNIDO/UNEP); reference data."""

    number = models.PositiveSmallIntegerField(_("number"), primary_key=True)
    step = models.PositiveSmallIntegerField(_("step"))
    step_vi = models.CharField(_("step, Vietnamese"), max_length=200)
    step_en = models.CharField(_("step, English"), max_length=200)
    name_vi = models.CharField(_("Vietnamese name"), max_length=300)
    name_en = models.CharField(_("English name"), max_length=300)

    class Meta:
        verbose_name = _("task of an assessment")
        verbose_name_plural = _("tasks of an assessment")
        ordering = ("number",)

    def __str__(self) -> str:
        return self.name_vi


@tracked()
class ChecklistMark(models.Model):
    """A task that was done, by whom and when, with a note."""

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="marks")
    task = models.ForeignKey(ChecklistTask, models.PROTECT, related_name="+")
    note = models.TextField(_("note"), blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by")
    )
    at = models.DateTimeField(_("at"), db_default=Now())

    class Meta:
        verbose_name = _("task done")
        verbose_name_plural = _("tasks done")
        ordering = ("assessment", "task")
        constraints = [
            models.UniqueConstraint(fields=("assessment", "task"), name="mark_once"),
        ]

    def __str__(self) -> str:
        return f"{self.assessment_id} {self.task_id}"
