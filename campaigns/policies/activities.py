"""Who holds activities."""

from accounts.roles import Permission

# The department those of its plans and its province; a commune those of its own. Which ones a
# person may edit is asked with EDIT_PLANS (ActivityQuerySet.for_user).
HOLDING = (Permission.EDIT_PLANS, Permission.REPORT_LOCAL)
