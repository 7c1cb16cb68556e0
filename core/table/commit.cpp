#include "core/table/commit.h"

#include <algorithm>
#include <cassert>

#include "core/table/block_codec.h"

namespace segments::table {
namespace {

template <typename T>
void move_to(std::vector<T>& from, std::vector<T>& to) {
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
    from.clear();
}

}  // namespace

Commit::Commit(Transaction&& tx)
    : db_(&tx.mutable_db()), changes_(std::move(tx).finish()), empty_(changes_.empty()) {}

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
      planned_(other.planned_),
      finished_(other.finished_),
      empty_(other.empty_) {
    other.finished_ = true;
}

Commit::~Commit() {
    assert(finished_ && "a commit that isn't encoded would be lost");
}

void Commit::plan() {
    std::vector<Task> inserts, updates;
    for (const TableChanges& changes : changes_.tables) {
        const Table& table = db_->table(changes.table);
        CellOverrides former;
        std::unordered_map<std::uint64_t, bool> seen;
        std::vector<std::pair<std::vector<Row>, std::vector<std::int64_t>>> by_field(
            table.def().fields.size());
        for (const CellChange& cell : changes.cells) {
            if (!table.is_live(cell.row)) {
                former.add(cell);
                continue;
            }
            if (!seen.emplace(CellOverrides::key(cell.row, cell.field), true).second) continue;
            if (table.number(cell.row, cell.field) == cell.before) continue;
            by_field[cell.field].first.push_back(cell.row);
            by_field[cell.field].second.push_back(cell.before);
        }
        overrides_.push_back(std::move(former));
        if (!changes.erased.empty())
            tasks_.push_back({Task::Kind::erase, changes.table, 0, changes.erased, {}});
        std::vector<Row> inserted;
        for (const Row row : changes.inserted) {
            if (table.is_live(row)) inserted.push_back(row);
        }
        if (!inserted.empty())
            inserts.push_back({Task::Kind::insert, changes.table, 0, std::move(inserted), {}});
        for (std::size_t field = 0; field < by_field.size(); ++field) {
            if (by_field[field].first.empty()) continue;
            updates.push_back({Task::Kind::update, changes.table, static_cast<FieldId>(field),
                               std::move(by_field[field].first), std::move(by_field[field].second)});
        }
    }
    move_to(inserts, tasks_);
    move_to(updates, tasks_);
    for (const Task& task : tasks_) all_rows_ += task.rows.size();
    planned_ = true;
}

bool Commit::step(std::size_t rows) {
    if (finished_) return true;
    if (!planned_) plan();
    while (task_ < tasks_.size()) {
        const Task& task = tasks_[task_];
        const std::size_t to = std::min(task.rows.size(), at_ + kBlockRows);
        encode(task, at_, to);
        const std::size_t count = to - at_;
        done_rows_ += count;
        at_ = to;
        if (at_ == task.rows.size()) {
            ++task_;
            at_ = 0;
        }
        if (rows <= count) break;
        rows -= count;
    }
    if (task_ < tasks_.size()) return false;
    move_to(undo_deletes_, undo);
    move_to(undo_inserts_, undo);
    move_to(undo_updates_, undo);
    tasks_.clear();
    Transaction::close(*db_, changes_);
    finished_ = true;
    return true;
}

void Commit::encode(const Task& task, std::size_t from, std::size_t to) {
    const Table& table = db_->table(task.table);
    const std::span<const Row> rows(task.rows.data() + from, to - from);
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
        undo_updates_.push_back(encode_update(
            table, rows, task.field, std::span<const std::int64_t>(task.before.data() + from, rows.size())));
    }
}

float Commit::progress() const {
    return all_rows_ == 0 ? 0.0f : static_cast<float>(done_rows_) / static_cast<float>(all_rows_);
}

}  // namespace segments::table
