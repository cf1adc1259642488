import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.functions.text
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import core.migration_operations


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        migrations.CreateModel(
            name="User",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                (
                    "last_login",
                    models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                ),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                (
                    "is_staff",
                    models.BooleanField(
                        default=False,
                        help_text="Designates whether the user can log into this admin site.",
                        verbose_name="staff status",
                    ),
                ),
                (
                    "is_active",
                    models.BooleanField(
                        default=True,
                        help_text="Designates whether this user should be treated as active. Unselect this instead of deleting accounts.",
                        verbose_name="active",
                    ),
                ),
                (
                    "date_joined",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="date joined"
                    ),
                ),
                ("email", models.EmailField(max_length=254, unique=True, verbose_name="e-mail")),
                (
                    "full_name",
                    models.CharField(blank=True, max_length=150, verbose_name="full name"),
                ),
                ("language", models.CharField(default="vi", max_length=2, verbose_name="language")),
                (
                    "wants_mail",
                    models.BooleanField(
                        default=True, verbose_name="one letter a day with what is new"
                    ),
                ),
                (
                    "groups",
                    models.ManyToManyField(
                        blank=True,
                        help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.group",
                        verbose_name="groups",
                    ),
                ),
                (
                    "user_permissions",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Specific permissions for this user.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.permission",
                        verbose_name="user permissions",
                    ),
                ),
            ],
            options={
                "verbose_name": "user",
                "verbose_name_plural": "users",
                "ordering": ("email",),
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("email"), name="user_email_folded"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Notification",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("sent", "%(facility)s has sent its assessment of %(year)s."),
                            (
                                "returned",
                                "The assessment of %(facility)s for %(year)s came back: %(reason)s",
                            ),
                            (
                                "verified",
                                "The assessment of %(facility)s for %(year)s was accepted.",
                            ),
                            (
                                "reopened",
                                "The assessment of %(facility)s for %(year)s was opened again: %(reason)s",
                            ),
                            (
                                "commented",
                                "A comment on the assessment of %(facility)s for %(year)s: %(text)s",
                            ),
                            (
                                "assigned",
                                "You are to check the assessment of %(facility)s for %(year)s.",
                            ),
                            (
                                "late_check",
                                "The assessment of %(facility)s for %(year)s has waited for more than five working days.",
                            ),
                            ("step", "%(facility)s reports on its solution “%(solution)s”."),
                            (
                                "step_accepted",
                                "What you reported of the solution “%(solution)s” was accepted.",
                            ),
                            (
                                "step_refused",
                                "What you reported of the solution “%(solution)s” was not accepted: %(reason)s",
                            ),
                            (
                                "follow_up",
                                "The result of the solution “%(solution)s” of %(facility)s is to be followed up.",
                            ),
                            (
                                "round_open",
                                "The collection round “%(round)s” is open until %(until)s.",
                            ),
                            (
                                "round_due",
                                "The collection round “%(round)s” closes on %(until)s: %(facility)s has not answered.",
                            ),
                            (
                                "round_overdue",
                                "The collection round “%(round)s” closed on %(until)s: %(facility)s has not answered.",
                            ),
                            (
                                "local_open",
                                "The local report of %(unit)s for %(year)s is due on %(until)s: it is ready to fill in.",
                            ),
                            (
                                "local_due",
                                "The local report of %(unit)s for %(year)s is due on %(until)s and has not been sent.",
                            ),
                            (
                                "local_overdue",
                                "The local report of %(unit)s for %(year)s was due on %(until)s and has not been sent.",
                            ),
                            ("local_sent", "%(unit)s has sent its local report of %(year)s."),
                            (
                                "local_accepted",
                                "The local report of %(unit)s for %(year)s was accepted.",
                            ),
                            (
                                "local_returned",
                                "The local report of %(unit)s for %(year)s came back: %(reason)s",
                            ),
                        ],
                        max_length=16,
                        verbose_name="kind",
                    ),
                ),
                ("params", models.JSONField(default=dict, verbose_name="values")),
                ("url", models.CharField(blank=True, max_length=300, verbose_name="address")),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), verbose_name="at"
                    ),
                ),
                ("read_at", models.DateTimeField(blank=True, null=True, verbose_name="read at")),
                (
                    "mailed_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="sent by e-mail at"),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notifications",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "notification",
                "verbose_name_plural": "notifications",
                "ordering": ("-created_at", "-pk"),
                "indexes": [
                    models.Index(
                        condition=models.Q(("read_at", None)),
                        fields=["user", "-created_at"],
                        name="notification_unread",
                    )
                ],
            },
        ),
        core.migration_operations.InstallTriggers(),
    ]
