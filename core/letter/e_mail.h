// An e-mail as a file (.eml, RFC 5322 with MIME) that mail programs open as a draft to be sent (LOG-35,
// LOG-39).
#pragma once

#include <string>

#include "core/base/date.h"

namespace segments::letter {

struct EMail {
    std::string to = {};  // one address, or several separated by semicolons
    std::string from = {}, from_name = {};
    std::string subject = {};
    Day date = kBlankDay;
    std::string text = {}, html = {};                   // the body; html may be empty
    std::string attachment = {}, attachment_name = {};  // a Word document; empty: none
};
std::string write_e_mail(const EMail& mail);

}  // namespace segments::letter
