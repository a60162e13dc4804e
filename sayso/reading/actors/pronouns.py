"""Pronouns by what they can stand for, and the words that tell a person's sex as they do."""

from __future__ import annotations

from typing import Final, Literal

PERSONAL: Final = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
PLURAL: Final = frozenset({"they", "them", "their", "theirs", "themselves"})
NEUTER: Final = frozenset({"it", "its", "itself"})
PRONOUNS: Final = frozenset(
    "he him his himself she her hers herself it its itself they them their theirs themselves i me my mine myself we us "
    "our ours ourselves you your yours who whom whose which that this these those".split()
)
FEMALE: Final = frozenset(
    "she her hers herself mrs mrs. ms ms. miss lady dame madam woman girl mother wife daughter sister widow aunt niece "
    "grandmother queen princess duchess empress actress nun spokeswoman chairwoman businesswoman congresswoman "
    "councilwoman policewoman servicewoman saleswoman assemblywoman stewardess heroine housewife bride".split()
)
MALE: Final = frozenset(
    "he him his himself mr mr. sir lord man boy father husband son brother widower uncle nephew grandfather king "
    "prince duke emperor actor priest monk imam spokesman chairman businessman congressman councilman policeman "
    "serviceman salesman assemblyman gunman fisherman fireman cameraman clergyman hero groom".split()
)


def sex_of(words: str) -> Literal["f", "m"] | None:
    """The sex that the words of a title, a role or a pronoun tell; None where they tell none, or both."""
    found = set(words.lower().replace("-", " ").split())
    if found & FEMALE:
        return None if found & MALE else "f"
    return "m" if found & MALE else None
