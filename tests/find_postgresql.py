"""Print the address of a PostgreSQL where tests may create a database; nothing when none answers."""

from __future__ import annotations

import os

import psycopg

LOCAL = "postgresql://postgres@127.0.0.1:5432/postgres"


def answers(url: str) -> bool:
    """Whether a server answers there and lets us create databases."""
    allowed = "select rolcreatedb or rolsuper from pg_roles where rolname = current_user"
    try:
        with psycopg.connect(url, connect_timeout=3) as connection:
            row = connection.execute(allowed).fetchone()
    except psycopg.Error:
        return False
    return bool(row and row[0])


if __name__ == "__main__":
    candidates = [os.environ.get("DATABASE_URL", ""), LOCAL]
    print(next((url for url in candidates if url.startswith("postgres") and answers(url)), ""))
