"""Where Chatwoot tells its agent bot what happens. The address carries the key of the service; only its hash rests."""

import json

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from stimmig.operation import chatwoot
from stimmig.operation.models import ServiceKey
from stimmig.people.queries import token_hash


@csrf_exempt
@require_POST
def events(request: HttpRequest, key: str) -> HttpResponse:
    """Take one event, answer where an answer is due, and send what waits. Sent twice, it is taken once."""
    found = ServiceKey.objects.select_related("use_case").filter(hash=token_hash(key), ended_at=None).first()
    if found is None:
        raise Http404
    try:
        sent = json.loads(request.body)
    except ValueError:
        return JsonResponse({"error": "this is no JSON"}, status=400)
    if isinstance(sent, dict):
        talk = chatwoot.handle(found, sent, ask=chatwoot.Gateway(key), at=timezone.now())
        if talk:
            chatwoot.deliver(talk)
    return JsonResponse({})
