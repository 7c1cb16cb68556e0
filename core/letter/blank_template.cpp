#include "core/letter/blank_template.h"

#include "core/letter/letter_fields.h"
#include "core/letter/sample_letter.h"
#include "core/word/zip_writer.h"

namespace segments::letter {
namespace {

// Word takes the first row of such a file for the names of fields.
std::string data_source(std::string_view language) {
    std::string names, values;
    for (const std::string& name : all_fields(language)) {
        const bool first = names.empty();
        names += (first ? "\"" : ",\"") + name + '"';
        values += first ? "\"\"" : ",\"\"";
    }
    return "\xEF\xBB\xBF" + names + "\r\n" + values + "\r\n";
}

}  // namespace

std::string blank_template(std::string_view stem, std::string_view language) {
    std::string out;
    word::ZipWriter zip(out);
    zip.add_stored(std::string(stem) + ".docx", blank_letter());
    zip.add(std::string(stem) + " fields.csv", data_source(language));
    zip.finish();
    return out;
}

}  // namespace segments::letter
