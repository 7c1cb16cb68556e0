#include "app/view/record_view.h"

#include <algorithm>

namespace segments::app {
namespace {

using table::Row;

// More changed rows than this and a rebuild is cheaper than finding each one's place.
constexpr std::size_t kFewRows = 256;
// Rows per look at the work left; a multiple of 64. What is computed, or searched for, costs more for each
// row.
constexpr Row kSlice = 8192, kSlowSlice = 512;
constexpr std::size_t kSlowRow = kSlice / kSlowSlice;

}  // namespace

RecordView::RecordView(table::TableId table, std::vector<ListColumn> columns)
    : table_(table), columns_(std::move(columns)) {}

void RecordView::set_base(ListBase base) {
    if (base.key == base_.key && base.equals == base_.equals &&
        static_cast<bool>(base.accepts) == static_cast<bool>(base_.accepts))
        return;
    base_ = std::move(base);
    restart();
}

void RecordView::set_filter(std::size_t column, filter::Filter filter) {
    if (filter.empty()) {
        if (filters_.erase(column) == 0) return;
    } else {
        filters_.insert_or_assign(column, std::move(filter));
    }
    restart();
}

void RecordView::clear_filters() {
    if (filters_.empty()) return;
    filters_.clear();
    restart();
}

void RecordView::set_search(std::string text, std::vector<std::size_t> columns,
                            const filter::Locale& locale) {
    // Numbers and dates are only looked at for what has a digit in it: writing them down takes time.
    const bool has_digit = std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!has_digit) {
        std::erase_if(columns, [&](std::size_t column) {
            const filter::ValueType type = columns_[column].def.type;
            return !columns_[column].textual() && type != filter::ValueType::option;
        });
    }
    search_locale_ = &locale;
    if (text == search_text_ && (columns == search_columns_ || text.empty())) return;
    search_text_ = std::move(text);
    search_columns_ = std::move(columns);
    search_.reset();
    if (!search_text_.empty()) search_.emplace(search_text_);
    restart();
}

void RecordView::set_sort(std::vector<SortColumn> sort) {
    if (sort == sort_) return;
    sort_ = std::move(sort);
    restart();
}

std::uint64_t RecordView::version_of_computed() const {
    std::uint64_t version = 0;
    const auto add = [&](std::size_t column) { version += app::version_of_computed(columns_[column], *db_); };
    for (const auto& [column, filter] : filters_) add(column);
    for (const SortColumn& sort : sort_) add(sort.column);
    if (search_) {
        for (const std::size_t column : search_columns_) add(column);
    }
    return version;
}

void RecordView::update(const table::Database& db, std::uint64_t generation) {
    if (db_ != &db || generation_ != generation) {
        db_ = &db;
        generation_ = generation;
        rows_.clear();
        members_ = {};
        has_rows_ = false;
        ++revision_;
        restart();
        return;
    }
    const table::Table& table = db.table(table_);
    // Columns that weren't used when the versions were noted restarted the list when they came into use.
    if (version_of_computed() != computed_version_) return restart();
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
    collected_ = {};
    sorter_.reset();
    field_filters_.clear();
    computed_filters_.clear();
    if (db_ == nullptr) return;
    table_version_ = db_->table(table_).version();
    computed_version_ = version_of_computed();
}

void RecordView::prepare() {
    const table::Table& table = db_->table(table_);
    field_filters_.clear();
    computed_filters_.clear();
    for (const auto& [column, filter] : filters_) {
        if (is_computed(column))
            computed_filters_.push_back({column, filter});
        else
            field_filters_.emplace_back(table, columns_[column].def.id, filter);
    }
    conditions_.clear();
    impossible_ = false;
    for (const FieldEquals& equals : base_.equals) {
        if (table.field(equals.field).storage != table::Storage::dictionary) {
            conditions_.push_back({equals.field, equals.number});
        } else if (const auto code = table.dictionary(equals.field).find(equals.text)) {
            conditions_.push_back({equals.field, *code});
        } else {
            impossible_ = true;
        }
    }
}

bool RecordView::found_by_search(Row row) const {
    std::vector<std::string> buffers(search_columns_.size());
    std::vector<std::string_view> texts(search_columns_.size());
    for (std::size_t i = 0; i < search_columns_.size(); ++i) {
        const ListColumn& column = columns_[search_columns_[i]];
        if (column.textual()) {
            texts[i] = text_of(column, *db_, table_, row, buffers[i]);
        } else {
            buffers[i] = shown_text(column, *db_, table_, row, *search_locale_);
            texts[i] = buffers[i];
        }
    }
    return search_->matches(texts);
}

bool RecordView::passes_slow(Row row) const {
    for (const ComputedFilter& each : computed_filters_) {
        const ListColumn& column = columns_[each.column];
        std::string buffer;
        const bool fits = column.textual() ? each.filter.matches(text_of(column, *db_, table_, row, buffer))
                                           : each.filter.matches(number_of(column, *db_, table_, row));
        if (!fits) return false;
    }
    return !search_ || found_by_search(row);
}

bool RecordView::in_base(Row row) const {
    const table::Table& table = db_->table(table_);
    if (impossible_ || !table.is_live(row)) return false;
    for (const Condition& condition : conditions_) {
        if (table.number(row, condition.field) != condition.raw) return false;
    }
    return !base_.accepts || base_.accepts(table, row);
}

