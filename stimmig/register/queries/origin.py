"""The signed decision a use began from."""

from stimmig.register.models import Origin, UseCase


def origin_of(use_case: UseCase) -> Origin | None:
    """Which decision a use began from; None where it began from nothing, a pattern or a file."""
    return Origin.objects.filter(use_case=use_case).select_related("began_from").first()
