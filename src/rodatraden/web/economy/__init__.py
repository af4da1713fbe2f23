"""The economy: forms of statements, budgets, figures, and what stands beside them."""
