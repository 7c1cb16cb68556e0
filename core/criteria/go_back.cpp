#include "core/criteria/go_back.h"

#include <algorithm>

#include "core/base/tr.h"
#include "core/criteria/run_whole.h"
#include "core/interaction/line_targets.h"
#include "core/segment/insert_lines.h"
#include "core/segment/line_documents.h"
#include "core/segment/line_scan.h"

namespace segments::criteria {
namespace {

using table::Row;
using table::Table;
namespace line = segment::line;

constexpr std::size_t kMostScanned = std::size_t{1} << 17;
constexpr std::size_t kMostChanged = std::size_t{1} << 13;

// The last action row and its filters: the action row comes first (CRI-1).
std::vector<Row> last_action(const table::Database& db, std::string_view segment_no) {
    std::vector<Row> rows = criteria_rows(db, criteria_of_segment(segment_no));
    const Table& table = db.table(segment::criteria::kTable);
    const auto is_action = [&](Row row) {
        return table.number(row, segment::criteria::kType) ==
               static_cast<std::int64_t>(schema::CriteriaType::action);
    };
    const auto last = std::find_if(rows.rbegin(), rows.rend(), is_action);
    if (last == rows.rend()) return {};
    return {last.base() - 1, rows.end()};
}

}  // namespace

Result<GoBack> GoBack::make(const table::Database& db, std::string_view segment_no) {
    const Result<table::Code> segment = find_segment_code(db, segment_no);
    if (!segment) return segment.error();
    const std::vector<Row> rows = last_action(db, segment_no);
    if (rows.empty()) {
        Error error = fail(
            tr("There is no criteria action to go back from: nothing was added or removed yet."), "BCK-1");
        error.record = tr("Segment {1}", segment_no);
        return error;
    }
    GoBack back(segment_no, *segment);
    const Action action = action_of_row(db.table(segment::criteria::kTable), rows.front());
    back.effect_.action = action.action;
    back.effect_.action_no = number_of_actions(db, criteria_of_segment(segment_no));
    back.reused_logged_ = action.logged_segment_entry_no != 0;
    return back;
}

bool GoBack::look(const table::Database& db, std::size_t rows) {
    if (found_) return true;
    const Table& lines = db.table(line::kTable);
    slots_ = lines.slots();
    const auto to = static_cast<Row>(std::min(slots_, looked_ + std::min(rows, slots_)));
    segment::scan_lines(db, segment_, looked_, to, [&](Row row) {
        if (lines.number(row, line::kInsertedBy) == effect_.action_no) {
            going_.push_back(row);
            if (has_own_values(lines, row, reused_logged_)) ++effect_.with_values;
        } else if (lines.number(row, line::kRemovedBy) == effect_.action_no) {
            returning_.push_back(row);
        }
    });
    looked_ = to;
    found_ = looked_ == slots_;
    effect_.returning = returning_.size();
    effect_.going = going_.size();
    return found_;
}

Result<bool> GoBack::step(table::Transaction& tx, std::size_t rows) {
    if (!found_) {
        look(tx.db(), std::min(rows, kMostScanned));
        return false;
    }
    if (!recorded_) {
        for (const Row row : last_action(tx.db(), segment_no_)) tx.erase(segment::criteria::kTable, row);
        recorded_ = true;
    }
    const std::size_t all = going_.size() + returning_.size();
    const std::size_t end = std::min(all, at_ + std::min(rows, kMostChanged));
    for (; at_ < end; ++at_) {
        if (at_ < going_.size()) {
            segment::erase_line(tx, going_[at_]);
        } else {
            segment::return_line(tx, returning_[at_ - going_.size()]);
        }
    }
    if (at_ < all) return false;
    interaction::add_targets_of(tx, returning_);
    interaction::remove_untargeted(tx);
    return true;
}

float GoBack::progress() const {
    const auto share = [](std::size_t done, std::size_t all) {
        return static_cast<float>(done) / static_cast<float>(all + 1);
    };
    return 0.3f * share(looked_, slots_) + 0.7f * share(at_, going_.size() + returning_.size());
}

Result<GoBackEffect> go_back(table::Transaction& tx, std::string_view segment_no) {
    Result<GoBack> job = GoBack::make(tx.db(), segment_no);
    if (!job) return job.error();
    if (Result<void> ok = run_whole(*job, tx); !ok) return ok.error();
    return job->effect();
}

std::int64_t actions_to_reset(const table::Database& db, std::string_view segment_no) {
    const std::int64_t actions = number_of_actions(db, criteria_of_segment(segment_no));
    return actions > 1 && segment::line_count(db, segment_no) == 0 ? actions : 0;
}

Result<ResetCriteria> ResetCriteria::make(const table::Database& db, std::string_view segment_no) {
    const Result<table::Code> segment = find_segment_code(db, segment_no);
    if (!segment) return segment.error();
    return ResetCriteria(segment_no, *segment);
}

Result<bool> ResetCriteria::step(table::Transaction& tx, std::size_t rows) {
    if (at_ == 0) delete_criteria(tx, criteria_of_segment(segment_no_));
    const Table& lines = tx.table(line::kTable);
    const auto to =
        static_cast<Row>(std::min<std::size_t>(lines.slots(), at_ + std::min(rows, kMostChanged)));
    segment::scan_lines(tx.db(), segment_, at_, to, [&](Row row) {
        if (segment::is_present(lines, row)) {
            tx.set_number(line::kTable, row, line::kInsertedBy, 0);
        } else {
            segment::erase_line(tx, row);
        }
    });
    at_ = to;
    return at_ == lines.slots();
}

Result<void> reset_criteria(table::Transaction& tx, std::string_view segment_no) {
    Result<ResetCriteria> job = ResetCriteria::make(tx.db(), segment_no);
    if (!job) return job.error();
    return run_whole(*job, tx);
}

}  // namespace segments::criteria
