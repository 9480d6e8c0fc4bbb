"""The sieve: phrases in order of the text become mentions of actors.

Sure things come first: names, titles and appositions; then what repeats a role or describes
something named before; then pronouns. What no step can tell stays unresolved.
"""

from __future__ import annotations

import datetime as dt

from dragoman.actors.antecedents import Chooser
from dragoman.actors.appositions import Appositions
from dragoman.actors.commands import Commands
from dragoman.actors.compose import Code, Composer
from dragoman.actors.descriptions import Describer, is_called_otherwise
from dragoman.actors.discourse import Discourse, Referent
from dragoman.actors.entries import Entry
from dragoman.actors.folding import fold, words
from dragoman.actors.homes import Homes
from dragoman.actors.keeping import Keeper
from dragoman.actors.laymen import Laymen
from dragoman.actors.lending import Lender
from dragoman.actors.model import Actors
from dragoman.actors.phrase import Phrase
from dragoman.actors.pointers import Pointers
from dragoman.actors.pronouns import Found, PronounReader
from dragoman.parse.model import Parsed, Sentence, Span


class Resolver:
    """Collects the mentions and actors of one document."""

    def __init__(
        self, parsed: Parsed, composer: Composer, pointers: Pointers, describer: Describer,
        countries: dict[str, str], homes: Homes, commands: Commands,
    ) -> None:  # fmt: skip
        self.parsed = parsed
        self.homes = homes
        self.composer = composer
        self.pointers = pointers
        self.describer = describer
        self.countries = countries
        self.date: dt.date = parsed.document.date
        self.naming = composer.grammar.limit("own_name")[1]
        self._junior = composer.grammar.words("junior")
        self.laymen = Laymen(composer.grammar)
        self.discourse = Discourse()
        self.chooser = Chooser(pointers)
        self.pronouns = PronounReader(parsed, pointers, self.chooser)
        self.lender = Lender(pointers, commands, self.discourse, self.chooser, self.pronouns)
        self.keeper = Keeper(self.discourse, self.chooser, self.pronouns)
        self.at: dict[int, Found] = {}
        self.phrases: dict[int, Phrase] = {}
        self.sentence: Sentence

    def read(self, sentence: Sentence, phrases: list[Phrase]) -> None:
        """Resolve the phrases of the next sentence."""
        self.sentence = sentence
        self.at = {}
        self.phrases = {p.head.index: p for p in phrases}
        Appositions(sentence.tokens, self.phrases, self.composer.grammar).join()
        for phrase in phrases:
            self.resolve(phrase)
        for phrase in phrases:
            if phrase.head.lower in self.pointers.words("pronoun") and not self.at.get(
                phrase.head.index
            ):
                self._pronoun(phrase)

    def resolve(self, phrase: Phrase) -> Found:
        """Who the phrase stands for; its mention and candidate are kept on the way."""
        place = phrase.head.index
        if place in self.at:
            return self.at[place]
        self.at[place] = ()
        if phrase.kind == "pronoun":
            return self._pronoun(phrase)
        found, rules = self._refer(phrase)
        self.at[place] = found
        if phrase.acts:
            self.keeper.mention(phrase, found, rules)
        self.keeper.offer(phrase, found, self.sentence, self.at)
        return found

    def _refer(self, phrase: Phrase) -> tuple[Found, tuple[str, ...]]:
        same = self.phrases.get(phrase.same.index) if phrase.same is not None else None
        owners = self._owners(phrase)
        if owners:
            phrase.shape.owners = (*phrase.shape.owners, *owners)
            if phrase.many and not phrase.shape.shared:
                phrase.shape.shared = owners
        if same is not None:
            codes = self.composer(phrase.shape, self.date)
            return self.resolve(same), _rules(codes, phrase)
        if not phrase.shape.named and (known := self._by_own_name(phrase)) is not None:
            phrase.kind = "name"
            return (known,), (self.naming,)
        if not phrase.shape.named:
            described = self.describer(phrase, self.sentence, self.chooser, self.discourse,
                                       owners, self.homes.home, self)  # fmt: skip
            if described is not None:
                return self._described(*described, *phrase.rules)
        if not (phrase.shape.roles or phrase.shape.named or phrase.shape.head):
            return self._layman(phrase)
        if not phrase.acts and _is_spot(phrase.shape.head):
            return (), ()
        return self._coded(phrase)

    def _coded(self, phrase: Phrase) -> tuple[Found, tuple[str, ...]]:
        """Who a phrase with a role or a name stands for by what it is coded as."""
        self._forget_namesakes(phrase)
        self.lender.lend(phrase, self)
        self._settle_at_home(phrase)
        codes = self.composer(phrase.shape, self.date)
        self.homes.scenes.note(phrase, codes)
        if self._is_any_state(phrase, codes) or (phrase.unsure and not _is_of_state(codes)):
            return (), ()
        if phrase.shape.named:
            codes = codes or self.laymen.codes(phrase, known=self._known_person(phrase) is not None)
            return self._person(phrase, codes), _rules(codes, phrase)
        if not codes:
            return self._layman(phrase)
        found = tuple(self._thing(phrase, c) for c in codes)
        found = self._together(found, codes)
        self._shorten(phrase, found)
        return found, _rules(codes, phrase)

    def _layman(self, phrase: Phrase) -> tuple[Found, tuple[str, ...]]:
        """Somebody of no office to whom something is done, or nobody."""
        codes = () if self._counts_actors(phrase) else self.laymen.met(phrase)
        found = tuple(self._thing(phrase, c) for c in codes)
        return self._together(found, codes), _rules(codes, phrase)

    def _counts_actors(self, phrase: Phrase) -> bool:
        """Whether a noun only says how many there are of others: "hundreds of protesters"."""
        of = [t for p in phrase.head.kids("prep") if p.lower == "of" for t in p.kids("pobj")]
        counted = (self.phrases.get(t.index) for t in of)
        return any(p is not None and (p.shape.roles or p.shape.head) for p in counted)

    def _together(self, found: Found, codes: tuple[Code, ...]) -> Found:
        """All whom one phrase named, for one that repeats their role without their countries."""
        if len(found) > 1:
            for referent in found:
                referent.together = found
            return found
        if len(found) == 1 and codes[0].country is None and found[0].together:
            return found[0].together
        return found

    def _forget_namesakes(self, phrase: Phrase) -> None:
        """Take a surname for that of the person whom the report has named, whoever is listed."""
        if not phrase.shape.person or phrase.name[1] - phrase.name[0] > 1:
            return
        known = self._known_person(phrase)
        if known is None or known.code is None or " " not in known.name:
            return
        if not known.code.of:
            phrase.shape.person = ()

    def _by_own_name(self, phrase: Phrase) -> Referent | None:
        """The body that the report gave this name, be it only an acronym or its last words."""
        roles = phrase.shape.roles
        if phrase.head.pos != "PROPN" or (roles and roles[0].kind != "body"):
            return None
        start = phrase.start + (phrase.before[:1] != [] and phrase.before[0].dep == "det")
        if roles:
            owned = phrase.shape.owners or phrase.owners
            name = self._text(phrase, (start, phrase.end))
            return None if owned else self.discourse.shortened(name)
        return self.discourse.body(self._text(phrase, (start, phrase.end)))

    def _shorten(self, phrase: Phrase, found: Found) -> None:
        """Learn the acronym that stands in brackets after a body's name: "... Agency (NRA)"."""
        after = self.sentence.tokens[phrase.end : phrase.end + 3]
        if len(found) != 1 or phrase.kind != "name" or len(after) < 3 or found[0].kind == "state":
            return
        opening, short, closing = (t.norm for t in after)
        if (opening, closing) == ("(", ")") and short.isupper() and len(short) > 1:
            found[0].names.add(fold(short))
            self.discourse.note(found[0])

    def _settle_at_home(self, phrase: Phrase) -> None:
        """Give an office or body without a country that of the report's home."""
        shape = phrase.shape
        if shape.head is not None and not shape.owners:
            bearer = self.homes.bearer(shape.head)
            shape.owners = (bearer,) if bearer is not None else ()
            return
        shape.owners = tuple(self.homes.borne(o) for o in shape.owners)
        owner = self.homes.owner(phrase, self.sentence)
        if owner is not None and not self._is_known(phrase):
            shape.owners = (*shape.owners, owner)

    def _is_known(self, phrase: Phrase) -> bool:
        """Whether the list or the report itself has told who a person or an office is."""
        if phrase.shape.named:
            if phrase.shape.person:
                return True
            known = self._known_person(phrase)
            return known is not None and known.code is not None and known.code.country is not None
        holder = self.discourse.holder(
            phrase.shape.roles[0], None, persons=not phrase.modified, many=phrase.many,
            former=bool(phrase.shape.former), junior=self._junior, fresh=self.pointers.fresh,
        )  # fmt: skip
        placed = (
            holder is not None and holder.code is not None and holder.code.country is not None
            and _may_repeat(phrase, holder)
        )  # fmt: skip
        return phrase.shape.definite and not self._is_some(phrase) and placed

    def _known_person(self, phrase: Phrase) -> Referent | None:
        """The person named before whose name this one is, or is short for."""
        return self.discourse.person(
            self._text(phrase, phrase.name), {p.of for p in phrase.shape.person},
            self.composer.grammar.words("family_first"),
        )  # fmt: skip

    def _is_any_state(self, phrase: Phrase, codes: tuple[Code, ...]) -> bool:
        """Whether a phrase speaks of a state, and nothing tells of which."""
        noun = phrase.shape.roles[0].of if phrase.shape.roles else ""
        words = self.pointers.words
        vague = noun in words("country") or noun in words("of_a_state") or self._is_ours(phrase)
        pointer = words("else_unknown").get(noun)
        plain = pointer is not None and phrase.head.tag in ("NN", "NNS")
        phrase.rules = (*phrase.rules, pointer.rule) if pointer and plain else phrase.rules
        return (vague or plain) and all(c.country is None for c in codes)

    def _is_ours(self, phrase: Phrase) -> bool:
        """Whether a speaker's own state is spoken of: "our state"."""
        if phrase.head.lemma != "state":
            return False
        spoken = self.pointers.words("speaker")
        return any(t.lower in spoken for t in phrase.head.kids("poss"))

    def _described(
        self, found: Found, countries: tuple[str, ...], *rules: str
    ) -> tuple[Found, tuple[str, ...]]:
        states = tuple(self._state(Code(c, "GOV", (), c, "state")) for c in countries)
        return (*found, *states), rules

    def _owners(self, phrase: Phrase) -> tuple[Entry, ...]:
        """What the phrase's possessors stand for, as owners."""
        found: list[Entry] = []
        for token in phrase.owners:
            phrase_of = self.phrases.get(token.index)
            if phrase_of is None:
                continue
            for referent in self.resolve(phrase_of):
                if referent.code is not None:
                    found.append(referent.code.as_entry())
        return tuple(found)

    def _pronoun(self, phrase: Phrase) -> Found:
        """Who a pronoun stands for; its mention is kept, and the speaker's own even unresolved."""
        pointer = self.pronouns.pointer(phrase)
        if pointer is None:
            return ()
        if pointer.effect == "speaker":
            self.keeper.mention(phrase, (), (pointer.rule,), always=True)
            return ()
        chosen = self.pronouns.find(phrase, pointer, self)
        if chosen is None:
            return ()
        found, rules = chosen
        self.discourse.seen(found)
        self.at[phrase.head.index] = found
        self.keeper.mention(phrase, found, (pointer.rule, *rules))
        return found

    # names and roles

    def _text(self, phrase: Phrase, tokens: tuple[int, int]) -> str:
        return self.parsed.text(Span(phrase.sentence, *tokens))

    def _person(self, phrase: Phrase, codes: tuple[Code, ...]) -> Found:
        name = self._text(phrase, phrase.name)
        title = self._text(phrase, phrase.titles) if phrase.titles[1] else None
        known = self._known_person(phrase)
        if known is None:
            known = self.discourse.add(Referent(name, None, "person", title))
        short = bool(known.names) and " " not in name and not phrase.shape.roles
        known.takes(name)
        known.title = known.title or title
        layman = bool(codes) and not codes[0].of and not phrase.shape.roles
        if known.code is not None or not short or layman:
            known.code = _fuller(known.code, codes[0] if codes else None)
        known.gender = known.gender or phrase.gender
        listed = [p.role for p in phrase.shape.person if known.code and p.of == known.code.of]
        known.roles.update(self._roles(phrase))
        known.roles.update(r for r in listed if r)
        self.discourse.note(known)
        return (known,)

    def _roles(self, phrase: Phrase) -> set[str]:
        """The roles said in a phrase, under all the names that they have."""
        same = self.composer.grammar.same
        return {name for role in phrase.shape.roles for name in same(role.of)[0]}

    def _state(self, code: Code) -> Referent:
        name = self.countries.get(code.of, code.of)
        return self.discourse.keyed(
            ("state", code.of, code.sector or "", *code.others), Referent(name, code, "state")
        )

    def _thing(self, phrase: Phrase, code: Code) -> Referent:
        if code.kind == "state" and code.of:
            return self._state(code)
        if code.of or (phrase.name[1] and phrase.kind == "name"):
            name = self._text(phrase, phrase.name)
            named = ("body", code.of or fold(_bare(name)))
            body = self.discourse.keyed(named, Referent(_bare(name), code, code.kind))
            body.names.update(() if code.of else (fold(_bare(name)),))
            body.roles.update(self._roles(phrase))
            self.discourse.note(body)
            return body
        words = self._text(phrase, (phrase.start, phrase.end))
        known = self._repeated(phrase, code)
        if known is not None:
            same = self.composer.grammar.same(phrase.shape.roles[0].of)[1]
            some = self.composer.grammar.words("some_of")
            decided = (*self._junior.values(), self.pointers.limits["fresh"], same, *some.values())
            phrase.rules = (*phrase.rules, *(r for r in dict.fromkeys(decided) if r))
            return known
        fresh = Referent(_bare(words), code, code.kind, many=phrase.many)
        fresh.roles.update(self._roles(phrase))
        if phrase.counted:
            return self.discourse.add(fresh)
        role = phrase.shape.roles[0].of if phrase.shape.roles else phrase.head.lemma
        whose = tuple(o.of for o in phrase.shape.owners if o.is_person or o.is_body)
        key = ("role", role, code.country or words.lower(), code.sector or "", *whose)
        return self.discourse.keyed(key, fresh)

    def _repeated(self, phrase: Phrase, code: Code) -> Referent | None:
        """The person or body of a role that was named before: "the minister", "the army"."""
        if not phrase.shape.roles or not phrase.shape.definite or self._is_some(phrase):
            return None
        known = self.discourse.holder(
            phrase.shape.roles[0],
            code.country,
            persons=not phrase.modified,
            many=phrase.many,
            former=bool(phrase.shape.former),
            junior=self._junior,
            fresh=self.pointers.fresh,
        )
        return known if known is not None and _may_repeat(phrase, known) else None

    def _is_some(self, phrase: Phrase) -> bool:
        """Whether others than those named are meant: "two soldiers", not "the two soldiers"."""
        some = self.composer.grammar.words("some_of")
        few = not phrase.many or any(t.lower in some for t in phrase.before)
        return phrase.counted and (few or not phrase.shape.definite)

    def actors(self) -> Actors:
        """The layer: actors that have a mention, in order of their first one."""
        return self.keeper.actors()


