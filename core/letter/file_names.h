// Names of the files in a .zip of letters: by a pattern with fields, else the contact's (LOG-34). None comes
// twice.
//
//     FileNames names(reader, locale, "{{Contact No.}} {{Contact City}}");
//     names.of(line, ".docx");     // "CT000001 London.docx"
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/letter/letter_fields.h"

namespace segments::letter {

// Names that are taken, whatever their case, in some 16 bytes each. One in many millions may seem to be taken
// that isn't.
class TakenNames {
  public:
    // How often it was taken, this time included.
    std::size_t take(std::string_view name);

  private:
    // Of many small tables one grows at a time: a large one would take longer than a frame to.
    struct Shelf {
        std::size_t take(std::uint64_t hash);
        std::size_t place_of(std::uint64_t hash) const;
        void grow();

        std::vector<std::uint64_t> hashes;             // in places by their value; 0: empty
        std::map<std::uint64_t, std::uint32_t> again;  // how often, of those that were taken more than once
        std::size_t used = 0;
    };
    static constexpr std::size_t kShelves = 256;
    std::array<Shelf, kShelves> shelves_;
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
