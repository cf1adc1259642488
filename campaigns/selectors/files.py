"""Which papers and pictures lie with a record."""

from campaigns.models import Attachment
from campaigns.models.files import OWNER_FIELDS, Owner


def attachments_of(owner: Owner) -> list[Attachment]:
    """Its files, the oldest first, with who laid them there."""
    rows = Attachment.objects.filter(**{OWNER_FIELDS[type(owner)]: owner})
    return list(rows.select_related("by"))
