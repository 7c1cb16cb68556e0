// E-mails as files.
#include "core/letter/e_mail.h"

#include <doctest/doctest.h>

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
