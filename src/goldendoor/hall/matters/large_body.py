"""The one address at which a file may be sent: up to five megabytes, held in memory, and written to no disk."""

from collections.abc import Callable
from functools import wraps
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt, csrf_protect

MOST_BYTES = 5 * 1024 * 1024
View = Callable[..., HttpResponse]


class HeldInMemory(FileUploadHandler):
    """A file as it comes, in memory: what is sent is bounded before anything of it is read."""

    def new_file(self, *arguments: Any, **more: Any) -> None:
        """Another file begins."""
        super().new_file(*arguments, **more)
        self.held = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Some more of it."""
        self.held.write(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """The whole of it."""
        self.held.seek(0)
        return InMemoryUploadedFile(
            file=self.held, field_name=self.field_name, name=self.file_name, content_type=self.content_type,
            size=file_size, charset=self.charset, content_type_extra=self.content_type_extra,
        )  # fmt: skip


def takes_a_file(too_large: View) -> Callable[[View], View]:
    """A decorator: the view may be sent a file, or a form as large as one. What is larger goes to `too_large`, unread.

    Everywhere else nothing can be uploaded and a form has 64 KiB: the settings stay as they are.
    """

    def around(view: View) -> View:
        # The form's own proof is looked at only once the body may be read: its middleware would do so before.
        protected = csrf_protect(view)

        @wraps(view)
        def respond(request: HttpRequest, *arguments: Any, **more: Any) -> HttpResponse:
            if request.method == "POST":
                if _length(request) > MOST_BYTES:
                    return too_large(request)
                request.upload_handlers = [HeldInMemory(request)]
                # Read here, it is not held against the limit of every other form.
                request._body = request.read()
            return protected(request, *arguments, **more)

        return csrf_exempt(respond)

    return around


def _length(request: HttpRequest) -> int:
    told = str(request.META.get("CONTENT_LENGTH") or "0")
    return int(told) if told.isdecimal() else MOST_BYTES + 1
