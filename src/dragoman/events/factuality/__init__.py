"""How far the report and its sources commit to an act: FactBank's scale, for any predicate.

A word's clause and all that governs it come in; a chain of steps goes out, each a level of
certainty with the rule that set it, and from the chain the values of the author and of the
innermost source. Levels lie in `levels/`, what words and grammar do to what they govern in
`signatures/`. The scale is FactBank's (Saurí and Pustejovsky 2009), the signatures of implicative
and factive verbs are Karttunen's, as Nairn, Condoravdi and Karttunen (2006) compose them.
"""
