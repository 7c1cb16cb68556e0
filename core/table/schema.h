// How tables are described: each entity of docs/domain.md chapter 2 is a TableDef with FieldDefs. The one
// description drives storage, validation, filters, import and export, grids and forms.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "core/filter/value_type.h"

namespace segments::table {

// Numbers of tables, fields and domains are written to files: they are never reused or changed.
using TableId = std::uint8_t;
using FieldId = std::uint8_t;
using DomainId = std::uint8_t;

// How a column keeps its values in memory.
enum class Storage : std::uint8_t {
    number,      // NumberColumn: everything that isn't text
    dictionary,  // codes of a Dictionary: texts that repeat or are referred to
    text,        // handles of an arena: free text
};

inline constexpr DomainId kNoDomain = 0;

enum FieldFlags : std::uint8_t {
    kPlain = 0,
    kReadOnly = 1,  // never typed by people; import ignores it
    kHidden = 2,    // internal bookkeeping: not offered in filters, grids and exports
    kMultiline = 4,
};

struct FieldDef {
    FieldId id = 0;            // position in TableDef::fields, and its number in files
    std::string_view name;     // in JSON: "postCode"
    std::string_view caption;  // on screen, as in docs/domain.md: "Post Code"
    filter::ValueType type = filter::ValueType::text;
    Storage storage = Storage::number;
    DomainId domain = kNoDomain;   // Storage::dictionary: the shared dictionary; kNoDomain: one of its own
    std::uint16_t max_length = 0;  // characters; 0 = unlimited (text) or not applicable
    std::uint8_t flags = kPlain;
    std::span<const std::string_view> options = {};  // captions of an option field; index = value
};

struct TableDef {
    TableId id = 0;
    std::string_view name;     // in files and messages for developers: "contact"
    std::string_view caption;  // "Contact"
    std::span<const FieldDef> fields;
    // The primary key: the first `key_fields` fields; dictionary or number storage only.
    std::uint8_t key_fields = 1;
};

}  // namespace segments::table
