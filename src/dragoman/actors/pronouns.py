"""Pronouns: what "he", "it", "they", "who" and their possessives stand for."""

from __future__ import annotations

from typing import Protocol

from dragoman.actors.antecedents import Candidate, Chooser, agrees
from dragoman.actors.discourse import Referent
from dragoman.actors.phrase import Phrase
from dragoman.actors.pointers import Pointer, Pointers
from dragoman.parse.model import Parsed, Sentence, Token

Found = tuple[Referent, ...]


class Scope(Protocol):
    """The sentence being read: its phrases, and who those read so far stand for."""

    sentence: Sentence
    phrases: dict[int, Phrase]
    at: dict[int, Found]

    def resolve(self, phrase: Phrase) -> Found:
        """Who a phrase stands for."""
        ...


class PronounReader:
    """Resolves the pronouns of one document."""

    def __init__(self, parsed: Parsed, pointers: Pointers, chooser: Chooser) -> None:
        self.parsed = parsed
        self.pointers = pointers
        self.chooser = chooser
        relatives = pointers.words("relative")
        self._personal = {word for word, pointer in relatives.items() if pointer.gender == "p"}

    def pointer(self, phrase: Phrase) -> Pointer | None:
        """The rule for a pronoun, None for one that points at nobody ("something")."""
        for effect in ("pronoun", "relative", "speaker"):
            found = self.pointers.words(effect).get(phrase.head.lower)
            if found is not None:
                return found
        return None

    def find(
        self, phrase: Phrase, pointer: Pointer, scope: Scope
    ) -> tuple[Found, tuple[str, ...]] | None:
        """Who the pronoun stands for with the rules that chose, None where it cannot be told."""
        if pointer.effect == "relative":
            return self._relative(phrase, scope)
        return self._chosen(phrase, pointer, scope)

    def _chosen(
        self, phrase: Phrase, pointer: Pointer, scope: Scope
    ) -> tuple[Found, tuple[str, ...]] | None:
        head = phrase.head
        if self.pointers.is_empty(head):
            return None
        minded = head.dep == "dobj" and head.head.lemma in self.pointers.words("minded_object")
        thing = pointer.gender == "n" and head.dep in ("dobj", "pobj")
        if thing and not minded and not _controls(head):
            return None
        ahead = self._ahead(head, pointer, scope)
        if ahead is not None:
            return ahead, ()
        quoted = self.quoted(head, scope.sentence)
        chosen = self.chooser.choose(head, scope.sentence, pointer.number, pointer.gender, quoted)
        if chosen is None:
            return None
        candidate, rules = chosen
        rules = (*rules, *self.pointers.not_empty(head))
        if pointer.gender in ("m", "f"):
            for referent in candidate.referents:
                referent.gender = referent.gender or pointer.gender
        self.chooser.add(Candidate(
            scope.sentence.index, head, candidate.referents, candidate.number, candidate.gender,
            candidate.mentions + 1, True, quoted,
        ))  # fmt: skip
        return candidate.referents, rules

    def _ahead(self, pronoun: Token, pointer: Pointer, scope: Scope) -> Found | None:
        """The subject that follows a possessor: "In his speech, Putin ..."."""
        if pronoun.dep != "poss":
            return None
        for above in pronoun.ancestors():
            subjects = above.kids("nsubj", "nsubjpass")
            if subjects:
                break
        else:
            return None
        subject = scope.phrases.get(subjects[0].index)
        if subject is None or subjects[0].index < pronoun.index or subject.kind == "pronoun":
            return None
        if pronoun in subjects[0].subtree():
            return None
        found = scope.resolve(subject)
        number, gender = subject.agreement
        known = found[0].gender if len(found) == 1 else ""
        fits = agrees(Candidate(
            scope.sentence.index, subjects[0], found, number, known or gender
        ), pointer.number, pointer.gender)  # fmt: skip
        return found if found and fits else None

    def _relative(self, phrase: Phrase, scope: Scope) -> tuple[Found, tuple[str, ...]] | None:
        """A relative pronoun, as subject or owner, stands for the noun its clause hangs on."""
        if phrase.head.dep not in ("nsubj", "nsubjpass", "poss"):
            return None
        for above in phrase.head.ancestors():
            if above.dep == "relcl":
                noun = _nearest_conjunct(above.head, phrase.head)
                found = scope.at.get(noun.index, ())
                self._offer_relative(phrase.head, noun, found, scope)
                personal = phrase.head.lower in self._personal
                states = any(r.kind in ("state", "side") for r in found)
                if not found or (personal == states and phrase.head.dep != "poss"):
                    return None
                return found, ()
        return None

    def _offer_relative(self, who: Token, noun: Token, found: Found, scope: Scope) -> None:
        """Let later pronouns of a relative clause stand for what it is about."""
        about = scope.phrases.get(noun.index)
        if about is not None and who.dep != "poss":
            number, gender = about.agreement
            quoted = self.quoted(who, scope.sentence)
            self.chooser.add(
                Candidate(scope.sentence.index, who, found, number, gender, 1, True, quoted)
            )

    def quoted(self, token: Token, sentence: Sentence) -> int:
        """Where the quotation around a token begins, or -1."""
        quotation = self.parsed.outer_quotation_at(sentence.part, token.start)
        return -1 if quotation is None else quotation.start


def _nearest_conjunct(noun: Token, relative: Token) -> Token:
    """The last of coordinated nouns before a relative pronoun: "guards and a man who"."""
    later = [c for c in noun.kids("conj") if c.index < relative.index]
    return _nearest_conjunct(later[-1], relative) if later else noun


def _controls(token: Token) -> bool:
    """Whether an object is the understood subject of what follows: "force it to leave"."""
    return token.dep == "dobj" and bool(token.head.kids("xcomp"))
