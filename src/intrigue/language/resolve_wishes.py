"""What characters and the author want: wants, feelings, norms, acts, endings, checks, viewpoints, permissions."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from intrigue.errors import Place
from intrigue.language import syntax
from intrigue.language.names import Scope
from intrigue.language.resolve_happenings import Happenings
from intrigue.model.expressions import Expression
from intrigue.model.feelings import FEELINGS
from intrigue.model.formulas import Check, Formula, Happens, Temporal
from intrigue.model.terms import AUTHOR, CHARACTER
from intrigue.model.ways import EVERYBODY, Thinking
from intrigue.model.world import (
    Act,
    Crowd,
    Ending,
    MayAvert,
    MayInfer,
    MaySuppose,
    Norm,
    Permission,
    TellAbout,
    Temper,
    Temperament,
    Viewpoint,
    Wants,
)

NO_NAMES: Scope = {}


class Wishes(Happenings):
    """Resolves whose wish is what."""

    def wants(self, nodes: Sequence[syntax.Wants]) -> tuple[Wants, ...]:
        """Return what each holder wants: the lines of all blocks for one holder, which may stand in several files."""
        lines: dict[str, list[Expression]] = {}
        for node in nodes:
            holder = AUTHOR if node.holder is None else self.named_character(node.holder, "who wants something")
            self.reports.sources.places.setdefault(("wants", holder), node.holder.place if node.holder else node.place)
            found = lines.setdefault(holder, [])
            for line in node.lines:
                self.reports.sources.places[("want", (holder, len(found)))] = line.place
                found.append(self._want(line.value))
        return tuple(Wants(holder, tuple(found)) for holder, found in lines.items())

    def _want(self, node: syntax.Expression) -> Expression:
        """Return a line of what somebody wants: a number, or a condition, which counts 1."""
        found, sort = self.expression(node, NO_NAMES)
        if sort.kind in ("entity", "none", "unknown"):
            what = self._named(node, sort)
            hint = "say what about it: `1 if holder(pendant) == gaara`, `fond(sakura, gaara)`"
            self.reports.error("E110", node.place, f"a want is a condition or a number, and this is {what}", hint=hint)
        return found

    def temperaments(self, nodes: Sequence[syntax.Feelings]) -> tuple[Temperament, ...]:
        """Return how the characters feel; unknown emotions are reported."""
        found: list[Temperament] = []
        for each in (line for node in nodes for line in node.temperaments):
            character = self.named_character(each.character, "who has feelings")
            message = f"`feelings` are given twice for '{character}'"
            self._once("feelings", character, each.character, message, "put them on one line")
            tempers = [self._temper(temper) for temper in each.tempers]
            for index, temper in enumerate(each.tempers):
                if any(temper.emotion.text == other.emotion for other in tempers[:index]):
                    place = temper.emotion.place
                    self.reports.error("E121", place, f"'{temper.emotion.text}' is said twice for '{character}'")
            found.append(Temperament(character, tuple(tempers), each.scale))
        return tuple(found)

    def thinking(self, nodes: Sequence[syntax.Thinking]) -> tuple[Thinking, ...]:
        """Return how people think; two lines for one of them are reported."""
        found: list[Thinking] = []
        for each in (line for node in nodes for line in node.ways):
            who = EVERYBODY if each.character is None else self.named_character(each.character, "who thinks so")
            of_whom = f"'{who}' thinks" if each.character else "everybody thinks"
            message = f"how {of_whom} is said twice"
            self._once("thinking", who, each.character or each.place, message, "put it on one line")
            weights = (each.whim, each.effort, each.persistence)
            found.append(Thinking(who, each.horizon, each.depth, each.nodes, each.patience, *weights))
        return tuple(found)

    def _temper(self, node: syntax.Temper) -> Temper:
        name = node.emotion.text
        row = FEELINGS.get(name)
        if row is None or not row.tempered:
            known = [each for each, feeling in FEELINGS.items() if feeling.tempered]
            message = f"'{name}' is not an emotion" if row is None else f"'{name}' has no temper of its own"
            hint = self.names.suggestion(name, known, node.emotion.place)
            self.reports.error("E122", node.emotion.place, message, expected=", ".join(known), hint=hint)
        return Temper(name, node.strength, node.speed, node.half_life)

    def norms(self, nodes: Sequence[syntax.Norm]) -> tuple[Norm, ...]:
        """Return the norms; two of one name are reported."""
        for node in nodes:
            self._defined(("norm", node.name.text), node.name)
        return tuple(self.norm(node) for node in nodes)

    def crowds(self, nodes: Sequence[syntax.Crowd]) -> tuple[Crowd, ...]:
        """Return the crowds; doubles and unknown places are reported."""
        found: list[Crowd] = []
        for node in nodes:
            self._defined(("crowd", node.name.text), node.name)
            if node.at is not None:
                self.term(node.at, NO_NAMES)
            about = ((self.property_meant(each.property), each.lies) for each in node.about)
            told = tuple(TellAbout(meant, lies) for meant, lies in about if meant is not None)
            found.append(Crowd(node.name.text, node.size, node.at.text if node.at else "", told))
        return tuple(found)

    def act(self, node: syntax.Act) -> Act:
        """Return a stretch of the story."""
        viewpoints: list[Viewpoint] = []
        for item in node.viewpoint.items if node.viewpoint is not None else ():
            character = self.named_character(item.character, "whose eyes an act is told through")
            viewpoints.append(Viewpoint(character, item.share))
        return Act(
            node.title,
            self.condition(node.until, NO_NAMES),
            self.prose(node.prose, NO_NAMES),
            tuple(viewpoints),
            node.slack.value if node.slack is not None else None,
        )

    def endings(self, nodes: Sequence[syntax.Ending]) -> tuple[Ending, ...]:
        """Return the endings; two of one name are reported."""
        for node in nodes:
            self._defined(("ending", node.name.text), node.name)
        return tuple(
            Ending(
                node.name.text,
                node.title,
                self.condition(node.condition, NO_NAMES),
                self.prose(node.prose, NO_NAMES),
            )
            for node in nodes
        )

    def check(self, node: syntax.Check) -> Check:
        """Return what must be true of every run."""
        return Check(node.title, self._formula(node.formula))

    def _formula(self, node: syntax.Expression) -> Formula:
        """Return a condition, the moment of an action, or these over a run."""
        if isinstance(node, syntax.Temporal):
            return Temporal(node.kind, self._formula(node.left), self._formula(node.right) if node.right else None)
        if isinstance(node, syntax.Call | syntax.NameUse):
            name = node.name
            is_action = name.text in self.names.actions and not self.reads_property(node, NO_NAMES)
            if is_action and not (isinstance(node, syntax.NameUse) and name.text in self.names.entities):
                arguments = node.arguments if isinstance(node, syntax.Call) else ()
                call = self.call(name, arguments, NO_NAMES)
                return Happens(call) if call else self.condition(None, NO_NAMES)
        return self.condition(node, NO_NAMES)

    def viewpoints(self, nodes: Sequence[syntax.Viewpoint]) -> tuple[Viewpoint, ...]:
        """Return through whose eyes how much is told."""
        found: list[Viewpoint] = []
        for item in (each for node in nodes for each in node.items):
            character = self.named_character(item.character, "whose eyes a story is told through")
            message = f"`viewpoint` is said twice for '{character}'"
            self._once("viewpoint", character, item.character, message, "keep one of them")
            found.append(Viewpoint(character, item.share))
        return tuple(found)

    def permission(self, node: syntax.MayAvert | syntax.MaySuppose | syntax.MayInfer) -> Permission | None:
        """Return what the world opts into; None after a report."""
        if isinstance(node, syntax.MayAvert):
            return MayAvert(1 if node.threshold is None else node.threshold)
        meant = self.property_meant(node.property, may_be_narrower=True)
        who = self._for_whom(node.who)
        if meant is None:
            return None
        kinds = self.kinds_of(node.property)
        narrow = kinds if kinds != meant.kinds else ()
        if isinstance(node, syntax.MayInfer):
            return MayInfer(meant, narrow, who)
        return MaySuppose(meant, node.until, 1 if node.at_most is None else node.at_most, narrow, who)

    def _for_whom(self, names: Sequence[syntax.Name]) -> tuple[str, ...]:
        """Return the kinds of those whom something is allowed to; what is no character is reported."""
        found: list[str] = []
        for each in names:
            if each.text in self.names.hierarchy:
                if not self.names.hierarchy.is_a(each.text, CHARACTER):
                    message = f"'{each.text}' is not a type of characters"
                    self.reports.error("E112", each.place, message, expected="a character, or a type of characters")
                found.append(each.text)
            else:
                found.append(f"={self.named_character(each, 'who may')}")
        return tuple(dict.fromkeys(found))

    def _once(self, kind: str, key: Hashable, name: syntax.Name | Place, message: str, hint: str) -> None:
        """Note where something is said that can be said once; report the second time."""
        place = name.place if isinstance(name, syntax.Name) else name
        first = self.reports.sources.places.setdefault((kind, key), place)
        if first is not place:
            self.reports.error("E121", place, message, hint=hint, related=((first, "first said here"),))
