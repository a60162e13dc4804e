"""The registry of actors on the desk."""

from msgspec import structs

from sayso.records.article import PageDate


def test_a_person_is_listed_with_the_last_role_told_of(desk, keep, reading):
    keep(reading)

    page = desk.get("/actors")

    assert page.status_code == 200
    assert "Ingrid Solheim" in page.text


def test_a_persons_page_shows_the_words_that_give_the_role(desk, keep, reading):
    keep(reading)

    page = desk.get("/actors/ingrid-solheim-nor")

    assert page.status_code == 200
    assert "fisheries ministry spokeswoman Ingrid Solheim" in page.text


def test_a_person_that_no_article_tells_of_is_not_found(desk):
    assert desk.get("/actors/nobody").status_code == 404


def test_an_articles_page_tells_what_others_say_of_a_name_it_does_not_explain(desk, keep, reading, variant):
    later = variant(
        "later", url="https://havnytt.example/later", published=PageDate(value="2026-11-20", evidence="json_ld")
    )
    unexplained = tuple(structs.replace(one, role=None) for one in later.actors)
    keep(reading, structs.replace(later, actors=unexplained))

    page = desk.get("/articles/later")

    assert "Known from other articles" in page.text
    assert "/actors/ingrid-solheim-nor" in page.text
    assert "Known from other articles" not in desk.get(f"/articles/{reading.article.id}").text
