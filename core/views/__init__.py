from core.views.exporting import Exporting
from core.views.lists import ListPage

__all__ = ["Exporting", "ListPage"]
