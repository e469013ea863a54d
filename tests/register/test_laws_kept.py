"""Which legal questions a use raises is kept with it, so that the house can be asked without reading every use."""

from django.utils import timezone

from stimmig.people.models import House, Person
from stimmig.register import actions, queries
from stimmig.register.models import UseCase


def raised(use_case: UseCase) -> set[str]:
    """What the facts raise when they are read anew."""
    return {law.id for law in queries.reading(use_case).legal_questions}


def kept(use_case: UseCase) -> set[str]:
    """What rests beside the use."""
    return set(UseCase.objects.get(pk=use_case.pk).laws)


def test_it_is_kept_with_every_change(begun: UseCase, albers: Person) -> None:
    """Begun, changed, answered: what is kept is what a reading says."""
    assert kept(begun) == raised(begun)
    before = kept(begun)
    facts = {"audience": ["consumers"], "channel": ["phone_voice"]}
    changed = actions.set_facts(use_case=begun, facts=facts, by=albers, at=timezone.now())
    assert kept(changed) == raised(changed)
    assert kept(changed) != before


def test_what_the_house_says_of_itself_is_laid_over_every_use(
    house: House, begun: UseCase, telephone: UseCase, berger: Person
) -> None:
    """A fact of the house may raise a question in uses nobody has touched."""
    for value in (["spain"], ["none"]):
        actions.set_facts(use_case=begun, facts={"serves_abroad": value}, by=berger, at=timezone.now())
        for use in (begun, telephone):
            assert kept(use) == raised(use)


def test_other_words_raise_other_questions(begun: UseCase, berger: Person) -> None:
    """What was read by an earlier framework is read anew: by the watch, and until then where the house is asked."""
    asked = {law.question.id for law in queries.house_laws(berger)}
    assert asked
    UseCase.objects.update(laws=["L00"], laws_by="of an earlier framework")
    assert {law.question.id for law in queries.house_laws(berger)} == asked
    assert actions.read_laws_anew(timezone.now()) == 1
    assert kept(begun) == raised(begun)
    assert actions.read_laws_anew(timezone.now()) == 0
