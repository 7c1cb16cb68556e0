// Writes generated contacts in the format of docs/contacts-format.md, and the sample's interactions in a form
// of their own (tests/data/README.md). Blank fields are left out.
#pragma once

#include <string>
#include <string_view>

#include "tests/data/generated.h"

namespace segments::testdata {

// Appends the text as a JSON string: quotes, backslashes and control characters escaped, the rest as it is.
void append_json_string(std::string& out, std::string_view text);
// Appends the contact as one JSON object on one line, without a line break.
void append_contact(std::string& out, const GeneratedContact& contact);
// The whole file of the sample: code lists, logged segments and interactions, days as offsets from the end
// date.
std::string sample_file();

}  // namespace segments::testdata
