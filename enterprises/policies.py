"""What a user may do in the register, whatever the record."""

from accounts.policies import may

__all__ = ["may"]
