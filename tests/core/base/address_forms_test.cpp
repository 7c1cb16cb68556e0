#include "core/base/address_forms.h"

#include <doctest/doctest.h>

using namespace segments;

TEST_CASE("an e-mail address has a name, an at sign and a domain") {
    CHECK(looks_like_e_mail("ann.lee@contoso.example"));
    CHECK(looks_like_e_mail("a@b.co"));
    CHECK(looks_like_e_mail("søren+wine@øl.example"));
    CHECK_FALSE(looks_like_e_mail(""));
    CHECK_FALSE(looks_like_e_mail("ann"));
    CHECK_FALSE(looks_like_e_mail("@contoso.example"));
    CHECK_FALSE(looks_like_e_mail("ann@"));
    CHECK_FALSE(looks_like_e_mail("ann@contoso"));
    CHECK_FALSE(looks_like_e_mail("ann@contoso."));
    CHECK_FALSE(looks_like_e_mail("ann@.example"));
    CHECK_FALSE(looks_like_e_mail("ann@con..example"));
    CHECK_FALSE(looks_like_e_mail("ann@-contoso.example"));
    CHECK_FALSE(looks_like_e_mail("ann lee@contoso.example"));
    CHECK_FALSE(looks_like_e_mail("ann@lee@contoso.example"));
    CHECK_FALSE(looks_like_e_mail("Ann <ann@contoso.example>"));
    CHECK_FALSE(looks_like_e_mail(".ann@contoso.example"));
    CHECK_FALSE(looks_like_e_mail("a@b.co;c@d.co"));
}

TEST_CASE("several addresses are separated by semicolons") {
    CHECK(looks_like_e_mails("a@b.co; c@d.co"));
    CHECK(looks_like_e_mails("a@b.co;"));
    CHECK_FALSE(looks_like_e_mails("a@b.co; c"));
    CHECK_FALSE(looks_like_e_mails(" ; "));
    CHECK(split_e_mails(" a@b.co ;; c@d.co ") == std::vector<std::string_view>{"a@b.co", "c@d.co"});
    CHECK(split_e_mails("").empty());
}

TEST_CASE("addresses are compared without case and blanks around") {
    CHECK(e_mail_key(" Ann.LEE@Contoso.example ") == "ann.lee@contoso.example");
}

TEST_CASE("letters of any script are letters, digits and signs are not") {
    CHECK_FALSE(has_letter("+45 (33) 12-34/56.78 #*"));
    CHECK_FALSE(has_letter("٠١٢٣"));
    CHECK(has_letter("33 12 x"));
    CHECK(has_letter("доб 5"));
    CHECK(has_letter("内線"));
    CHECK_FALSE(has_letter(""));
}
