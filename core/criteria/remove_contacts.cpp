#include "core/criteria/remove_contacts.h"

#include <algorithm>

#include "core/base/tr.h"
#include "core/criteria/run_whole.h"
#include "core/interaction/line_targets.h"
#include "core/segment/insert_lines.h"

namespace segments::criteria {
namespace {

constexpr std::size_t kMostScanned = std::size_t{1} << 17;
constexpr std::size_t kMostRemoved = std::size_t{1} << 14;

}  // namespace

Result<RemoveContacts> RemoveContacts::make(const table::Database& db, std::string_view segment_no,
                                            schema::CriteriaAction kind, const Conditions& conditions,
                                            bool entire_companies, const filter::EntryContext& entry) {
    Result<Filters> filters = read_conditions(conditions, entry);
    if (!filters) return filters.error();
    Action action;
    action.action = kind;
    action.filters = std::move(*filters);
    action.entire_companies = entire_companies;
    return make(db, segment_no, std::move(action));
}

Result<RemoveContacts> RemoveContacts::make(const table::Database& db, std::string_view segment_no,
                                            Action action) {
    const Result<RemoveSelection> possible =
        RemoveSelection::make(db, segment_no, action.filters, action.action, action.entire_companies);
    if (!possible) return possible.error();
    return RemoveContacts(segment_no, std::move(action));
}

Result<bool> RemoveContacts::step(table::Transaction& tx, std::size_t rows) {
    switch (phase_) {
        case Phase::record: {
            action_no_ = append_action(tx, criteria_of_segment(segment_no_), action_);  // CRI-6
            Result<RemoveSelection> selection = RemoveSelection::make(
                tx.db(), segment_no_, action_.filters, action_.action, action_.entire_companies);
            if (!selection) return selection.error();
            selection_.emplace(std::move(*selection));
            phase_ = Phase::select;
            break;
        }
        case Phase::select:
            if (!selection_->step(std::min(rows, kMostScanned))) break;
            counts_ = selection_->counts();
            phase_ = Phase::remove;
            break;
        case Phase::remove: {
            const std::vector<table::Row>& lines = selection_->lines();
            const std::size_t end = std::min(lines.size(), at_ + std::min(rows, kMostRemoved));
            for (; at_ < end; ++at_) segment::remove_line(tx, lines[at_], action_no_);
            if (at_ < lines.size()) break;
            interaction::remove_untargeted(tx);
            phase_ = Phase::done;
            break;
        }
        case Phase::done:
            break;
    }
    return phase_ == Phase::done;
}

float RemoveContacts::progress() const {
    switch (phase_) {
        case Phase::record:
            return 0.0f;
        case Phase::select:
            return selection_->progress() * 0.5f;
        case Phase::remove:
            return 0.5f + 0.5f * static_cast<float>(at_) / static_cast<float>(counts_.to_remove + 1);
        case Phase::done:
            return 1.0f;
    }
    return 0.0f;
}

std::string RemoveContacts::detail() const {
    if (phase_ < Phase::remove) return tr("Looking for lines");
    return tr("{1} of {2} lines removed", at_, counts_.to_remove);
}

Result<RemoveCounts> remove_contacts(table::Transaction& tx, std::string_view segment_no,
                                     schema::CriteriaAction kind, const Conditions& conditions,
                                     bool entire_companies, const filter::EntryContext& entry) {
    Result<RemoveContacts> job =
        RemoveContacts::make(tx.db(), segment_no, kind, conditions, entire_companies, entry);
    if (!job) return job.error();
    if (Result<void> ok = run_whole(*job, tx); !ok) return ok.error();
    return job->counts();
}

}  // namespace segments::criteria
