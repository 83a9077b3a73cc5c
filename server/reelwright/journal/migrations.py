"""The journal's schema, as an ordered list: a file at version n has had the first n steps."""

from __future__ import annotations

MIGRATIONS: tuple[str, ...] = (
    """
    CREATE TABLE projects (
        name TEXT NOT NULL,
        backend TEXT NOT NULL,
        session_id TEXT NOT NULL,
        task_id TEXT NOT NULL,
        user_id TEXT,
        created_at REAL NOT NULL,
        PRIMARY KEY (name, backend)
    );
    CREATE TABLE uploads (
        id INTEGER PRIMARY KEY,
        project TEXT NOT NULL,
        session_id TEXT NOT NULL,
        name TEXT NOT NULL,
        origin TEXT NOT NULL,
        sha256 TEXT,
        bytes INTEGER NOT NULL,
        remote TEXT NOT NULL,
        created_at REAL NOT NULL
    );
    CREATE INDEX uploads_by_session ON uploads (session_id, sha256);
    CREATE TABLE jobs (
        id TEXT PRIMARY KEY,
        project TEXT NOT NULL,
        backend TEXT NOT NULL,
        kind TEXT NOT NULL,
        state TEXT NOT NULL,
        request TEXT NOT NULL,
        steps TEXT NOT NULL,
        outcome TEXT,
        created_at REAL NOT NULL,
        updated_at REAL NOT NULL
    );
    CREATE INDEX jobs_by_project ON jobs (project, backend, created_at);
    """,
    """
    ALTER TABLE jobs ADD COLUMN key TEXT;
    CREATE INDEX jobs_by_key ON jobs (key, created_at);
    CREATE INDEX jobs_by_state ON jobs (state);
    CREATE TABLE consents (
        backend TEXT NOT NULL,
        what TEXT NOT NULL,
        created_at REAL NOT NULL,
        PRIMARY KEY (backend, what)
    );
    CREATE TABLE charges (
        id INTEGER PRIMARY KEY,
        job TEXT NOT NULL,
        project TEXT NOT NULL,
        backend TEXT NOT NULL,
        before REAL,
        after REAL,
        created_at REAL NOT NULL
    );
    CREATE INDEX charges_by_time ON charges (backend, created_at);
    """,
    """
    CREATE TABLE approvals (
        code TEXT PRIMARY KEY,
        backend TEXT NOT NULL,
        digest TEXT NOT NULL,
        created_at REAL NOT NULL
    );
    """,
)
