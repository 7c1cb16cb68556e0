// The formats of contact files, recognised by their content.
//
//     const Recognized file = recognize(head, "people.csv");
//     std::unique_ptr<ContactSource> source = make_source(file, lookup);
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/exchange/formats/contact_source.h"
#include "core/exchange/formats/csv_source.h"
#include "core/exchange/formats/json_source.h"

namespace segments::exchange {

enum class Format : std::uint8_t {
    segments,
    vcard,
    csv,
    business_central,
    jscontact,
    jcard,
    google_people,
    other_json,
};
inline constexpr std::size_t kFormats = 8;
// Whether the person says what its columns become.
inline bool is_mapped(Format format) {
    return format == Format::csv || format == Format::other_json;
}

// "Segments (JSON)", "vCard": as it is shown and chosen.
std::string_view caption_of(Format format);

// What a file turned out to be, and how it is to be read; every part can be changed before it is read.
struct Recognized {
    Format format = Format::segments;
    Encoding encoding = Encoding::utf8;
    std::string detail;                            // "vCard 3.0"
    JsonList list;                                 // of foreign JSON: where the contacts are
    CsvOptions csv;                                // of a table
    std::vector<std::vector<std::string>> sample;  // its first rows, without the header
};

// The bytes of a file's beginning that recognize() wants, if there are so many.
inline constexpr std::size_t kHeadBytes = 256 * 1024;

Recognized recognize(std::string_view head, std::string_view file_name);
// One sentence about a file of a spreadsheet program, which holds its table in a form that isn't read here,
// with another one about the remedy; empty for every other file.
std::string why_spreadsheet_is_not_read(std::string_view head, std::string_view file_name);
// The same file read as another format.
Recognized read_as(Format format, std::string_view head, std::string_view file_name);
// A table read in another way: with the encoding, delimiter and header of `file.csv`.
void reread_table(Recognized& file, std::string_view head);

// `lookup` outlives the source.
std::unique_ptr<ContactSource> make_source(const Recognized& file, CodeLookup& lookup);

}  // namespace segments::exchange
