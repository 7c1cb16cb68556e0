#include "core/criteria/add_contacts.h"

#include <algorithm>

#include "core/base/tr.h"
#include "core/contact/contact_tables.h"
#include "core/criteria/run_whole.h"

namespace segments::criteria {
namespace {

using table::Row;
namespace card = contact::contact;

// Rows are of different cost: so many of each kind at most in one step.
constexpr std::size_t kMostScanned = std::size_t{1} << 17;
constexpr std::size_t kMostInserted = 4096;

}  // namespace

Result<AddContacts> AddContacts::make(const table::Database& db, std::string_view segment_no,
                                      const Conditions& conditions, const AddOptions& options,
                                      const filter::EntryContext& entry) {
    Result<Filters> filters = read_conditions(conditions, entry);
    if (!filters) return filters.error();
    Action action;
    action.filters = std::move(*filters);
    action.options = options;
    return make(db, segment_no, std::move(action));
}

Result<AddContacts> AddContacts::make(const table::Database& db, std::string_view segment_no, Action action) {
    const Result<AddSelection> possible = AddSelection::make(db, segment_no, action.filters, action.options);
    if (!possible) return possible.error();
    return AddContacts(segment_no, std::move(action));
}

Result<bool> AddContacts::step(table::Transaction& tx, std::size_t rows) {
    switch (phase_) {
        case Phase::record: {
            // CRI-6: recorded before anybody is looked for.
            action_no_ = append_action(tx, criteria_of_segment(segment_no_), action_);
            Result<AddSelection> selection =
                AddSelection::make(tx.db(), segment_no_, action_.filters, action_.options);
            if (!selection) return selection.error();
            selection_.emplace(std::move(*selection));
            phase_ = Phase::select;
            break;
        }
        case Phase::select: {
            if (!selection_->step(std::min(rows, kMostScanned))) break;
            counts_ = selection_->counts();
            contacts_.reserve(counts_.to_add);
            phase_ = Phase::gather;
            break;
        }
        case Phase::gather: {
            const table::Bitmap& chosen = selection_->contacts();
            const auto end =
                static_cast<Row>(std::min(chosen.size(), gathered_ + std::min(rows, kMostScanned) * 8));
            chosen.for_each(gathered_, end, [&](Row row) { contacts_.push_back(row); });
            gathered_ = end;
            if (gathered_ < chosen.size()) break;
            selection_.reset();
            // ADD-5
            sorter_.emplace(tx.table(card::kTable),
                            std::vector<query::SortField>{{card::kCompanyName, false},
                                                          {card::kCompanyNo, false},
                                                          {card::kType, false},
                                                          {card::kName, false}},
                            std::move(contacts_));
            phase_ = Phase::sort;
            break;
        }
        case Phase::sort:
            if (!sorter_->step(rows)) break;
            contacts_ = sorter_->take();
            sorter_.reset();
            inserter_.emplace(tx.db(), segment_no_);
            phase_ = Phase::prepare;
            break;
        case Phase::prepare:
            if (inserter_->prepare(tx.db(), std::min(rows, kMostScanned))) phase_ = Phase::insert;
            break;
        case Phase::insert: {
            const std::size_t count = std::min({rows, kMostInserted, contacts_.size() - at_});
            inserter_->insert(tx, std::span(contacts_).subspan(at_, count), action_no_);
            at_ += count;
            if (at_ == contacts_.size()) phase_ = Phase::done;
            break;
        }
        case Phase::done:
            break;
    }
    return phase_ == Phase::done;
}

float AddContacts::progress() const {
    switch (phase_) {
        case Phase::record:
            return 0.0f;
        case Phase::select:
            return selection_->progress() * 0.2f;
        case Phase::gather:
            return 0.2f;
        case Phase::sort:
            return 0.2f + sorter_->progress() * 0.2f;
        case Phase::prepare:
            return 0.4f;
        case Phase::insert:
            return 0.4f + 0.6f * static_cast<float>(at_) / static_cast<float>(contacts_.size() + 1);
        case Phase::done:
            return 1.0f;
    }
    return 0.0f;
}

std::string AddContacts::detail() const {
    if (phase_ < Phase::sort) return tr("Looking for contacts");
    if (phase_ == Phase::sort) return tr("Sorting {1} contacts", counts_.to_add);
    return tr("{1} of {2} contacts added", at_, counts_.to_add);
}

Result<AddCounts> add_contacts(table::Transaction& tx, std::string_view segment_no,
                               const Conditions& conditions, const AddOptions& options,
                               const filter::EntryContext& entry) {
    Result<AddContacts> job = AddContacts::make(tx.db(), segment_no, conditions, options, entry);
    if (!job) return job.error();
    if (Result<void> ok = run_whole(*job, tx); !ok) return ok.error();
    return job->counts();
}

}  // namespace segments::criteria
