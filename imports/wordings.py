"""What an import says about a whole file or sheet."""

from django.utils.translation import gettext_lazy as _

from core.spreadsheets.reading import FileFault
from core.spreadsheets.wordings import wording

FILE_FAULTS = {
    FileFault.MISSING: wording(
        "file_missing", _("There is no file %(file)s."), _("Check the path and the name.")
    ),
    FileFault.EMPTY: wording(
        "file_empty",
        _("The file %(file)s is empty."),
        _("Fill in the template and save it before bringing it."),
    ),
    FileFault.NOT_A_WORKBOOK: wording(
        "file_not_a_workbook",
        _("The file %(file)s cannot be read as a spreadsheet."),
        _("Save it as .xlsx in Excel or LibreOffice, and bring that file."),
    ),
    FileFault.PASSWORD: wording(
        "file_has_password",
        _("The file %(file)s is locked with a password."),
        _("Save it without a password."),
    ),
    FileFault.ENCODING: wording(
        "file_encoding",
        _("The text of the file %(file)s is not in UTF-8."),
        _("Save it as “CSV UTF-8” or as .xlsx."),
    ),
    FileFault.TOO_LARGE: wording(
        "file_too_large",
        _("The file %(file)s is too large to be read."),
        _("Divide it into several files."),
    ),
}
WRONG_SHEET = wording(
    "wrong_sheet",
    _("No sheet “%(expected)s” was found; the file has: %(seen)s."),
    _("Name the sheet “%(expected)s”, or choose the kind of data that the file holds."),
)
HIDDEN_SHEETS = wording(
    "hidden_sheets",
    _("Hidden sheets are not read; the file has: %(hidden)s."),
    _("Show the sheet that is meant (right click on a tab, “Unhide”), and bring the file again."),
)
MISSING_SHEET = wording(
    "missing_sheet",
    _("The file has no sheet “%(expected)s”; nothing of it is imported."),
    _("Add the sheet if it was meant to be there."),
)
UNKNOWN_SHEET = wording(
    "unknown_sheet",
    _("The sheet “%(unread)s” is not known and is not read."),
    _("Rename it if it should be read."),
)
SHEET_LIKE_ANOTHER = wording(
    "sheet_like_another",
    _("The sheet “%(unread)s” looks like “%(expected)s” too, but only “%(taken)s” is read."),
    _("Bring it as a file of its own, or put its rows below those of “%(taken)s”."),
)
MISSING_COLUMN = wording(
    "missing_column",
    _("The column “%(missing)s” is missing in row %(header_row)s, the header."),
    _("Add the column with exactly this header."),
)
REPEATED_COLUMN = wording(
    "repeated_column",
    _("The column “%(value)s” stands in the sheet more than once."),
    _("Keep one of them."),
)
UNKNOWN_COLUMN = wording(
    "unknown_column",
    _("The column “%(value)s” is not known and is not read."),
    _("Rename it if it should be read."),
)
NOTE_BELOW = wording("note_below_table", _("“%(value)s” was taken for a note below the table."), "")
NO_ROWS = wording(
    "no_rows",
    _("The sheet “%(expected)s” has a header but no rows."),
    _("Fill in at least one row."),
)
