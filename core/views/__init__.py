from core.views.lists import ListPage

__all__ = ["ListPage"]
