"""Lists of questions as people write them in Markdown, read into plain questions."""
