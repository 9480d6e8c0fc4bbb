"""How many: number phrases of a report come in; each event's counts, least and most, go out.

`amounts/` says how numbers are bounded ("at least 20", "dozens", "between 10 and 15"), `kinds/`
what is counted by which words (killed, arrested, troops, money). Where the text gives no upper
bound, the most is the least. Ages, days and percentages count nobody.
"""
