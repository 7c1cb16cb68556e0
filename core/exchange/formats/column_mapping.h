// Which column of a table goes where: found by its name (as spreadsheets, mail programs and address books
// write it, in several languages) and by what stands in it; changed by hand.
//
//     std::vector<std::string> targets = suggest_targets(header, sample);
//     ColumnMapping mapping(header, targets);
//     mapping.apply(cells, contact);                   // a ForeignContact
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/exchange/formats/foreign_contact.h"

namespace segments::exchange {

// Targets beside the names of fields and lists ("eMail", "mailingGroups").
inline constexpr std::string_view kKeepTarget = "keep";    // beside the contact, as it is
inline constexpr std::string_view kSkipTarget = "skip";    // left out
inline constexpr std::string_view kPhoneTarget = "phone";  // by the label in the column before it

struct Target {
    std::string name;
    std::string caption;
};
// What a column can be mapped to, in the order of a menu.
const std::vector<Target>& column_targets();
std::string_view caption_of_target(std::string_view target);

// A target for each column, each field once. `sample`: the first rows without the header.
std::vector<std::string> suggest_targets(std::span<const std::string> header,
                                         std::span<const std::vector<std::string>> sample);
// Whether the first row holds names of columns rather than a contact.
bool looks_like_header(std::span<const std::string> row);
// Names for the columns of a table without any: "Column 1".
std::vector<std::string> numbered_header(std::size_t columns);
// Blank and repeated names made different.
std::vector<std::string> distinct_names(std::vector<std::string> header);

class ColumnMapping {
  public:
    ColumnMapping() = default;
    // `blanks_empty`: a blank cell empties its field; otherwise it says nothing.
    ColumnMapping(std::vector<std::string> header, std::span<const std::string> targets,
                  bool blanks_empty = false);

    std::size_t size() const { return columns_.size(); }
    // Fills the contact. `counts` of values that found no room and are kept, by column.
    void apply(std::span<const std::string> cells, std::string_view format, ForeignContact& contact);
    const std::vector<std::size_t>& kept_counts() const { return kept_counts_; }
    const std::vector<std::string>& header() const { return header_; }

  private:
    enum class Kind : std::uint8_t { keep, skip, field, list, phone };
    struct Column {
        Kind kind = Kind::keep;
        table::FieldId field = 0;
        contact::Assignment list = contact::Assignment::mailing_group;
        std::size_t label = SIZE_MAX;  // phone: the column with its label
    };
    bool put(const Column& column, std::span<const std::string> cells, std::string_view text,
             ForeignContact& contact) const;

    std::vector<std::string> header_;
    std::vector<Column> columns_;
    std::vector<std::size_t> kept_counts_;
    bool blanks_empty_ = false;
};

}  // namespace segments::exchange
