// Finds records of several tables by what is typed into one field: by number, name or other texts. Works in
// slices; what was found so far can be shown meanwhile.
//
//     RecordSearch search(db, {{contact::kTable, {contact::kNo, contact::kName, contact::kEMail}}});
//     search.look_for("ann lee");
//     while (!search.step(8192)) {}
//     search.found();
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/filter/quick_search.h"
#include "core/table/database.h"

namespace segments::query {

struct SearchedTable {
    table::TableId table = 0;
    // All are searched (FLT-61). A record whose first or second one begins with what was typed comes before
    // others.
    std::vector<table::FieldId> fields;
};

struct FoundRecord {
    table::TableId table = 0;
    table::Row row = table::kNoRow;

    bool operator==(const FoundRecord&) const = default;
};

class RecordSearch {
  public:
    // The database outlives it.
    RecordSearch(const table::Database& db, std::vector<SearchedTable> tables, std::size_t most = 8);

    // Starts over with another text; a blank one finds nothing.
    void look_for(std::string_view typed);
    // Looks at about so many rows more; true when all were looked at. Starts over when the data changed
    // since.
    bool step(std::size_t rows);
    bool done() const { return at_end() && version_ == db_->version(); }
    // The best ones so far, best first; of equally good ones in the order of tables and rows.
    std::vector<FoundRecord> found() const;

  private:
    // 0: one of the first two fields is what was typed; 1: begins with it; 2: any other match.
    std::optional<int> rank(const table::Table& table, const SearchedTable& searched, table::Row row);
    void restart();
    bool at_end() const { return at_table_ == tables_.size(); }

    struct Hit {
        int rank;
        FoundRecord record;
    };

    const table::Database* db_;
    std::vector<SearchedTable> tables_;
    std::size_t most_;
    std::string folded_;
    filter::QuickSearch search_{""};
    std::uint64_t version_ = 0;
    std::size_t at_table_ = 0;
    table::Row at_ = 0;
    std::vector<Hit> hits_;  // sorted, at most most_
    std::vector<std::string_view> texts_;
};

}  // namespace segments::query