bool RecordView::passes(Row row) {
    if (!in_base(row)) return false;
    for (query::ColumnFilter& filter : field_filters_) {
        if (!filter.matches(row)) return false;
    }
    return passes_slow(row);
}

void RecordView::filter_slice(Row to) {
    const table::Table& table = db_->table(table_);
    for (const Condition& condition : conditions_) {
        candidates_.for_each(at_, to, [&](Row row) {
            if (table.number(row, condition.field) != condition.raw) candidates_.reset(row);
        });
    }
    if (base_.accepts) {
        candidates_.for_each(at_, to, [&](Row row) {
            if (!base_.accepts(table, row)) candidates_.reset(row);
        });
    }
    for (query::ColumnFilter& filter : field_filters_) filter.narrow(candidates_, at_, to);
}

bool RecordView::step(std::size_t work) {
    if (db_ == nullptr) return true;
    const table::Table& table = db_->table(table_);
    const auto slots = static_cast<Row>(table.slots());
    if (phase_ == Phase::filter) {
        if (at_ == 0) {
            prepare();
            candidates_ = impossible_ ? table::Bitmap(table.slots()) : table.live();
        }
        const bool slow = search_ || !computed_filters_.empty();
        while (at_ < slots && work > 0) {
            const Row to = std::min(slots, at_ + (slow ? kSlowSlice : kSlice));
            filter_slice(to);
            std::size_t cost = to - at_;
            if (slow) {
                candidates_.for_each(at_, to, [&](Row row) {
                    cost += kSlowRow;
                    if (!passes_slow(row)) candidates_.reset(row);
                });
            }
            work -= std::min(work, cost);
            at_ = to;
        }
        if (at_ < slots) return false;
        at_ = 0;
        phase_ = Phase::collect;
    }
    if (phase_ == Phase::collect) {
        if (at_ == 0) collected_.reserve(candidates_.count());
        while (at_ < slots && work > 0) {
            const Row to = std::min(slots, at_ + kSlice);
            candidates_.for_each(at_, to, [&](Row row) { collected_.push_back(row); });
            work -= std::min<std::size_t>(work, to - at_);
            at_ = to;
        }
        if (at_ < slots) return false;
        sorter_.emplace(table, sort_fields(), std::move(collected_));
        collected_ = {};
        phase_ = Phase::sort;
    }
    if (phase_ == Phase::sort) {
        if (!sorter_->step(std::max<std::size_t>(work, 1024))) return false;
        rows_ = sorter_->take();
        sorter_.reset();
        members_ = std::move(candidates_);
        candidates_ = {};
        has_rows_ = true;
        ++revision_;
        phase_ = Phase::ready;
    }
    return true;
}

std::vector<query::SortField> RecordView::sort_fields() const {
    std::vector<query::SortField> fields;
    for (const SortColumn& sort : sort_) {
        const ListColumn& column = columns_[sort.column];
        query::SortField field{column.def.id, sort.descending};
        if (column.computed) {
            query::RowValue value;
            if (column.textual()) {
                value.text = [computed = column.computed, db = db_](Row row, std::string& buffer) {
                    return computed->text(*db, row, buffer);
                };
            } else {
                value.number = [computed = column.computed, db = db_](Row row) {
                    return computed->number(*db, row);
                };
            }
            field.computed = std::make_shared<const query::RowValue>(std::move(value));
        }
        fields.push_back(std::move(field));
    }
    return fields;
}

void RecordView::work_in(const table::TableChanges& changes) {
    std::vector<Row> touched(changes.inserted.begin(), changes.inserted.end());
    touched.insert(touched.end(), changes.erased.begin(), changes.erased.end());
    for (const table::CellChange& cell : changes.cells) touched.push_back(cell.row);
    if (touched.empty()) return;
    std::sort(touched.begin(), touched.end());
    touched.erase(std::unique(touched.begin(), touched.end()), touched.end());

    prepare();  // dictionaries may have new texts
    const table::Table& table = db_->table(table_);
    if (members_.size() < table.slots()) members_.resize(table.slots());
    const Row least = touched.front(), most = touched.back();
    const auto is_touched = [&](Row row) {
        return row >= least && row <= most && std::binary_search(touched.begin(), touched.end(), row);
    };
    rows_.erase(std::remove_if(rows_.begin(), rows_.end(), is_touched), rows_.end());
    const std::vector<query::SortField> order = sort_fields();
    for (const Row row : touched) {
        const bool listed = passes(row);
        members_.assign(row, listed);
        if (!listed) continue;
        const auto place = std::upper_bound(rows_.begin(), rows_.end(), row, [&](Row a, Row b) {
            const int difference = query::compare_rows(table, order, a, b);
            return difference != 0 ? difference < 0 : a < b;
        });
        rows_.insert(place, row);
    }
    ++revision_;
}

float RecordView::progress() const {
    if (phase_ == Phase::ready || db_ == nullptr) return 1;
    if (phase_ == Phase::sort) return 0.3f + 0.7f * sorter_->progress();
    if (phase_ == Phase::collect) return 0.3f;
    const auto slots = static_cast<float>(std::max<std::size_t>(1, db_->table(table_).slots()));
    return 0.3f * static_cast<float>(at_) / slots;
}

std::optional<std::size_t> RecordView::position_of(Row row) const {
    const auto found = std::find(rows_.begin(), rows_.end(), row);
    if (found == rows_.end()) return std::nullopt;
    return static_cast<std::size_t>(found - rows_.begin());
}

}  // namespace segments::app
