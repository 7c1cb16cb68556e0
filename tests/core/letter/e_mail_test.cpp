// E-mails as files.
#include "core/letter/e_mail.h"

#include <doctest/doctest.h>

#include "core/letter/letter_mail.h"
#include "tests/core/word/documents.h"

using namespace segments;

namespace {

bool holds(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("LOG-35, LOG-39: an e-mail goes to the recipient from the salesperson, as text and HTML") {
    const std::string mail = letter::write_e_mail({.to = "ann@contoso.example; bob@contoso.example",
                                                   .from = "lee@us.example",
                                                   .from_name = "Lee \"L\" Ray",
                                                   .subject = "Invitation",
                                                   .date = to_day({2026, 11, 26}),
                                                   .text = "Hi",
                                                   .html = "<p>Hi</p>"});
    CHECK(mail.rfind("From: \"Lee \\\"L\\\" Ray\" <lee@us.example>\r\n"
                     "To: ann@contoso.example,\r\n bob@contoso.example\r\nSubject: Invitation\r\n"
                     "Date: Thu, 26 Nov 2026 12:00:00 +0000\r\nX-Unsent: 1\r\n",
                     0) == 0);
    CHECK(holds(mail, "multipart/alternative"));
    CHECK(holds(mail, "text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\nSGk=\r\n"));
    CHECK(
        holds(mail, "text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\nPHA+SGk8L3A+\r\n"));
}

TEST_CASE("a document is attached; what isn't ASCII is encoded; a value can't begin another header") {
    const std::string mail = letter::write_e_mail({.to = "ann@contoso.example\r\nBcc: all@x.example",
                                                   .subject = "Grüße\r\nBcc: eve@x.example",
                                                   .attachment = "PK",
                                                   .attachment_name = "Grüße.docx"});
    CHECK(holds(mail, "To: \r\n"));
    CHECK_FALSE(holds(mail, "\nBcc"));
    CHECK(holds(mail, "Subject: =?UTF-8?B?R3LDvMOf"));
    CHECK(holds(mail, "filename=\"=?UTF-8?B?R3LDvMOfZS5kb2N4?=\""));
    CHECK(holds(mail, "\r\n\r\nUEs=\r\n"));
}

TEST_CASE("pictures of the text come with it; a file is attached under its own type") {
    const std::string mail = letter::write_e_mail({.to = "ann@contoso.example",
                                                   .subject = "x",
                                                   .text = "Hi",
                                                   .html = "<img src=\"cid:logo.png\">",
                                                   .pictures = {{"logo.png", "image/png", "PNG"}},
                                                   .attachment = "%PDF",
                                                   .attachment_name = "Attachment.pdf"});
    const auto at = [&](std::string_view part) { return mail.find(part); };
    CHECK(at("multipart/mixed") < at("multipart/alternative"));
    CHECK(at("multipart/alternative") < at("multipart/related"));
    CHECK(at("multipart/related") < at("text/html"));
    CHECK(at("text/html") <
          at("Content-ID: <logo.png>\r\nContent-Disposition: inline\r\nContent-Type: image/png"));
    CHECK(holds(mail, "Content-Type: application/pdf; name=\"Attachment.pdf\""));
    CHECK(holds(mail, "--=_mixed_._--\r\n"));
    CHECK(letter::file_type("xyz") == "application/octet-stream");
}

TEST_CASE("what a document calls its pictures begins no header and no tag of an e-mail") {
    using namespace word::test;
    const auto picture = [](const std::string& id) {
        return "<w:r><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"P\"/><a:blip xmlns:a=\"a\" r:embed=\"" +
               id + "\"/></wp:inline></w:drawing></w:r>";
    };
    DocumentMaker document = a_document(paragraph(picture("p1") + picture("p2") + picture("p1")));
    document.with_part("image", "media/a%22%3E%0D%0ABcc-x.png", "p1", "one")
        .with_file("word/media/a\">\r\nBcc-x.png", "one")
        .with_part("image", "other/a.png", "p2", "two");
    const auto package = word::Package::open(document.bytes());
    REQUIRE(package);
    const auto styles = word::ReadingStyles::of(*package);
    REQUIRE(styles);
    letter::EMail mail;
    REQUIRE(letter::put_letter(mail, **styles, *(*package)->read((*package)->main())));
    REQUIRE(mail.pictures.size() == 2);
    CHECK(mail.pictures[0].name == "picture1");
    CHECK(mail.pictures[1].name == "picture2");
    CHECK(holds(mail.html, "<img src=\"cid:picture1\""));
    CHECK(holds(mail.html, "<img src=\"cid:picture2\""));
    CHECK_FALSE(holds(letter::write_e_mail(mail), "Bcc"));
}
