"""The server's icon: `assets/icon.svg` at 48 pixels, as a PNG in a `data:` address. Hosts show it beside the name.

It travels with every answer of the newer protocol, so it has eight colours.
"""

from __future__ import annotations

from mcp.types import Icon

_PNG = (
    "iVBORw0KGgoAAAANSUhEUgAAADAAAAAwBAMAAAClLOS0AAAAGFBMVEUTIDzw7twfLlVgaoMCBAj7ohGcoag3Rmon6JPnAAAACHRSTlP9"
    "//7/Bv///4GW3yEAAAFlSURBVHjarZQ/S8NAGMZ/uVykUNQ4uGoUB8d+gGKOUieHRiiI384PIJgOXUWhq+DolEYRF7FJSxUhNnVoGprm"
    "4uQzPj/e9/68z53Z3jsKWFf7pSUY/Ih137lrglIlHxwpDZmmaIiDQispcHS+QBDqQApC38qhSgaAKPI0BMyyj7EdZ0vIoXJfjdFpd2if"
    "TOVILVsddq6MObvv87F9foMdb9SDrKKP51kzgEfPsjjLK0pbCkAC8NxYcWcTyICxVRjJQUy2xtr9hiyBB0C8BFYOFurGxfvN5XdiPcDq"
    "VAAstwKsElE1jyJI7vVgxS+ApKdv5fVsPbhe9TGBnadvgFoehlqUVQhNpiTAfFIYVJwD9iP9AWWk3KkRjYaR7U5lpHJwhu8nJkDDTxL6"
    "y12NP94ujx82vy5at4Yb1D87QbyIz3pEScNFxXxsl0NdrcqH83+P848PoOLLoC3LxJGqLWjKUq9QDfgFWZBngfzA6DIAAAAASUVORK5C"
    "YII="
)

ICONS = [Icon(src=f"data:image/png;base64,{_PNG}", mime_type="image/png", sizes=["48x48"])]
