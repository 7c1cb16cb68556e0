#include "core/table/commit.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "core/table/block_codec.h"

namespace segments::table {
namespace {

template <typename T>
void move_to(std::vector<T>& from, std::vector<T>& to) {
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
    from.clear();
}

// `factor` times as many rows.
std::size_t times(std::size_t rows, std::size_t factor) {
    return rows > Commit::kAll / factor ? Commit::kAll : rows * factor;
}

}  // namespace

Commit::Commit(Transaction&& tx)
    : db_(&tx.mutable_db()), changes_(std::move(tx).finish()), empty_(changes_.empty()) {
    planning_ = Planning();
}

Commit::Commit(Commit&& other) noexcept
    : journal(std::move(other.journal)),
      undo(std::move(other.undo)),
      db_(other.db_),
      changes_(std::move(other.changes_)),
      overrides_(std::move(other.overrides_)),
      tasks_(std::move(other.tasks_)),
      task_(other.task_),
      at_(other.at_),
      done_rows_(other.done_rows_),
      all_rows_(other.all_rows_),
      undo_deletes_(std::move(other.undo_deletes_)),
      undo_inserts_(std::move(other.undo_inserts_)),
      undo_updates_(std::move(other.undo_updates_)),
      planning_(std::move(other.planning_)),
      finished_(other.finished_),
      empty_(other.empty_) {
    other.finished_ = true;
}

Commit::~Commit() {
    assert(finished_ && "a commit that isn't encoded would be lost");
}

// One table after the other: its cells, then its erased rows, then its inserted ones.
bool Commit::plan(std::size_t items) {
    Planning& plan = *planning_;
    while (plan.table < changes_.tables.size()) {
        const TableChanges& changes = changes_.tables[plan.table];
        const Table& table = db_->table(changes.table);
        if (plan.by_field.empty()) {
            overrides_.emplace_back();
            plan.by_field.resize(table.def().fields.size());
        }
        for (; plan.cell < changes.cells.size(); ++plan.cell, --items) {
            if (items == 0) return false;
            plan_cell(table, changes.cells[plan.cell]);
        }
        for (; plan.inserted < changes.inserted.size(); ++plan.inserted, --items) {
            if (items == 0) return false;
            const Row row = changes.inserted[plan.inserted];
            if (table.is_live(row)) plan.inserted_rows.push_back(row);
        }
        for (; plan.erased < changes.erased.size(); ++plan.erased, --items) {
            if (items == 0) return false;
            plan.erased_rows.push_back(changes.erased[plan.erased]);
        }
        if (!plan.erased_rows.empty())
            tasks_.push_back({Task::Kind::erase, changes.table, 0, std::move(plan.erased_rows), {}});
        if (!plan.inserted_rows.empty())
            plan.inserts.push_back({Task::Kind::insert, changes.table, 0, std::move(plan.inserted_rows), {}});
        for (std::size_t field = 0; field < plan.by_field.size(); ++field) {
            auto& [seen, rows, before] = plan.by_field[field];
            if (rows.empty()) continue;
            plan.updates.push_back({Task::Kind::update, changes.table, static_cast<FieldId>(field),
                                    std::move(rows), std::move(before)});
        }
        plan.next_table();
    }
    move_to(plan.inserts, tasks_);
    move_to(plan.updates, tasks_);
    for (const Task& task : tasks_) all_rows_ += task.rows.size();
    planning_.reset();
    return true;
}

void Commit::plan_cell(const Table& table, const CellChange& cell) {
    if (!table.is_live(cell.row)) return overrides_.back().add(cell);
    auto& [seen, rows, before] = planning_->by_field[cell.field];
    if (seen.size() < table.slots()) seen.resize(table.slots());
    if (seen.test(cell.row)) return;
    seen.set(cell.row);
    if (table.number(cell.row, cell.field) == cell.before) return;
    rows.push_back(cell.row);
    before.push_back(cell.before);
}

bool Commit::step(std::size_t rows) {
    if (finished_) return true;
    if (planning_) {
        // Planning a row is much less than encoding it.
        constexpr std::size_t kPlannedForEncoded = 16;
        if (!plan(times(rows, kPlannedForEncoded))) return false;
    }
    while (task_ < tasks_.size()) {
        Task& task = tasks_[task_];
        const std::size_t to = std::min(task.rows.size(), at_ + block_rows(task));
        encode(task, at_, to);
        const std::size_t count = to - at_;
        done_rows_ += count;
        at_ = to;
        if (at_ == task.rows.size()) {
            // Its memory is needed for what the others become.
            task.rows = {};
            task.before = {};
            ++task_;
            at_ = 0;
        }
        if (rows <= count) break;
        rows -= count;
    }
    if (task_ < tasks_.size()) return false;
    // To close a row is much less than to encode it.
    constexpr std::size_t kClosedForEncoded = 8;
    if (!Transaction::close_some(*db_, changes_, times(rows, kClosedForEncoded))) return false;
    move_to(undo_deletes_, undo);
    move_to(undo_inserts_, undo);
    move_to(undo_updates_, undo);
    tasks_.clear();
    finished_ = true;
    return true;
}

// Of whole rows fewer, the more fields each has: a block is encoded in one go.
std::size_t Commit::block_rows(const Task& task) const {
    constexpr std::size_t kBlockValues = 16 * kBlockRows;
    if (task.kind == Task::Kind::update) return kBlockRows;
    return std::min(kBlockRows, kBlockValues / db_->table(task.table).def().fields.size());
}

void Commit::encode(const Task& task, std::size_t from, std::size_t to) {
    const Table& table = db_->table(task.table);
    const auto first = static_cast<std::ptrdiff_t>(from), last = static_cast<std::ptrdiff_t>(to);
    const std::vector<Row> rows(task.rows.begin() + first, task.rows.begin() + last);
    if (task.kind == Task::Kind::erase) {
        const CellOverrides* former = nullptr;
        for (std::size_t i = 0; i < changes_.tables.size(); ++i) {
            if (changes_.tables[i].table == task.table) former = &overrides_[i];
        }
        journal.push_back(encode_delete(table, rows));
        undo_inserts_.push_back(encode_insert(table, rows, former));
    } else if (task.kind == Task::Kind::insert) {
        journal.push_back(encode_insert(table, rows));
        undo_deletes_.push_back(encode_delete(table, rows));
    } else {
        RawColumn after;
        for (const Row row : rows) after.push_back(table.number(row, task.field));
        journal.push_back(encode_update(table, rows, task.field, after));
        const RawColumn before(task.before.begin() + first, task.before.begin() + last);
        undo_updates_.push_back(encode_update(table, rows, task.field, before));
    }
}

float Commit::progress() const {
    return all_rows_ == 0 ? 0.0f : static_cast<float>(done_rows_) / static_cast<float>(all_rows_);
}

}  // namespace segments::table
