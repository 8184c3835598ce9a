"""The icon of a situation: a picture of the first thing that it is about."""

from django.template import Library, loader
from django.utils.safestring import SafeString

from goldendoor.norms import Situation

register = Library()


@register.simple_tag
def icon_of(situation: Situation) -> SafeString:
    """The icon of the first act that the situation raises and that has one; an open door for the others."""
    names = [f"desk/icons/act-{act}.svg" for act in situation.raises]
    return loader.select_template([*names, "desk/icons/act-none.svg"]).render()
