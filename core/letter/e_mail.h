// An e-mail as a file (.eml, RFC 5322 with MIME) that mail programs open as a draft to be sent (LOG-35,
// LOG-39).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"

namespace segments::letter {

struct EMail {
    std::string to = {};  // one address, or several separated by semicolons
    std::string from = {}, from_name = {};
    std::string subject = {};
    Day date = kBlankDay;
    std::string text = {}, html = {};  // the body; html may be empty
    // Pictures of the HTML, which finds them as "cid:" and their name.
    struct Picture {
        std::string name, type, bytes;
    };
    std::vector<Picture> pictures = {};
    std::string attachment = {}, attachment_name = {};  // a file; no name: none
};
std::string write_e_mail(const EMail& mail);

// RFC 4648. `line`: characters after which a line ends; 0: never.
std::string base64(std::string_view bytes, std::size_t line);
// "application/pdf" by a file's extension.
std::string_view file_type(std::string_view extension);

}  // namespace segments::letter
