// Lines on a segment that nobody sees: the fields of letters are those of lines, also where a letter is for a
// log entry or a contact alone.
#pragma once

#include <vector>

#include "core/base/context.h"
#include "core/segment/line.h"
#include "core/table/transaction.h"

namespace segments::letter {

class ScratchLines {
  public:
    // All calls have the same transaction, which holds nothing of it once all was taken away. `next_id`: of
    // the first line; what first_id() says, raised by the lines that were made before.
    ScratchLines(table::Transaction& tx, std::int64_t next_id);
    // Looks at all lines.
    static std::int64_t first_id(const table::Database& db);

    table::Row header() const { return header_; }
    std::int64_t next_id() const { return next_id_; }
    // A line as the log entry would have had it.
    table::Row of_entry(table::Transaction& tx, table::Row entry_row);
    // A line of a contact alone.
    table::Row of_contact(table::Transaction& tx, table::Row contact_row, const Context& context);
    // Takes so many lines away; true when none is left, and no segment either.
    bool take_away(table::Transaction& tx, std::size_t lines);

  private:
    table::Row add(table::Transaction& tx);

    table::Row header_;
    std::int64_t next_id_;
    std::int64_t next_line_no_ = 10000;
    std::vector<table::Row> lines_;
};

}  // namespace segments::letter
