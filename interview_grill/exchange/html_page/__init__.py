"""A quiz page for a phone: one file, no network. `encode` writes it; `assets/` holds what runs in the browser."""

from __future__ import annotations

from interview_grill.exchange.html_page.page import Terms, encode

__all__ = ["Terms", "encode"]
