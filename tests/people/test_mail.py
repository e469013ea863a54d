"""Letters from the house, taken by a real mail server."""

from typing import Any

import pytest
from django.test import Client
from django.utils.translation import override

from stimmig.mail_server import MailServer, mail_server
from stimmig.people import actions, mail
from stimmig.people.models import Person
from tests.cast import FOUNDED
from tests.post import Postbox

TEST = "people/mail/test.txt"


def test_a_letter_is_plain_text_with_one_link(postbox: Postbox, albers: Person) -> None:
    """It says what it is about, whom it is for, and leads to one place; machines do not answer it."""
    mail.send(TEST, to=albers, link=mail.address("/people/"))
    (letter,) = postbox.letters
    assert letter.get_content_type() == "text/plain"
    assert (letter["To"], letter["From"]) == (albers.email, "Stimmig <stimmig@norderdiek.example>")
    assert letter["Subject"] == "Test: Post aus Stimmig kommt an"
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter.get_content().startswith(f"Guten Tag {albers.name},\n\n")
    assert "\nhttps://stimmig.norderdiek.example/people/\n" in letter.get_content()
    assert postbox.link() == "/people/"


def test_every_sign_of_a_name_arrives(postbox: Postbox, yildiz: Person) -> None:
    """Kemal Yıldız reads his own name, and no sign is written for a page."""
    Person.objects.filter(pk=yildiz.pk).update(name="Kemal Yıldız & Söhne")
    yildiz.refresh_from_db()
    mail.send(TEST, to=yildiz, link=mail.address("/"))
    assert "Kemal Yıldız & Söhne," in postbox.text()


def test_it_is_written_in_the_language_of_whoever_reads_it(postbox: Postbox, albers: Person) -> None:
    """Not in that of whoever causes it; without a choice of their own, in that of the house."""
    with override("en"):
        mail.send(TEST, to=albers, link="https://x.example/")
    actions.choose_language(person=albers, language="en")
    albers.refresh_from_db()
    with override("de"):
        mail.send(TEST, to=albers, link="https://x.example/")
    assert [str(letter["Subject"])[:10] for letter in postbox.letters] == ["Test: Post", "Test: mail"]


def test_switching_the_language_switches_that_of_the_letters(client: Client, albers: Person) -> None:
    """One choice for both; a language nobody speaks here changes nothing, and strangers have none."""
    client.post("/language/", {"language": "en"})
    client.force_login(albers)
    for chosen in ("en", "xx", ""):
        client.post("/language/", {"language": chosen})
        albers.refresh_from_db()
        assert albers.language == "en"


def test_lines_are_short_and_links_whole(postbox: Postbox, albers: Person) -> None:
    """Any mail programme shows it as it was meant."""
    link = "https://stimmig.norderdiek.example/" + "x" * 90
    mail.send(TEST, to=albers, link=link)
    lines = postbox.text().splitlines()
    assert link in lines
    assert all(len(line) <= mail.WIDTH for line in lines if line != link)


def test_without_mail_nothing_is_sent_and_it_says_so(albers: Person) -> None:
    """The default: STIMMIG_MAIL is empty."""
    assert not mail.is_set_up()
    with pytest.raises(mail.NotSent, match="STIMMIG_MAIL"):
        mail.send(TEST, to=albers, link="https://x.example/")


def test_a_server_that_refuses_is_quoted(postbox: Postbox, albers: Person) -> None:
    """Whoever set it up reads what the server said."""
    postbox.closed = True
    with pytest.raises(mail.NotSent, match="554 No letters today"):
        mail.send(TEST, to=albers, link="https://x.example/")


def test_a_server_that_is_not_there_is_said(postbox: Postbox, albers: Person, settings: Any) -> None:
    """No answer is an answer as well."""
    settings.EMAIL_PORT = 1
    with pytest.raises(mail.NotSent, match="refused"):
        mail.send(TEST, to=albers, link="https://x.example/")


def test_whoever_is_no_longer_here_gets_no_letter(postbox: Postbox, albers: Person, berger: Person) -> None:
    """A closed account hears nothing more of the house."""
    actions.deactivate(person=albers, by=berger, at=FOUNDED)
    with pytest.raises(mail.NotSent):
        mail.send(TEST, to=albers, link="https://x.example/")
    assert postbox.letters == []


def test_the_administrator_sends_a_letter_to_themselves(postbox: Postbox, client: Client, thomsen: Person) -> None:
    """The page says which server it was, and the letter leads back to the page."""
    client.force_login(thomsen)
    assert f"{mail.settings.EMAIL_HOST}:{mail.settings.EMAIL_PORT}" in client.get("/house/mail/").text
    assert client.post("/house/mail/").status_code == 302
    assert postbox.letters[0]["To"] == thomsen.email
    assert postbox.link() == "/house/mail/"


def test_the_administrator_reads_why_it_did_not_leave(postbox: Postbox, client: Client, thomsen: Person) -> None:
    """In the words of the server, with what to look at."""
    postbox.closed = True
    client.force_login(thomsen)
    answer = client.post("/house/mail/")
    assert answer.status_code == 502
    assert "554 No letters today" in answer.text


def test_the_page_says_how_to_set_it_up(client: Client, thomsen: Person, albers: Person) -> None:
    """Where no mail is set up it names the settings; for others the page is not there to use."""
    client.force_login(thomsen)
    assert "STIMMIG_MAIL_FROM" in client.get("/house/mail/").text
    client.force_login(albers)
    assert client.get("/house/mail/").status_code == 403


def test_one_address_says_where_mail_goes() -> None:
    """Host, port and encryption, and signs in the password that an address cannot hold."""
    assert mail_server("") == MailServer()
    assert mail_server("smtp://localhost") == MailServer("localhost", 25)
    assert mail_server("smtps://u:p@mail.example") == MailServer("mail.example", 465, "u", "p", tls=True)
    known = mail_server("smtp+starttls://stimmig%40haus.example:p%2Fw@mail.example:2525")
    assert known == MailServer("mail.example", 2525, "stimmig@haus.example", "p/w", starttls=True)


def test_a_wrong_address_is_refused_without_telling_the_password() -> None:
    """The start stops and says how it is written."""
    for wrong in ("mail.example", "http://u:secret@mail.example", "smtp://"):
        with pytest.raises(ValueError, match=r"smtp\+starttls") as refused:
            mail_server(wrong)
        assert "secret" not in str(refused.value)
