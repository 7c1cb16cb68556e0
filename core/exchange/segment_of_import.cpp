#include "core/exchange/segment_of_import.h"

#include <algorithm>

#include "core/contact/contact_tables.h"
#include "core/filter/filter.h"

namespace segments::exchange {
namespace {

using table::Row;
namespace card = contact::contact;

}  // namespace

bool SegmentOfImport::gather(const table::Database& db, std::size_t rows) {
    const table::Table& contacts = db.table(card::kTable);
    if (at_ == 0) all_.reserve(contacts.size());
    const std::size_t end = std::min(contacts.slots(), at_ + rows);
    contacts.live().for_each(static_cast<Row>(at_), static_cast<Row>(end), [&](Row row) {
        all_.push_back(row);
        const std::string_view no = contacts.text(row, card::kNo);
        // Lists are sorted ignoring case, filters compare upper case.
        intervals_fit_ = intervals_fit_ && std::all_of(no.begin(), no.end(), [](char c) {
                             return static_cast<unsigned char>(c) <= 'Z';
                         });
    });
    at_ = end;
    if (at_ < contacts.slots()) return false;
    at_ = 0;
    return true;
}

// Contacts between whose numbers there is no other one make an interval.
bool SegmentOfImport::write_intervals(const table::Table& contacts, std::size_t rows) {
    const std::size_t end = std::min(all_.size(), at_ + rows);
    const auto is_in = [&](std::size_t i) {
        return i < all_.size() && all_[i] < contacts_.size() && contacts_.test(all_[i]);
    };
    while (at_ < end) {
        if (!is_in(at_)) {
            ++at_;
            continue;
        }
        std::size_t last = at_;
        while (intervals_fit_ && is_in(last + 1)) ++last;
        if (!expression_.empty()) expression_ += '|';
        expression_ += filter::expression_for(contacts.text(all_[at_], card::kNo));
        if (last > at_) expression_ += ".." + filter::expression_for(contacts.text(all_[last], card::kNo));
        at_ = last + 1;
    }
    return at_ >= all_.size();
}

Result<bool> SegmentOfImport::step(table::Transaction& tx, std::size_t rows) {
    switch (phase_) {
        case Phase::gather:
            if (contacts_.count() == 0) {
                phase_ = Phase::done;
                break;
            }
            if (!gather(tx.db(), rows)) break;
            sorter_.emplace(tx.table(card::kTable), std::vector<query::SortField>{{card::kNo, false}},
                            std::move(all_));
            phase_ = Phase::sort;
            break;
        case Phase::sort:
            if (!sorter_->step(rows)) break;
            all_ = sorter_->take();
            sorter_.reset();
            phase_ = Phase::intervals;
            break;
        case Phase::intervals: {
            if (!write_intervals(tx.table(card::kTable), std::min(rows, all_.size()) + 1)) break;
            all_ = {};
            criteria::Action action;
            action.filters = {
                {schema::Section::contact, {{card::kNo, std::move(expression_), std::nullopt}}}};
            Result<criteria::AddContacts> add =
                criteria::AddContacts::make(tx.db(), segment_no_, std::move(action));
            if (!add) return add.error();
            add_.emplace(std::move(*add));
            phase_ = Phase::add;
            break;
        }
        case Phase::add: {
            const Result<bool> done = add_->step(tx, rows);
            if (!done) return done.error();
            if (!*done) break;
            counts_ = add_->counts();
            phase_ = Phase::done;
            break;
        }
        case Phase::done:
            break;
    }
    return phase_ == Phase::done;
}

float SegmentOfImport::progress() const {
    constexpr float kGathered = 0.05f, kSorted = 0.2f, kWritten = 0.3f;
    const auto share = [&](std::size_t of) {
        return of == 0 ? 0.0f : static_cast<float>(at_) / static_cast<float>(of);
    };
    switch (phase_) {
        case Phase::gather:
            return kGathered * share(contacts_.size());
        case Phase::sort:
            return kGathered + (kSorted - kGathered) * sorter_->progress();
        case Phase::intervals:
            return kSorted + (kWritten - kSorted) * share(all_.size());
        case Phase::add:
            return kWritten + (1 - kWritten) * add_->progress();
        case Phase::done:
            break;
    }
    return 1;
}

}  // namespace segments::exchange
