"""What a person sees and types: rendering with Rich, keys, text lines. An adapter: it knows no store."""