def _may_repeat(phrase: Phrase, known: Referent) -> bool:
    """Whether no name before the role tells that another one is meant: "the Labour nominee"."""
    named = {t.lower for t in phrase.inner if t.pos == "PROPN"}
    if is_called_otherwise(phrase, known):
        return False
    return known.kind == "person" or named <= {w.lower() for w in words(known.name)}


def _is_spot(head: Entry | None) -> bool:
    """Whether a phrase names a town or region, which stands for no state."""
    return head is not None and head.kind in ("city", "region", "subdivision")


def _is_of_state(codes: tuple[Code, ...]) -> bool:
    """Whether all codes have a country."""
    return all(c.country is not None for c in codes)


def _rules(codes: tuple[Code, ...], phrase: Phrase) -> tuple[str, ...]:
    return (*(r for c in codes for r in c.rules), *phrase.rules, *phrase.shape.rules)


def _bare(words: str) -> str:
    first, _, rest = words.partition(" ")
    return rest if first.lower() in ("the", "a", "an") and rest else words


def _fuller(known: Code | None, code: Code | None) -> Code | None:
    """What is known of a person so far with what a new mention adds."""
    if known is None or code is None:
        return known or code
    if known.country is None and code.country is not None:
        return Code(code.country, known.sector, known.others, known.of, known.kind,
                    known.wikidata or code.wikidata, known.rules)  # fmt: skip
    return known
