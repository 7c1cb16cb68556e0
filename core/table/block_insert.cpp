#include "core/table/block_insert.h"

#include <algorithm>
#include <span>
#include <utility>

#include "core/base/tr.h"

namespace segments::table {
namespace {

// In one step. An addition to an index that grows moves sixteen others.
constexpr std::size_t kTexts = 256, kPublished = 128, kFilled = 8;

}  // namespace

BlockInsert::BlockInsert(Transaction& tx, const Table& table, ByteReader in, std::size_t rows)
    : tx_(tx), table_(table), in_(in), rows_(rows) {}

Result<bool> BlockInsert::step() {
    return (this->*stage_)();
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
    columns_.emplace_back(field, RawColumn());
    values_.emplace(table_.def().id, field, std::move(column));
    stage_ = &BlockInsert::intern;
    return false;
}

Result<bool> BlockInsert::intern() {
    if (!values_->step(tx_, kTexts)) return false;
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
    const std::size_t end = std::min(columns_.size(), at_ + kFilled);
    for (; at_ < end; ++at_)
        tx_.set_prepared(table_.def().id, prepared_, columns_[at_].first, columns_[at_].second);
    if (at_ < columns_.size()) return false;
    at_ = 0;
    stage_ = &BlockInsert::publish;
    return false;
}

Result<bool> BlockInsert::publish() {
    const std::size_t count = std::min(prepared_.size() - at_, kPublished);
    if (!tx_.publish(table_.def().id, std::span(prepared_).subspan(at_, count)))
        return damaged(table_, tr("it adds a record that is there already"));
    at_ += count;
    return at_ == prepared_.size();
}

}  // namespace segments::table
