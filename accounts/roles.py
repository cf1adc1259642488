"""Roles as a page an official can read: what each may do, and nothing else decides it."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Permission(TextChoices):
    """One verb a role may carry; where it applies is the membership's territory."""

    VIEW_REGISTER = "view_register", _("See facilities and their assessments")
    EDIT_REGISTER = "edit_register", _("Edit facilities")
    IMPORT = "import", _("Import spreadsheets")
    VERIFY = "verify", _("Verify assessments")
    ASSESS = "assess", _("Make expert assessments")
    VIEW_PLANS = "view_plans", _("See plans and their progress")
    EDIT_PLANS = "edit_plans", _("Edit plans, targets and activities")
    MAKE_REPORTS = "make_reports", _("Make progress reports")
    REPORT_OWN = "report_own", _("Report for one's own facilities")
    REPORT_LOCAL = "report_local", _("Report for one's own commune or zone")
    MANAGE_USERS = "manage_users", _("Manage users")


class Role(TextChoices):
    """Who a person is in the programme (DESIGN section 1)."""

    ADMIN = "admin", _("Administrator")
    OFFICER = "officer", _("Department officer")
    LEADER = "leader", _("Department leader")
    LOCAL = "local", _("Local officer")
    CONSULTANT = "consultant", _("Consultant")
    ENTERPRISE = "enterprise", _("Enterprise user")
    MINISTRY = "ministry", _("Ministry viewer")


MAY: dict[Role, frozenset[Permission]] = {
    Role.ADMIN: frozenset(Permission),
    Role.OFFICER: frozenset(
        {
            Permission.VIEW_REGISTER,
            Permission.EDIT_REGISTER,
            Permission.IMPORT,
            Permission.VERIFY,
            Permission.ASSESS,
            Permission.VIEW_PLANS,
            Permission.EDIT_PLANS,
            Permission.MAKE_REPORTS,
        }
    ),
    Role.LEADER: frozenset(
        {Permission.VIEW_REGISTER, Permission.VIEW_PLANS, Permission.MAKE_REPORTS}
    ),
    Role.LOCAL: frozenset(
        {Permission.VIEW_REGISTER, Permission.VIEW_PLANS, Permission.REPORT_LOCAL}
    ),
    Role.CONSULTANT: frozenset({Permission.VIEW_REGISTER, Permission.ASSESS}),
    Role.ENTERPRISE: frozenset({Permission.VIEW_REGISTER, Permission.REPORT_OWN}),
    Role.MINISTRY: frozenset({Permission.VIEW_PLANS}),
}


def roles_that_may(permission: Permission) -> list[Role]:
    """The roles that carry the permission, in the order of the page."""
    return [role for role in Role if permission in MAY[role]]
