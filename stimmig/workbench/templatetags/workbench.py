"""Filters that put an errand or a standing into words."""

from django import template

from stimmig.register.words import words as in_language
from stimmig.workbench import words

register = template.Library()
register.filter("words_of", in_language)
register.filter("hint", words.hint)
register.filter("until", words.until)
register.filter("step", words.step)
register.filter("next_step", words.next_step)
register.filter("verb", words.verb)
