"""Who is said to say what: frames of one sentence, by language."""
