"""The words of the field: code lists, economies, units, periods, words.

Pure: knows neither SQL nor HTTP, and every CSV is read when it is first asked for.
"""
