// A list of records as a screen shows it: the rows of a table that pass the filters, in order. It follows the
// database: small changes are worked in at once, large ones rebuild the list in slices.
//
//     RecordView view(contact::contact::kTable);
//     view.set_sort({{contact::contact::kName, false}});
//     each frame: view.update(db, generation); while there is time: view.step(20000);
//     view.rows()
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/filter/filter.h"
#include "core/filter/quick_search.h"
#include "core/query/column_filter.h"
#include "core/query/row_order.h"
#include "core/table/database.h"

namespace segments::app {

class RecordView {
  public:
    explicit RecordView(table::TableId table);
    RecordView(const RecordView&) = delete;
    RecordView& operator=(const RecordView&) = delete;

    table::TableId table() const { return table_; }

    // What the list is about ("the entries of this contact"); not seen as a filter by the user. A row is in
    // the list only if `base` (may be null) accepts it. `key` tells when the meaning has changed.
    void set_base(std::string key, std::function<bool(const table::Table&, table::Row)> base);
    // Empty filters are taken away.
    void set_filter(table::FieldId field, filter::Filter filter);
    const std::map<table::FieldId, filter::Filter>& filters() const { return filters_; }
    void clear_filters();
    // Words that must occur in one of `fields` (FLT-60, FLT-61).
    void set_search(std::string text, std::vector<table::FieldId> fields);
    void set_sort(std::vector<query::SortField> sort);
    const std::vector<query::SortField>& sort() const { return sort_; }

    // Takes notice of the database. `generation` changes when it was replaced as a whole (and then the
    // object's address may be another).
    void update(const table::Database& db, std::uint64_t generation);
    // Works on the list: about `work` rows. False while there is more to do.
    bool step(std::size_t work);
    bool ready() const { return phase_ == Phase::ready; }
    // True once a list has been shown; until then a screen shows a skeleton.
    bool has_rows() const { return has_rows_; }
    float progress() const;

    // The list as last finished. Rows may have died since (a rebuild is then under way): test with
    // Table::is_live.
    const std::vector<table::Row>& rows() const { return rows_; }
    // Position of a row; nullopt if it isn't in the list. Linear.
    std::optional<std::size_t> position_of(table::Row row) const;
    // Rises whenever rows() changes.
    std::uint64_t revision() const { return revision_; }

  private:
    enum class Phase : std::uint8_t { filter, sort, ready };

    void restart();
    void work_in(const table::TableChanges& changes);
    bool passes(table::Row row);
    bool found_by_search(table::Row row) const;
    void prepare_filters();

    table::TableId table_;
    std::string base_key_;
    std::function<bool(const table::Table&, table::Row)> base_;
    std::map<table::FieldId, filter::Filter> filters_;
    std::string search_text_;
    std::optional<filter::QuickSearch> search_;
    std::vector<table::FieldId> search_fields_;
    std::vector<query::SortField> sort_;

    const table::Database* db_ = nullptr;
    std::uint64_t generation_ = 0;
    std::uint64_t table_version_ = 0;

    Phase phase_ = Phase::filter;
    table::Bitmap candidates_;
    table::Row at_ = 0;
    std::vector<query::ColumnFilter> column_filters_;
    std::optional<query::RowSorter> sorter_;
    std::vector<table::Row> rows_;
    bool has_rows_ = false;
    std::uint64_t revision_ = 1;
};

}  // namespace segments::app
