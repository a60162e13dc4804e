"""A reading as text a person can review: one line a record, with its evidence."""


def summary(reading):
    """All of a reading but its version, in lines."""
    return "\n".join([*_article(reading.article), "", *_records(reading)]) + "\n"


def _article(article):
    yield f"headline: {article.headline}"
    yield f"outlet: {article.outlet.name} ({article.outlet.domain})   section: {article.section}   language: {article.language}"
    for name in ("published", "updated"):
        date = getattr(article, name)
        yield f"{name}: {date.value} from {date.evidence}" if date else f"{name}: -"
    agency = article.agency
    yield f"agency: {agency.name} ({agency.kind}) from {', '.join(agency.evidence)}" if agency else "agency: -"
    yield f"dateline: {article.dateline.place if article.dateline else '-'}   bylines: {', '.join(article.bylines) or '-'}"
    for caption in article.captions:
        yield f"caption: {caption.text} | {caption.credit} | {caption.date} | {caption.place}"
    for credit in article.credits:
        yield f"credit: {credit.role}: {', '.join(credit.names)}"
    for notice in article.notices:
        yield f"notice: {notice.kind}: {notice.text}"
    for related in article.related:
        yield f"related: {related.heading}: {' / '.join(item.title for item in related.items)}"
    yield f"text: {article.text[:60]!r} … {article.text[-60:]!r}"


def _records(reading):
    text = reading.article.text
    names = {actor.id: actor.name for actor in reading.actors}
    for one in reading.statements:
        chain = " < ".join(
            [*(relay.name for relay in one.relays), names.get(one.speaker.actor) or _of(text, one.speaker.span)]
        )
        said = f" [{one.said.start}..{one.said.end}]" if one.said else ""
        audience = f" to {_of(text, one.audience)}" if one.audience else ""
        anonymous = " anonymous" if one.speaker.anonymous else ""
        within = f" in {one.within}" if one.within else ""
        yield f"{one.id}{within}: {chain}{anonymous} {one.stance}{audience}{said} {one.manner}: {_all(text, one.content)}"
    for one in reading.events:
        flags = " background" if one.background else ""
        place = next((place.name for place in reading.places if place.id == one.place), "-")
        when = f"{one.when.start}..{one.when.end}" if one.when else "-"
        sides = f"{_sides(one.sources)} -> {_sides(one.targets)}"
        yield f"{one.id}: {one.type}/{one.mode or '-'} {sides} {one.status}{flags} by {one.statement or '-'} at {place} on {when}: {_all(text, one.trigger)}"
    for one in reading.figures:
        giver = _of(text, one.giver)
        yield f"{one.id}: {_of(text, one.span)} = {one.value} [{one.low}..{one.high}] {one.qualifier} {one.unit} {one.state} by {giver} of {one.event or '-'}"
    for one in reading.times:
        yield f"time: {_of(text, one.span)} = {one.type} {one.value} {one.start}..{one.end}"
    for one in reading.places:
        flags = " metonym" * one.metonym + " nested" * one.nested
        yield f"{one.id}: {_of(text, one.span)} = {one.name} {one.kind} {one.country} {one.lat},{one.lon}{flags}"
    for one in reading.actors:
        yield f"{one.id}: {one.name} | {one.role} | {one.country} {one.sector} | {len(one.spans)} mentions"


def _sides(parties):
    return "+".join(f"{party.country or '?'}/{party.sector or '?'}" for party in parties) or "-"


def _all(text, spans):
    return " … ".join(_of(text, span) for span in spans)


def _of(text, span):
    return " ".join(span.of(text).split()) if span else "-"
