// What a Word template begins with (MRG-7): a blank document, and a data source that names the fields.
#pragma once

#include <string>
#include <string_view>

namespace segments::letter {

// A .zip with "<stem>.docx" and "<stem> fields.csv", whose names are those of the language (MRG-11).
std::string blank_template(std::string_view stem, std::string_view language = {});

}  // namespace segments::letter
