// Turns a finished transaction into bytes, in slices: the journal record (what to do to repeat the change)
// and the undo record (what to do to take it back). Both are sequences of blocks; applying the undo record in
// a transaction of its own gives, by the same way, the redo record.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/table/cell_overrides.h"
#include "core/table/transaction.h"

namespace segments::table {

class Commit {
  public:
    // Finishes the transaction: from here on the change is visible and final in memory.
    explicit Commit(Transaction&& tx);
    Commit(Commit&&) noexcept;
    Commit& operator=(Commit&&) = delete;
    ~Commit();

    // Encodes about `rows` rows more; true when all is encoded and the database is free again.
    bool step(std::size_t rows);
    void run() {
        while (!step(kAll)) {
        }
    }

    bool empty() const { return empty_; }
    const std::string& label() const { return changes_.label; }
    // Share of the work done, 0..1.
    float progress() const;

    // Blocks ready so far; the caller may move them out between steps.
    std::vector<std::string> journal;
    std::vector<std::string> undo;

    static constexpr std::size_t kAll = Transaction::kAll;

  private:
    struct Task {
        enum class Kind : std::uint8_t { erase, insert, update } kind;
        TableId table;
        FieldId field;
        std::deque<Row> rows;
        std::deque<std::int64_t> before;  // update
    };
    // What is known of the tasks while the changes are gone through.
    struct Planning {
        std::vector<Task> inserts, updates;
        std::size_t table = 0;  // index into changes_.tables
        // Of this table:
        std::size_t cell = 0, inserted = 0, erased = 0;  // so many of its changes were looked at
        struct Field {
            Bitmap seen;  // rows
            std::deque<Row> rows;
            std::deque<std::int64_t> before;
        };
        std::vector<Field> by_field;
        std::deque<Row> inserted_rows, erased_rows;

        void next_table() {
            ++table;
            cell = inserted = erased = 0;
            by_field.clear();
            inserted_rows.clear();
            erased_rows.clear();
        }
    };
    // Goes through so many changes more; true when all tasks are known.
    bool plan(std::size_t items);
    void plan_cell(const Table& table, const CellChange& cell);
    std::size_t block_rows(const Task& task) const;
    void encode(const Task& task, std::size_t from, std::size_t to);

    Database* db_;
    ChangeList changes_;
    std::vector<CellOverrides> overrides_;  // per entry of changes_.tables
    std::vector<Task> tasks_;
    std::size_t task_ = 0, at_ = 0;
    std::size_t done_rows_ = 0, all_rows_ = 0;
    // Undo must run the other way round: inserted rows go first, erased ones come back, cells last.
    std::vector<std::string> undo_deletes_, undo_inserts_, undo_updates_;
    std::optional<Planning> planning_;  // until the tasks are known
    bool finished_ = false, empty_ = false;
};

}  // namespace segments::table
