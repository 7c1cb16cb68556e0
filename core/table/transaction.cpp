#include "core/table/transaction.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace segments::table {
namespace {

// Changes of more rows than this aren't remembered for views.
constexpr std::size_t kRememberedRows = 1000;

void mark(Bitmap& set, Row row, std::size_t slots) {
    if (row >= set.size()) set.resize(std::max<std::size_t>(slots, row + 1));
    set.set(row);
}

}  // namespace

Transaction::Transaction(Database& db, std::string label) : db_(&db) {
    assert(!db.busy_ && "one transaction at a time");
    db.busy_ = true;
    changes_.label = std::move(label);
}

Transaction::Transaction(Transaction&& other) noexcept
    : db_(other.db_),
      changes_(std::move(other.changes_)),
      unpublished_(std::move(other.unpublished_)),
      published_(other.published_),
      unpublished_table_(other.unpublished_table_) {
    other.db_ = nullptr;
}

Transaction::~Transaction() {
    rollback();
}

TableChanges& Transaction::changes_of(TableId table) {
    for (TableChanges& changes : changes_.tables) {
        if (changes.table == table) return changes;
    }
    changes_.tables.emplace_back();
    changes_.tables.back().table = table;
    return changes_.tables.back();
}

Row Transaction::insert(TableId table, Key key) {
    Table& t = mutable_table(table);
    assert(key.size() == t.def().key_fields);
    if (t.find(key) != kNoRow) return kNoRow;
    const std::vector<Row> rows = prepare(table, 1);
    for (std::size_t i = 0; i < key.size(); ++i) {
        const auto field = static_cast<FieldId>(i);
        const std::int64_t raw = t.dictionaries_[i] != nullptr ? t.raw_of(field, key[i].text) : key[i].number;
        t.columns_[i].set(rows[0], raw);
    }
    publish(table, rows);
    return rows[0];
}

std::vector<Row> Transaction::prepare(TableId table, std::size_t count) {
    assert(unpublished_.empty() && "publish what was prepared before");
    std::vector<Row> rows;
    mutable_table(table).allocate(count, rows);
    unpublished_ = rows;
    unpublished_table_ = table;
    return rows;
}

bool Transaction::publish(TableId table, std::span<const Row> rows) {
    Table& t = mutable_table(table);
    TableChanges& changes = changes_of(table);
    assert(rows.empty() || rows[0] == unpublished_[published_]);
    const std::size_t live = t.make_live(rows);
    const bool all = live == rows.size();
    for (const Row row : rows.first(live)) mark(changes.inserted_set, row, t.slots());
    changes.inserted.insert(changes.inserted.end(), rows.begin(),
                            rows.begin() + static_cast<std::ptrdiff_t>(live));
    published_ += live;
    if (!all) release_unpublished();
    if (published_ == unpublished_.size()) {
        unpublished_.clear();
        published_ = 0;
    }
    return all;
}

void Transaction::release_unpublished() {
    Table& t = mutable_table(unpublished_table_);
    unpublished_.erase(unpublished_.begin(), unpublished_.begin() + static_cast<std::ptrdiff_t>(published_));
    t.release(std::exchange(unpublished_, {}));
    published_ = 0;
}

void Transaction::set_prepared(TableId table, std::span<const Row> rows, FieldId field,
                               std::span<const std::int64_t> raws) {
    assert(unpublished_table_ == table && rows.size() == raws.size());
    mutable_table(table).columns_[field].set(rows, raws);
}

void Transaction::set_text(TableId table, Row row, FieldId field, std::string_view value) {
    Table& t = mutable_table(table);
    if (t.text(row, field) == value) return;
    set_raw(table, row, field, t.raw_of(field, value));
}

void Transaction::set_number(TableId table, Row row, FieldId field, std::int64_t value) {
    assert(db_->table(table).field(field).storage == Storage::number);
    set_raw(table, row, field, value);
}

std::int64_t Transaction::intern(TableId table, FieldId field, std::string_view text) {
    return mutable_table(table).raw_of(field, text);
}

void Transaction::intern(TableId table, FieldId field, std::span<const std::string_view> texts,
                         std::vector<std::int64_t>& raws) {
    mutable_table(table).raws_of(field, texts, raws);
}

void Transaction::set_raw(TableId table, Row row, FieldId field, std::int64_t raw) {
    Table& t = mutable_table(table);
    NumberColumn& column = t.columns_[field];
    const std::int64_t before = column.get(row);
    if (before == raw) return;
    if (t.is_live(row)) {
        assert(field >= t.def().key_fields && "keys of rows don't change");
        TableChanges& changes = changes_of(table);
        if (!changes.inserted_set.test(row)) changes.cells.push_back({row, field, before});
    }
    column.set(row, raw);
}

void Transaction::erase(TableId table, Row row) {
    Table& t = mutable_table(table);
    assert(t.is_live(row));
    t.make_dead(row);
    TableChanges& changes = changes_of(table);
    if (!changes.inserted_set.test(row)) changes.erased.push_back(row);
}

ChangeList Transaction::finish() && {
    for (const TableChanges& changes : changes_.tables) {
        if (!changes.empty()) ++mutable_table(changes.table).version_;
    }
    ++db_->version_;
    db_->last_changes_ = {changes_.label, {}};
    for (const TableChanges& changes : changes_.tables) {
        if (changes.inserted.size() + changes.erased.size() + changes.cells.size() > kRememberedRows)
            continue;
        db_->last_changes_.tables.push_back(changes);
    }
    db_ = nullptr;
    return std::move(changes_);
}

bool Transaction::roll_back_some(std::size_t changes) {
    if (db_ == nullptr) return true;
    if (!unpublished_.empty()) release_unpublished();
    for (auto& tables = changes_.tables; !tables.empty(); tables.pop_back()) {
        Table& t = mutable_table(tables.back().table);
        auto& [id, inserted, inserted_set, erased, cells] = tables.back();
        // In this order: an erased row may come back to a key that an inserted one has taken.
        std::vector<Row> gone;
        for (; !inserted.empty() && changes > 0; inserted.pop_back(), --changes) {
            if (t.is_live(inserted.back())) t.make_dead(inserted.back());
            gone.push_back(inserted.back());
        }
        t.release(std::move(gone));
        for (; !cells.empty() && changes > 0; cells.pop_back(), --changes)
            t.columns_[cells.back().field].set(cells.back().row, cells.back().before);
        for (; !erased.empty() && changes > 0; erased.pop_back(), --changes) t.make_live(erased.back());
        if (!tables.back().empty()) return false;
        ++t.version_;
    }
    db_->busy_ = false;
    db_ = nullptr;
    return true;
}

bool Transaction::close_some(Database& db, ChangeList& changes, std::size_t rows) {
    for (auto& tables = changes.tables; !tables.empty(); tables.pop_back()) {
        Table& t = *db.tables_[tables.back().table];
        auto& [id, inserted, inserted_set, erased, cells] = tables.back();
        std::vector<Row> dead;
        for (; !inserted.empty() && rows > 0; inserted.pop_back(), --rows)
            if (!t.is_live(inserted.back())) dead.push_back(inserted.back());
        for (; !erased.empty() && rows > 0; erased.pop_back(), --rows) dead.push_back(erased.back());
        t.release(std::move(dead));
        if (!inserted.empty() || !erased.empty()) return false;
    }
    db.busy_ = false;
    return true;
}

}  // namespace segments::table
