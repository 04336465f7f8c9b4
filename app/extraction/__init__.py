"""Reading articles: text and publication day in, drafts with evidence out.

Pure and deterministic: knows neither SQL nor HTTP, and every lexicon is read when it is first asked for.
"""
