// Names of the files in a .zip of letters: by a pattern with fields, else the contact's (LOG-34). None comes
// twice.
//
//     FileNames names(reader, locale, "{{Contact No.}} {{Contact City}}");
//     names.of(line, ".docx");     // "CT000001 London.docx"
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/letter/letter_fields.h"

namespace segments::letter {

// Names that are taken, whatever their case, in some 20 bytes each. One in many millions may seem to be taken
// that isn't.
class TakenNames {
  public:
    // How often it was taken, this time included.
    std::size_t take(std::string_view name);

  private:
    std::size_t place_of(std::uint64_t hash) const;
    void grow();

    // In places by their hash; 0: empty.
    std::vector<std::uint64_t> hashes_;
    std::vector<std::uint32_t> times_;
    std::size_t used_ = 0;
};

class FileNames {
  public:
    // `reader` outlives this. A blank pattern: "Contoso - Ann Lee".
    FileNames(const segment::LineReader& reader, const filter::Locale& locale, std::string_view pattern);

    std::string of(table::Row line, std::string_view extension);

  private:
    const segment::LineReader* reader_;
    std::vector<std::string> texts_;  // one before, between and after the fields
    FieldValues fields_;
    TakenNames taken_;
};
// "Contact Nme: there is no such field. Did you mean Contact Name?"; empty where all of its fields are known.
std::string problem_of_pattern(std::string_view pattern);

// "Contoso - Ann Lee" for a person of a company, else the contact's name, as a file name.
std::string letter_name(const segment::LineReader& reader, table::Row line);
// The same signs in any system: without those that a file name can't hold.
std::string as_file_name(std::string_view text);
// `name` with its extension, and " (2)" where it was taken before.
std::string unique_file_name(TakenNames& taken, const std::string& name, std::string_view extension);

}  // namespace segments::letter
