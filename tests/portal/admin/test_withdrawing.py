"""A form is withdrawn with a word and a way onward, and two versions are laid beside each other."""

from tests.client import Client, Seen

TEXT = {"text.sv": "Ring oss i stället.", "text.en": "Ring us instead.", "why": "Ny rutin."}


def withdraw(client: Client, **typed: str) -> Seen:
    return client.submit(client.get("/admin/forms/contact/withdrawal"), TEXT | typed, button="Dra tillbaka formuläret")


def test_who_comes_is_told_why_and_where_to_turn(eva: Client, client: Client) -> None:
    seen = eva.follow(withdraw(eva, onward="building-permit"))
    assert "Formuläret är tillbakadraget" in seen.text
    assert "Mia" not in seen.text
    assert "Eva Lindgren drog tillbaka formuläret" in seen.text
    assert "Ny rutin." in seen.text
    assert seen.link("Bygglov") == "/services/building-permit"
    met = client.get("/services/contact")
    assert "Ring oss i stället." in met.text
    assert eva.get("/admin?state=withdrawn").select(".lives th a")


def test_it_is_opened_again_as_it_was(eva: Client, client: Client) -> None:
    withdraw(eva)
    seen = eva.submit(eva.get("/admin/forms/contact/withdrawal"), {"why": "Rutinen dröjer."}, button="Öppna formuläret igen")
    assert "Formuläret är öppet igen" in eva.follow(seen).text
    assert client.get("/services/contact").status == 200
    assert "Rutinen dröjer." in eva.get("/admin/forms/contact").text


def test_words_and_a_reason_are_asked_for(eva: Client, client: Client) -> None:
    seen = withdraw(eva, **{"text.sv": "", "why": ""})
    assert seen.status == 422
    assert [link.get("href") for link in seen.select(".problems a")] == ["#why", "#text.sv"]
    assert seen.page.get_element_by_id("text.en").text.strip() == "Ring us instead."
    assert client.get("/services/contact").status == 200


def test_a_way_onward_is_a_service_or_a_safe_address(eva: Client) -> None:
    for address in ("javascript:alert(1)", "http://example.se/", "https://", "nothing"):
        seen = withdraw(eva, address=address)
        assert seen.status == 422, address
        assert "#address" in [link.get("href") for link in seen.select(".problems a")]
    assert withdraw(eva, address="https://www.1177.se/").status == 303


def test_it_is_not_withdrawn_twice(eva: Client, mia: Client) -> None:
    page = mia.get("/admin/forms/contact/withdrawal")
    withdraw(eva)
    assert mia.submit(page, TEXT, button="Dra tillbaka formuläret").status == 303
    assert eva.get("/admin/forms/contact").text.count("drog tillbaka formuläret") == 1


def test_what_differs_stands_side_by_side_with_its_language(eva: Client, draft: str) -> None:
    typed = {"fee.en": "It costs nothing.", "minutes": "7"}
    eva.submit(eva.get(f"{draft}/catalogue"), typed, button="Spara allt")
    seen = eva.get("/admin/forms/contact/comparison")
    rows = [" ".join(row.text_content().split()) for row in seen.select(".compared tbody tr")]
    assert rows == ["avgiften på engelska It is free. It costs nothing.", "tiden i minuter 3 7"] or rows == [
        "tiden i minuter 3 7", "avgiften på engelska It is free. It costs nothing.",
    ]  # fmt: skip
    assert seen.select(".compared [lang=en]")[0].text_content() == "It is free."
    assert "likadana" in eva.get("/admin/forms/contact/comparison?old=1&new=1").text
