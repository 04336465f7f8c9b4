"""The store: each table written once, the finished document of a fact, and the database that holds them."""
