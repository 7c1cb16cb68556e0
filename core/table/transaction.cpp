#include "core/table/transaction.h"

#include <algorithm>
#include <array>
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
    std::array<std::int64_t, 4> key{};
    const std::size_t parts = t.def().key_fields;
    assert(rows.empty() || rows[0] == unpublished_[published_]);
    const std::size_t end = published_ + rows.size();
    for (const Row row : rows) {
        for (std::size_t i = 0; i < parts; ++i) key[i] = t.columns_[i].get(row);
        if (t.find_raw(std::span<const std::int64_t>(key.data(), parts)) != kNoRow) break;
        t.make_live(row);
        changes.inserted.push_back(row);
        mark(changes.inserted_set, row, t.slots());
        ++published_;
    }
    const bool all = published_ == end;
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

void Transaction::rollback() {
    if (db_ == nullptr) return;
    if (!unpublished_.empty()) release_unpublished();
    for (TableChanges& changes : changes_.tables) {
        Table& t = mutable_table(changes.table);
        for (const Row row : changes.inserted) {
            if (t.is_live(row)) t.make_dead(row);
        }
        for (auto cell = changes.cells.rbegin(); cell != changes.cells.rend(); ++cell) {
            t.columns_[cell->field].set(cell->row, cell->before);
        }
        for (const Row row : changes.erased) t.make_live(row);
        t.release(std::move(changes.inserted));
        ++t.version_;
    }
    db_->busy_ = false;
    db_ = nullptr;
}

void Transaction::close(Database& db, const ChangeList& changes) {
    for (const TableChanges& table : changes.tables) {
        Table& t = *db.tables_[table.table];
        std::vector<Row> dead = table.erased;
        for (const Row row : table.inserted) {
            if (!t.is_live(row)) dead.push_back(row);
        }
        t.release(std::move(dead));
    }
    db.busy_ = false;
}

}  // namespace segments::table
