"""The door of the pages of imports."""

from accounts.access import requires
from accounts.roles import Permission

# Who may have brought a file: any, or the workbook of an assessment that is hers to fill in.
# Which imports she sees is the business of `for_user`.
of_bringers = requires(Permission.IMPORT, Permission.REPORT_OWN, Permission.ASSESS)
