// The fields that a letter may name (MRG-3 to MRG-10): those of the reference, every field of contact, line,
// salesperson and company information, and texts of the segment and of single lines. Names are the same in
// any case and with any signs between their words: "Contact Name", "Contact_Name", "contact name"; and in any
// language of the program (MRG-11): "Kontakt Ort".
//
//     known_field("CONTA_City");                // "Contact City"
//     FieldValues values(reader, context, locale, letter->fields());
//     values.of(line_row);                      // in the order of fields()
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/context.h"
#include "core/filter/locale.h"
#include "core/segment/line.h"
#include "core/word/value.h"

namespace segments::letter {

// The name under which the field is listed; nullopt where there is none.
std::optional<std::string> known_field(std::string_view name);
// The same by its names in English alone.
std::optional<std::string> field_by_english_name(std::string_view name);
// All names, group by group: "Contact Name", "Salesperson E-Mail", "Segment Text"; as they are called in the
// language of this code ("DEU"), in English if that isn't one of the program's.
std::vector<std::string> all_fields(std::string_view language = {});
// MRG-11: the language of the captions in a document of this language, which may be blank: then it is the
// Mergefield Language ID of Marketing Setup.
std::string captions_language(const table::Database& db, std::string_view language);
// The known name that is nearest to one that isn't; empty where none is near.
std::string nearest_field(std::string_view name);

class FieldValues {
  public:
    // `fields`: known names. The database doesn't change while this is in use.
    FieldValues(const segment::LineReader& reader, const filter::Locale& locale,
                const std::vector<std::string>& fields);

    // The values of a line's letter: those of its contact now (MRG-22). A line without a contact has those of
    // the line and the company alone.
    std::vector<word::Value> of(table::Row line) const;
    // In which the letter is written.
    std::string language(table::Row line) const;

  private:
    const segment::LineReader* reader_;
    filter::Locale locale_;
    std::vector<std::size_t> fields_;  // in the list of all
};

}  // namespace segments::letter
