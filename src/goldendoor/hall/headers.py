"""What every answer of City Hall tells the browser: keep nothing, tell nobody, let no other site in."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

ALWAYS = {
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex",
    # Which server this is helps nobody but an attacker.
    "Server": "desk",
}
# Where people sign in and send forms that only this site may send.
WITH_FORMS = "/hall/"


def security_headers(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[..., HttpResponse]:
    """A middleware that sets them on every response, the static files' too."""

    def respond(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        for name, value in ALWAYS.items():
            response[name] = value
        if request.path.startswith(WITH_FORMS):
            # Without any word of where it comes from, a form cannot be told from one on another site.
            response["Referrer-Policy"] = "same-origin"
        # Whoever stands at the same screen next sees nothing. Only style and script may be kept, by their own rule.
        response.setdefault("Cache-Control", "no-store")
        return response

    return respond
