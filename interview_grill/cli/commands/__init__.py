"""One module per command; each holds a Typer `app` with that command alone."""
