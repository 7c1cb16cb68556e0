#include "core/table/block_insert.h"

#include <algorithm>
#include <span>
#include <utility>

#include "core/base/tr.h"

namespace segments::table {
namespace {

// What a step may do: so many additions to an index. One that grows moves sixteen others with each, and they
// take most of a millisecond then.
constexpr std::size_t kWork = 512;
// Values of a column that are read, and that are stored, in the time of one.
constexpr std::size_t kRead = 16, kStored = 64;

}  // namespace

BlockInsert::BlockInsert(Transaction& tx, const Table& table, ByteReader in, std::size_t rows)
    : tx_(tx), table_(table), in_(in), rows_(rows) {}

Result<bool> BlockInsert::step() {
    for (work_ = kWork; work_ > 0;) {
        const Result<bool> done = (this->*stage_)();
        if (!done || *done) return done;
    }
    return false;
}

Result<bool> BlockInsert::begin() {
    fields_ = in_.u8();
    columns_.reserve(fields_);
    stage_ = fields_ > 0 ? &BlockInsert::read_field : &BlockInsert::prepare;
    return false;
}

Result<bool> BlockInsert::read_field() {
    const FieldId field = in_.u8();
    if (field >= table_.def().fields.size())
        return damaged(table_, tr("it has a field that this version doesn't know"));
    DecodedColumn column;
    if (!decode_column(in_, textual(table_, field), rows_, column))
        return damaged(table_, tr("a column is malformed"));
    spend(rows_ / kRead + 1);
    columns_.emplace_back(field, RawColumn());
    values_.emplace(table_.def().id, field, std::move(column));
    stage_ = &BlockInsert::intern;
    return false;
}

Result<bool> BlockInsert::intern() {
    if (!values_->step(tx_, work_)) return false;
    columns_.back().second = values_->take();
    stage_ = columns_.size() < fields_ ? &BlockInsert::read_field : &BlockInsert::prepare;
    return false;
}

Result<bool> BlockInsert::prepare() {
    if (!in_.ok() || !in_.at_end()) return damaged(table_, tr("its end is malformed"));
    if (choose) rows_ = choose(table_, columns_, rows_);
    if (rows_ == 0) return true;
    prepared_ = tx_.prepare(table_.def().id, rows_);
    at_ = 0;
    stage_ = &BlockInsert::fill;
    return false;
}

Result<bool> BlockInsert::fill() {
    for (; at_ < columns_.size() && work_ > 0; ++at_) {
        tx_.set_prepared(table_.def().id, prepared_, columns_[at_].first, columns_[at_].second);
        spend(rows_ / kStored + 1);
    }
    if (at_ < columns_.size()) return false;
    at_ = 0;
    stage_ = &BlockInsert::publish;
    return false;
}

Result<bool> BlockInsert::publish() {
    const std::size_t count = std::min(prepared_.size() - at_, work_);
    spend(count);
    if (!tx_.publish(table_.def().id, std::span(prepared_).subspan(at_, count)))
        return damaged(table_, tr("it adds a record that is there already"));
    at_ += count;
    return at_ == prepared_.size();
}

}  // namespace segments::table
