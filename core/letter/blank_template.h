// What a Word template begins with (MRG-7): a blank document, and a data source that names the fields.
#pragma once

#include <string>
#include <string_view>

namespace segments::letter {

// A .zip with "<stem>.docx" and "<stem> fields.csv".
std::string blank_template(std::string_view stem);

}  // namespace segments::letter
