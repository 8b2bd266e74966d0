"""Finding stories: what counts as one, an exhaustive search for them, and an independent check of what was found.

`reference` is the definition as a search, `validation` judges a plan with its explanations and shares nothing with
any search, `certificates` saves and prints them, `result` is how every planner answers.
"""
