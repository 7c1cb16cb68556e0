// What stands in one column of a list: a field of the listed table, or a value computed for each row from
// other records (the name of an entry's contact, the number of a segment's lines, a value in force). Lists
// are shown, filtered, searched and sorted by columns of either kind alike.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/tr.h"
#include "core/filter/locale.h"
#include "core/table/database.h"

namespace segments::app {

struct Computed {
    // For types that aren't text, in the encoding of the type; null for texts.
    std::function<std::int64_t(const table::Database&, table::Row)> number = {};
    // For text and code: a view of something that stays with the database, or of `buffer`.
    std::function<std::string_view(const table::Database&, table::Row, std::string& buffer)> text = {};
    // The tables besides the listed one that it is computed from.
    std::vector<table::TableId> tables = {};
    // Rises when it changed for another reason than those tables (a count that is kept aside). May be null.
    std::function<std::uint64_t()> revision = {};
};

struct ListColumn {
    std::string id;       // stable: names the column in settings
    table::FieldDef def;  // caption, type, options; of a plain column the table's own field
    std::shared_ptr<const Computed> computed = nullptr;  // null: a plain column

    Text caption() const { return tr(def.caption); }
    bool textual() const { return filter::is_textual(def.type); }
};

// The value of a row. `number_of` for types that aren't text, `text_of` for text and code.
std::int64_t number_of(const ListColumn& column, const table::Database& db, table::TableId table,
                       table::Row row);
std::string_view text_of(const ListColumn& column, const table::Database& db, table::TableId table,
                         table::Row row, std::string& buffer);
// Either as it is shown.
std::string shown_text(const ListColumn& column, const table::Database& db, table::TableId table,
                       table::Row row, const filter::Locale& locale);
// Rises when what the column is computed from has changed; 0 for a plain one.
std::uint64_t version_of_computed(const ListColumn& column, const table::Database& db);

}  // namespace segments::app
