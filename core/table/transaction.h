// The only way to change a database. A transaction changes the tables in place and remembers what was there
// before; it is committed whole or leaves no trace.
//
//     Transaction tx(db, "Add contact");
//     const Row row = tx.insert(contact::kTable, {"CT000001"});
//     tx.set_text(contact::kTable, row, contact::kName, "Ann Lee");
//     Commit commit = std::move(tx).commit();      // encodes journal record and undo record, in slices
//     while (!commit.step(5000)) {}
//
// Destroying an uncommitted transaction rolls it back.
#pragma once

#include <initializer_list>
#include <string>
#include <vector>

#include "core/table/change_list.h"
#include "core/table/database.h"

namespace segments::table {

class Transaction {
  public:
    // REQUIRES: !db.busy().
    Transaction(Database& db, std::string label);
    ~Transaction();
    Transaction(Transaction&& other) noexcept;
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    const Database& db() const { return *db_; }
    Database& mutable_db() { return *db_; }
    const Table& table(TableId id) const { return db_->table(id); }
    void set_label(std::string label) { changes_.label = std::move(label); }

    // A new row with this key and default values; kNoRow if the key is taken.
    Row insert(TableId table, Key key);
    Row insert(TableId table, std::initializer_list<KeyPart> key) {
        return insert(table, Key(key.begin(), key.size()));
    }

    // Bulk insertion: `count` rows with default values that aren't live yet; fill their key fields and others
    // by set_raw, then publish() them, all at once or some after the others in their order. Returns false and
    // publishes none from the first taken key on.
    std::vector<Row> prepare(TableId table, std::size_t count);
    bool publish(TableId table, std::span<const Row> rows);
    // Sets a field of prepared rows, one raw value per row: many times as fast as one by one.
    void set_prepared(TableId table, std::span<const Row> rows, FieldId field,
                      std::span<const std::int64_t> raws);

    // Changes a cell; nothing happens if it holds the value already. Key fields of published rows can't be
    // changed.
    void set_text(TableId table, Row row, FieldId field, std::string_view value);
    void set_number(TableId table, Row row, FieldId field, std::int64_t value);
    void set_flag(TableId table, Row row, FieldId field, bool value) {
        set_number(table, row, field, value ? 1 : 0);
    }
    // Raw value: a number, or a code / handle obtained by intern(), or from the same field of the table.
    void set_raw(TableId table, Row row, FieldId field, std::int64_t raw);
    std::int64_t intern(TableId table, FieldId field, std::string_view text);
    // The same for many texts, appended to `raws`.
    void intern(TableId table, FieldId field, std::span<const std::string_view> texts,
                std::vector<std::int64_t>& raws);

    void erase(TableId table, Row row);

    bool empty() const { return changes_.empty(); }
    const ChangeList& changes() const { return changes_; }

    // Makes the changes final (see Database::last_changes). The database stays busy until the returned
    // object has encoded them (class Commit in commit.h) or close() was called.
    ChangeList finish() &&;
    void rollback() { roll_back_some(kAll); }
    // Takes about so many changes back; true when all are, and the database is free again. Until then it may
    // only be called again.
    bool roll_back_some(std::size_t changes);

    // Ends a finished change list: its erased rows may be used again, and the database is free again.
    static void close(Database& db, ChangeList changes) { close_some(db, changes, kAll); }
    // The same for about so many of its rows, which are taken out of it; true when that was all.
    static bool close_some(Database& db, ChangeList& changes, std::size_t rows);

    static constexpr std::size_t kAll = ~std::size_t{0};

  private:
    TableChanges& changes_of(TableId table);
    void release_unpublished();
    Table& mutable_table(TableId id) {
        Table& table = *db_->tables_[id];
        ++table.touched_;
        return table;
    }

    Database* db_;
    ChangeList changes_;
    std::vector<Row> unpublished_;  // what was prepared, from published_ on
    std::size_t published_ = 0;
    TableId unpublished_table_ = 0;
};

}  // namespace segments::table
