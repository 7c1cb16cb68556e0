#include "core/table/column_values.h"

#include <algorithm>
#include <span>

namespace segments::table {

ColumnValues::ColumnValues(TableId table, FieldId field, DecodedColumn column)
    : table_(table), field_(field), column_(std::move(column)), raws_(std::move(column_.numbers)) {}

bool ColumnValues::step(Transaction& tx, std::size_t& texts) {
    const bool few = !column_.dictionary.empty();
    const std::vector<std::string_view>& all = few ? column_.dictionary : column_.texts;
    RawColumn& codes = few ? codes_ : raws_;
    if (at_ == 0) codes.reserve(codes.size() + all.size());
    const std::size_t end = at_ + std::min(all.size() - at_, texts);
    if (at_ < end) tx.intern(table_, field_, std::span(all).subspan(at_, end - at_), codes);
    texts -= end - at_;
    at_ = end;
    if (at_ < all.size()) return false;
    if (few) {
        raws_.resize(column_.index.size());
        for (std::size_t i = 0; i < raws_.size(); ++i) raws_[i] = codes_[column_.index[i]];
    }
    return true;
}

}  // namespace segments::table
