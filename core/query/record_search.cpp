#include "core/query/record_search.h"

#include <algorithm>
#include <utility>

#include "core/base/text.h"

namespace segments::query {

using table::Row;
using table::Table;

RecordSearch::RecordSearch(const table::Database& db, std::vector<SearchedTable> tables, std::size_t most)
    : db_(&db), tables_(std::move(tables)), most_(most) {
    at_table_ = tables_.size();
}

void RecordSearch::look_for(std::string_view typed) {
    typed = trim_blanks(typed);
    folded_ = fold_case(typed);
    search_ = filter::QuickSearch(typed);
    restart();
}

void RecordSearch::restart() {
    version_ = db_->version();
    hits_.clear();
    at_ = 0;
    at_table_ = folded_.empty() ? tables_.size() : 0;
}

bool RecordSearch::step(std::size_t rows) {
    if (db_->busy()) return done();
    if (version_ != db_->version()) restart();
    for (; rows > 0 && !at_end(); --rows) {
        const SearchedTable& searched = tables_[at_table_];
        const Table& table = db_->table(searched.table);
        at_ = table.live().next(at_);
        if (at_ == table::kNoRow) {
            ++at_table_;
            at_ = 0;
            continue;
        }
        if (const std::optional<int> rank = this->rank(table, searched, at_)) {
            const auto worse = [&](const Hit& hit) { return hit.rank > *rank; };
            const auto place = std::find_if(hits_.begin(), hits_.end(), worse);
            if (place != hits_.end() || hits_.size() < most_) {
                hits_.insert(place, {*rank, {searched.table, at_}});
                if (hits_.size() > most_) hits_.pop_back();
            }
        }
        ++at_;
    }
    return done();
}

std::optional<int> RecordSearch::rank(const Table& table, const SearchedTable& searched, Row row) {
    texts_.clear();
    for (const table::FieldId field : searched.fields) texts_.push_back(table.text(row, field));
    if (!search_.matches(texts_)) return std::nullopt;
    int best = 2;
    for (std::size_t i = 0; i < std::min<std::size_t>(2, texts_.size()); ++i) {
        const std::string folded = fold_case(texts_[i]);
        if (folded == folded_) return 0;
        if (folded.starts_with(folded_)) best = 1;
    }
    return best;
}

std::vector<FoundRecord> RecordSearch::found() const {
    std::vector<FoundRecord> records;
    if (version_ != db_->version()) return records;
    for (const Hit& hit : hits_) records.push_back(hit.record);
    return records;
}

}  // namespace segments::query
