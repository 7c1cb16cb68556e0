#include "app/view/record_view.h"

#include <algorithm>

namespace segments::app {
namespace {

using table::Row;

// More changed rows than this and a rebuild is cheaper than finding each one's place.
constexpr std::size_t kFewRows = 256;
constexpr Row kSlice = 8192;  // rows per look at the work left; a multiple of 64

}  // namespace

RecordView::RecordView(table::TableId table) : table_(table) {}

void RecordView::set_base(std::string key, std::function<bool(const table::Table&, Row)> base) {
    if (key == base_key_ && static_cast<bool>(base) == static_cast<bool>(base_)) return;
    base_key_ = std::move(key);
    base_ = std::move(base);
    restart();
}

void RecordView::set_filter(table::FieldId field, filter::Filter filter) {
    if (filter.empty()) {
        if (filters_.erase(field) == 0) return;
    } else {
        filters_.insert_or_assign(field, std::move(filter));
    }
    restart();
}

void RecordView::clear_filters() {
    if (filters_.empty()) return;
    filters_.clear();
    restart();
}

void RecordView::set_search(std::string text, std::vector<table::FieldId> fields) {
    if (text == search_text_ && fields == search_fields_) return;
    search_text_ = std::move(text);
    search_fields_ = std::move(fields);
    search_.reset();
    if (!search_text_.empty()) search_.emplace(search_text_);
    restart();
}

void RecordView::set_sort(std::vector<query::SortField> sort) {
    if (sort == sort_) return;
    sort_ = std::move(sort);
    restart();
}

void RecordView::update(const table::Database& db, std::uint64_t generation) {
    if (db_ != &db || generation_ != generation) {
        db_ = &db;
        generation_ = generation;
        rows_.clear();
        has_rows_ = false;
        ++revision_;
        restart();
        table_version_ = db.table(table_).version();
        return;
    }
    const table::Table& table = db.table(table_);
    if (table.version() == table_version_) return;
    const bool one_step = table.version() == table_version_ + 1;
    table_version_ = table.version();
    const table::TableChanges* last = one_step ? db.last_changes().of(table_) : nullptr;
    if (phase_ == Phase::ready && last != nullptr &&
        last->inserted.size() + last->erased.size() + last->cells.size() <= kFewRows) {
        work_in(*last);
    } else {
        restart();
    }
}

void RecordView::restart() {
    phase_ = Phase::filter;
    at_ = 0;
    candidates_ = {};
    sorter_.reset();
    column_filters_.clear();
}

void RecordView::prepare_filters() {
    column_filters_.clear();
    for (const auto& [field, filter] : filters_) {
        column_filters_.emplace_back(db_->table(table_), field, filter);
    }
}

bool RecordView::found_by_search(Row row) const {
    const table::Table& table = db_->table(table_);
    std::vector<std::string_view> texts;
    for (const table::FieldId field : search_fields_) {
        if (table.field(field).storage != table::Storage::number) texts.push_back(table.text(row, field));
    }
    return search_->matches(texts);
}

bool RecordView::passes(Row row) {
    const table::Table& table = db_->table(table_);
    if (!table.is_live(row) || (base_ && !base_(table, row))) return false;
    for (query::ColumnFilter& filter : column_filters_) {
        if (!filter.matches(row)) return false;
    }
    return !search_ || found_by_search(row);
}

bool RecordView::step(std::size_t work) {
    if (db_ == nullptr) return true;
    const table::Table& table = db_->table(table_);
    if (phase_ == Phase::filter) {
        if (at_ == 0) {
            candidates_ = table.live();
            prepare_filters();
        }
        const auto slots = static_cast<Row>(table.slots());
        while (at_ < slots && work > 0) {
            const Row to = std::min(slots, at_ + kSlice);
            for (query::ColumnFilter& filter : column_filters_) filter.narrow(candidates_, at_, to);
            if (base_ || search_) {
                candidates_.for_each(at_, to, [&](Row row) {
                    if ((base_ && !base_(table, row)) || (search_ && !found_by_search(row)))
                        candidates_.reset(row);
                });
            }
            work -= std::min<std::size_t>(work, to - at_);
            at_ = to;
        }
        if (at_ < slots) return false;
        std::vector<Row> rows;
        rows.reserve(candidates_.count());
        candidates_.for_each([&](Row row) { rows.push_back(row); });
        sorter_.emplace(table, sort_, std::move(rows));
        phase_ = Phase::sort;
    }
    if (phase_ == Phase::sort) {
        if (!sorter_->step(std::max<std::size_t>(work, 1024))) return false;
        rows_ = sorter_->take();
        sorter_.reset();
        candidates_ = {};
        has_rows_ = true;
        ++revision_;
        phase_ = Phase::ready;
    }
    return true;
}

void RecordView::work_in(const table::TableChanges& changes) {
    std::vector<Row> touched = changes.inserted;
    touched.insert(touched.end(), changes.erased.begin(), changes.erased.end());
    for (const table::CellChange& cell : changes.cells) touched.push_back(cell.row);
    std::sort(touched.begin(), touched.end());
    touched.erase(std::unique(touched.begin(), touched.end()), touched.end());

    const auto is_touched = [&](Row row) { return std::binary_search(touched.begin(), touched.end(), row); };
    rows_.erase(std::remove_if(rows_.begin(), rows_.end(), is_touched), rows_.end());
    prepare_filters();  // dictionaries may have new texts
    const table::Table& table = db_->table(table_);
    for (const Row row : touched) {
        if (!passes(row)) continue;
        const auto place = std::upper_bound(rows_.begin(), rows_.end(), row, [&](Row a, Row b) {
            const int order = query::compare_rows(table, sort_, a, b);
            return order != 0 ? order < 0 : a < b;
        });
        rows_.insert(place, row);
    }
    ++revision_;
}

float RecordView::progress() const {
    if (phase_ == Phase::ready || db_ == nullptr) return 1;
    if (phase_ == Phase::sort) return 0.3f + 0.7f * sorter_->progress();
    const auto slots = static_cast<float>(std::max<std::size_t>(1, db_->table(table_).slots()));
    return 0.3f * static_cast<float>(at_) / slots;
}

std::optional<std::size_t> RecordView::position_of(Row row) const {
    const auto found = std::find(rows_.begin(), rows_.end(), row);
    if (found == rows_.end()) return std::nullopt;
    return static_cast<std::size_t>(found - rows_.begin());
}

}  // namespace segments::app
