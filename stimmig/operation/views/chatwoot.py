"""Where Chatwoot tells its agent bot what happens. The address carries the key of the service; only its hash rests."""

import json

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from stimmig.operation import chatwoot
from stimmig.operation.chatwoot.signing import is_signed
from stimmig.operation.models import ServiceKey
from stimmig.people.queries import token_hash


@csrf_exempt
@require_POST
def events(request: HttpRequest, key: str) -> HttpResponse:
    """Take one event, answer where an answer is due, and send what waits. Sent twice, it is taken once."""
    found = ServiceKey.objects.select_related("use_case").filter(hash=token_hash(key), ended_at=None).first()
    if found is None:
        raise Http404
    if not _is_genuine(request):
        return JsonResponse({"error": "the signature does not fit"}, status=401)
    try:
        sent = json.loads(request.body)
    except ValueError:
        return JsonResponse({"error": "this is no JSON"}, status=400)
    if isinstance(sent, dict):
        talk = chatwoot.handle(found, sent, ask=chatwoot.Gateway(key), at=timezone.now())
        if talk:
            chatwoot.deliver(talk)
    return JsonResponse({})


def _is_genuine(request: HttpRequest) -> bool:
    """Whether Chatwoot itself has signed it; where no secret is set, the key in the address is proof enough."""
    if not settings.CHATWOOT_SECRET:
        return True
    moment, signature = (request.headers.get(f"X-Chatwoot-{name}", "") for name in ("Timestamp", "Signature"))
    return is_signed(settings.CHATWOOT_SECRET, moment, signature, request.body, timezone.now().timestamp())
