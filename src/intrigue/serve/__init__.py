"""Playing in the browser: plain pages over the games of `play`, kept in a database.

`store` keeps worlds and games; `games` holds the ones that are being played; `limits` bounds what one reader may ask
for; `views`, `plots` and the templates make the pages; `app` puts it together.
"""
