from core.views.editing import EditPage, RemovePage
from core.views.exporting import Exporting
from core.views.lists import ListPage

__all__ = ["EditPage", "Exporting", "ListPage", "RemovePage"]
