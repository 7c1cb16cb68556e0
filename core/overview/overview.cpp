#include "core/overview/overview.h"

#include <algorithm>

#include "core/interaction/interaction_tables.h"
#include "core/segment/line_scan.h"

namespace segments::overview {
namespace {

using table::Row;
using table::Table;
namespace header = segment::segment;
namespace log_entry = interaction::log_entry;
namespace logged = segment::logged;
namespace line = segment::line;

constexpr Day kWeek = 7;

// The live rows with the highest numbers in a field, highest first.
std::vector<Row> latest(const Table& table, table::FieldId field) {
    std::vector<Row> rows;
    rows.reserve(table.size());
    table.live().for_each([&](Row row) { rows.push_back(row); });
    const std::size_t most = std::min(rows.size(), Overview::kMostListed);
    const auto middle = rows.begin() + static_cast<std::ptrdiff_t>(most);
    std::partial_sort(rows.begin(), middle, rows.end(), [&](Row a, Row b) {
        const std::int64_t first = table.number(a, field), second = table.number(b, field);
        return first != second ? first > second : a > b;
    });
    rows.resize(most);
    return rows;
}

}  // namespace

OverviewScan::OverviewScan(const table::Database& db, Day today) : db_(&db) {
    const Day monday = today - (iso_weekday(today) - 1);
    for (std::size_t i = 0; i < Overview::kWeeks; ++i)
        result_.weeks[i].monday = monday - kWeek * static_cast<Day>(Overview::kWeeks - 1 - i);
    begin();
}

void OverviewScan::begin() {
    const Table& segments = db_->table(header::kTable);
    for (const Row row : latest(segments, header::kDate)) result_.open.push_back({row, 0});
    segments.live().for_each([&](Row row) {
        const auto date = static_cast<Day>(segments.number(row, header::kDate));
        if (date != kBlankDay && (result_.oldest == kBlankDay || date < result_.oldest))
            result_.oldest = date;
    });
    for (const Row row : latest(db_->table(logged::kTable), logged::kEntryNo))
        result_.logged.push_back({row, 0});
    open_by_segment_.assign(segments.dictionary(header::kNo).size(), 0);
    for (std::size_t i = 0; i < result_.open.size(); ++i)
        open_by_segment_[segments.code(result_.open[i].row, header::kNo)] = static_cast<std::uint8_t>(i + 1);
    costs_.assign(db_->table(log_entry::kTable).dictionary(log_entry::kCampaignNo).size(), {});
}

bool OverviewScan::step(std::size_t rows) {
    const Table& log = db_->table(log_entry::kTable);
    const Table& lines = db_->table(line::kTable);
    for (; rows > 0 && entry_ < log.slots(); ++entry_, --rows) {
        if (log.is_live(entry_)) look_at_entry(entry_);
    }
    for (; rows > 0 && line_ < lines.slots(); ++line_, --rows) {
        if (lines.is_live(line_)) look_at_line(line_);
    }
    if (entry_ < log.slots() || line_ < lines.slots()) return false;
    if (!done_) finish();
    return done_ = true;
}

void OverviewScan::look_at_entry(Row row) {
    const Table& log = db_->table(log_entry::kTable);
    if (const std::int64_t no = log.number(row, log_entry::kLoggedSegmentEntryNo); no != 0) {
        for (LoggedSegment& each : result_.logged) {
            if (db_->table(logged::kTable).number(each.row, logged::kEntryNo) == no) ++each.interactions;
        }
    }
    if (log.flag(row, log_entry::kCanceled)) return;
    if (log.flag(row, log_entry::kPostponed)) return keep_postponed(row);
    if (const table::Code campaign = log.code(row, log_entry::kCampaignNo); campaign != 0) {
        CampaignCost& cost = costs_[campaign];
        cost.campaign = campaign;
        cost.cost += log.number(row, log_entry::kCost);
        ++cost.interactions;
    }
    const auto date = static_cast<Day>(log.number(row, log_entry::kDate));
    if (date < result_.first_day()) return;
    const auto week = static_cast<std::size_t>((date - result_.first_day()) / kWeek);
    if (week >= Overview::kWeeks) return;
    ++result_.weeks[week].interactions;
    const auto evaluation = static_cast<std::size_t>(log.number(row, log_entry::kEvaluation));
    if (evaluation < result_.evaluations.size()) ++result_.evaluations[evaluation];
}

// Sorted by date, so few that inserting is cheap.
void OverviewScan::keep_postponed(Row row) {
    const Table& log = db_->table(log_entry::kTable);
    ++result_.all_postponed;
    std::vector<Row>& kept = result_.postponed;
    const auto later = std::upper_bound(kept.begin(), kept.end(), row, [&](Row a, Row b) {
        return log.number(a, log_entry::kDate) < log.number(b, log_entry::kDate);
    });
    if (later == kept.end() && kept.size() == Overview::kMostListed) return;
    kept.insert(later, row);
    if (kept.size() > Overview::kMostListed) kept.pop_back();
}

void OverviewScan::look_at_line(Row row) {
    const Table& lines = db_->table(line::kTable);
    if (!segment::is_present(lines, row)) return;
    const std::uint8_t open = open_by_segment_[lines.code(row, line::kSegmentNo)];
    if (open != 0) ++result_.open[open - 1].lines;
}

void OverviewScan::finish() {
    std::vector<CampaignCost>& all = result_.campaigns;
    for (const CampaignCost& each : costs_) {
        if (each.cost > 0) all.push_back(each);
    }
    std::sort(all.begin(), all.end(), [](const CampaignCost& a, const CampaignCost& b) {
        return a.cost != b.cost ? a.cost > b.cost : a.campaign < b.campaign;
    });
    if (all.size() > Overview::kMostListed) {
        result_.more_campaigns = all.size() - Overview::kMostListed;
        all.resize(Overview::kMostListed);
    }
}

}  // namespace segments::overview
