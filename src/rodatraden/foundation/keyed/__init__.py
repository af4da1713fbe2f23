"""Keep content that comes as a whole in rows: declare its home once, then read and replace it.

A *home* says which model holds a type of content, a *column* how one attribute is stored, a
*part* which rows below hold what belongs to it. From that follow reading (a constant number of
queries) and replacing (added, changed, ended, each with its audit row).
"""
