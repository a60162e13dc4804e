# ruff: noqa: INP001 (a script, not a package)
"""
Builds the table of languages: ``python tables/languages.py``.

The languages that py3langid tells apart and that have an ISO 639-1 code, with their English names from CLDR through the
package babel. Languages no newspaper is written in are left out: they only take pages from those it is.
"""

from __future__ import annotations

from babel import Locale
from build import write
from py3langid.langid import MODEL_FILE, LanguageIdentifier

NO_NEWS = {"la", "eo", "vo", "an", "wa", "oc", "br", "cy", "fo", "gd", "jv", "se", "sa", "nn", "qu", "lb", "fy", "dz"}
"""Dead, made and small languages, and Nynorsk, which counts as Norwegian."""


def main() -> None:
    """Writes languages.csv."""
    english = Locale("en").languages
    labels = LanguageIdentifier.from_model_file(MODEL_FILE).labels
    codes = sorted(code for code in labels if len(code) == len("xx") and code not in NO_NEWS)
    write("languages.csv", "code,name,source", ((code, english[code], "cldr") for code in codes))


if __name__ == "__main__":
    main()
