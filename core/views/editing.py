"""The one way of typing a record: it is made, changed and removed on pages that only declare what
is their own."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.db.models import Model, ProtectedError, RestrictedError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import DeleteView
from django.views.generic.edit import FormView

from core.history import written_by

# Where one is: words, and the address of the page they stand for; the last has none.
Crumb = tuple[Any, str]
MOST_NAMED = 5


class EditPage(FormView):  # type: ignore[type-arg]
    """A form that makes a record, or changes one.

    A subclass says which record (`stored`, scoped by `for_user`; None for a new one), its form,
    which is given `instance` and `user`, its words, and its place (`above`). What is stored carries
    its author; what the form says in `save` is stored as one.
    """

    request: Any
    template_name = "edit.html"
    title_new: Any = ""
    title_change: Any = ""
    lead: Any = ""
    done: Any = gettext_lazy("“%(record)s” is saved.")

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.record: Model | None = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.record = self.stored()
        # Before a form puts into the record what was typed.
        self.place = self.above()
        return super().dispatch(request, *args, **kwargs)

    def stored(self) -> Model | None:
        """The record to change; 404 when the person may not. None makes a new one."""
        return None

    def above(self) -> list[Crumb]:
        """The pages above this one; the last of them is where “Cancel” leads."""
        raise NotImplementedError

    @property
    def title(self) -> str:
        return str(self.title_change if self.record else self.title_new)

    def get_form_kwargs(self) -> dict[str, Any]:
        given: dict[str, Any] = super().get_form_kwargs()
        return given | {"instance": self.record, "user": self.request.user}

    @transaction.atomic
    def form_valid(self, form: Any) -> HttpResponse:
        with written_by(self.request.user, source="form"):
            saved = form.save()
        messages.success(self.request, self.done % {"record": saved})
        return redirect(self.get_success_url_of(saved))

    def get_success_url_of(self, saved: Any) -> str:
        return str(saved.get_absolute_url())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(page=self, **kwargs)
        return context


class RemovePage(DeleteView):  # type: ignore[type-arg]
    """Asks whether to remove a record, and removes it; history keeps it.

    A subclass gives its queryset (scoped by `for_user`), `title`, maybe `lead`, and its place.
    What other records rest on stays, and the page names them.
    """

    request: Any
    template_name = "remove.html"
    title: Any = ""
    lead: Any = gettext_lazy("History keeps what it was, and who removed it.")
    done: Any = gettext_lazy("“%(record)s” is removed.")

    def above(self) -> list[Crumb]:
        """The pages above this one: the last is the record's, the one before that is shown when it
        is gone."""
        raise NotImplementedError

    def let_go(self) -> None:
        """Lets go of what lies outside the database and goes with the record, such as files."""

    @transaction.atomic
    def form_valid(self, form: Any) -> HttpResponse:
        # Before it is gone: its page has no address any more.
        name, back = str(self.object), self.above()[-2][1]
        try:
            with transaction.atomic(), written_by(self.request.user, source="form"):
                self.let_go()
                self.object.delete()
        except (ProtectedError, RestrictedError) as error:
            form.add_error(None, self.refusal(error))
            return self.render_to_response(self.get_context_data(form=form))
        messages.success(self.request, self.done % {"record": name})
        return redirect(back)

    def refusal(self, error: ProtectedError | RestrictedError) -> str:
        """What still rests on the record, the first few of it, in words."""
        name = "protected_objects" if isinstance(error, ProtectedError) else "restricted_objects"
        named = self.named(list(getattr(error, name)))
        said = "; ".join(named[:MOST_NAMED]) + (" …" if len(named) > MOST_NAMED else "")
        words = _("It cannot be removed while these rest on it: %(records)s. Remove those first.")
        return words % {"records": said}

    def named(self, resting: Sequence[Model]) -> list[str]:
        """What each of these is called."""
        return [f"{each._meta.verbose_name} “{each}”" for each in resting]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(page=self, **kwargs)
        return context
