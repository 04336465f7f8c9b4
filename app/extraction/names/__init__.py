"""Who is named: economies, people with their offices, companies and other bodies."""
