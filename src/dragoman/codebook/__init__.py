"""The codebook, from the tables that the coder itself reads.

A book of rules comes in; out goes one `Codebook`: types with modes, intensities, examples and near
misses, contexts, the algebra of operators, statuses, sectors, stances, other schemes' codes and the
columns of the flat tables, as Markdown, plain text or JSON. What a user's folder declares is in it.
"""
