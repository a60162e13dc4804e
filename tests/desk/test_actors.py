"""The registry of actors on the desk."""


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
