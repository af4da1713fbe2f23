"""Pure calculation: frozen dataclasses and `Decimal` in, the same out; standard library only."""
