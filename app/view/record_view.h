// A list of records as a screen shows it: the rows of a table that pass the filters, in order. It follows the
// database: small changes are worked in at once, large ones rebuild the list in slices. Columns are filtered
// and sorted by their position among the list's columns, whether they are fields or computed.
//
//     RecordView view(contact::contact::kTable, columns);
//     view.set_sort({{1, false}});
//     each frame: view.update(db, generation); while there is time: view.step(20000);
//     view.rows()
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/view/list_column.h"
#include "core/filter/filter.h"
#include "core/filter/quick_search.h"
#include "core/query/column_filter.h"
#include "core/query/row_order.h"
#include "core/table/database.h"

namespace segments::app {

struct SortColumn {
    std::size_t column = 0;
    bool descending = false;

    bool operator==(const SortColumn&) const = default;
};

// A value that a field must have: the text of a dictionary field, the number of others.
struct FieldEquals {
    table::FieldId field = 0;
    std::string text = {};
    std::int64_t number = 0;

    bool operator==(const FieldEquals&) const = default;
};

// What the list is about ("the entries of this contact"); not seen as a filter by the user.
struct ListBase {
    std::vector<FieldEquals> equals = {};
    // What can't be said that way; may be null. `key` tells when its meaning has changed.
    std::function<bool(const table::Table&, table::Row)> accepts = {};
    std::string key = {};
};

class RecordView {
  public:
    RecordView(table::TableId table, std::vector<ListColumn> columns);
    RecordView(const RecordView&) = delete;
    RecordView& operator=(const RecordView&) = delete;

    table::TableId table() const { return table_; }
    const std::vector<ListColumn>& columns() const { return columns_; }

    void set_base(ListBase base);
    const ListBase& base() const { return base_; }
    // Empty filters are taken away.
    void set_filter(std::size_t column, filter::Filter filter);
    const std::map<std::size_t, filter::Filter>& filters() const { return filters_; }
    void clear_filters();
    // Words that must occur in one of `columns` (FLT-60, FLT-61) as they are shown. `locale` must live on.
    void set_search(std::string text, std::vector<std::size_t> columns, const filter::Locale& locale);
    const std::string& search() const { return search_text_; }
    void set_sort(std::vector<SortColumn> sort);
    const std::vector<SortColumn>& sort() const { return sort_; }

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
    bool is_live(table::Row row) const { return db_ != nullptr && db_->table(table_).is_live(row); }
    // A live row that the base accepts, whether it passes the filters or not. REQUIRES: ready().
    bool in_base(table::Row row) const;
    // The same as a set.
    const table::Bitmap& members() const { return members_; }
    // Position of a row; nullopt if it isn't in the list. Linear.
    std::optional<std::size_t> position_of(table::Row row) const;
    // Rises whenever rows() changes.
    std::uint64_t revision() const { return revision_; }

  private:
    enum class Phase : std::uint8_t { filter, collect, sort, ready };
    struct Condition {
        table::FieldId field = 0;
        std::int64_t raw = 0;
    };
    struct ComputedFilter {
        std::size_t column = 0;
        filter::Filter filter;
    };

    void restart();
    void prepare();
    void filter_slice(table::Row to);
    void work_in(const table::TableChanges& changes);
    bool passes(table::Row row);
    bool passes_slow(table::Row row) const;
    bool found_by_search(table::Row row) const;
    bool is_computed(std::size_t column) const { return columns_[column].computed != nullptr; }
    std::uint64_t version_of_computed() const;
    std::vector<query::SortField> sort_fields() const;

    table::TableId table_;
    std::vector<ListColumn> columns_;
    ListBase base_;
    std::map<std::size_t, filter::Filter> filters_;
    std::string search_text_;
    std::optional<filter::QuickSearch> search_;
    std::vector<std::size_t> search_columns_;
    const filter::Locale* search_locale_ = nullptr;
    std::vector<SortColumn> sort_;

    const table::Database* db_ = nullptr;
    std::uint64_t generation_ = 0;
    std::uint64_t table_version_ = 0, computed_version_ = 0;

    Phase phase_ = Phase::filter;
    table::Bitmap candidates_;
    table::Row at_ = 0;
    bool impossible_ = false;  // the base names a value that no row ever had
    std::vector<Condition> conditions_;
    std::vector<query::ColumnFilter> field_filters_;
    std::vector<ComputedFilter> computed_filters_;
    std::vector<table::Row> collected_;
    std::optional<query::RowSorter> sorter_;
    std::vector<table::Row> rows_;
    table::Bitmap members_;
    bool has_rows_ = false;
    std::uint64_t revision_ = 1;
};

}  // namespace segments::app
