// What Home shows of the interactions and segments: in slices, since it looks at every log entry and every
// line once.
//
//     OverviewScan scan(db, context.today);
//     while (!scan.step(100000)) {}
//     scan.result().weeks.back().interactions       // of this week
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "core/base/date.h"
#include "core/schema/enumerations.h"
#include "core/table/database.h"

namespace segments::overview {

struct WeekCount {
    Day monday = kBlankDay;
    std::size_t interactions = 0;
};
struct CampaignCost {
    table::Code campaign = 0;
    std::int64_t cost = 0;  // in the encoding of decimals
    std::size_t interactions = 0;
};
struct OpenSegment {
    table::Row row = table::kNoRow;
    std::size_t lines = 0;
};
struct LoggedSegment {
    table::Row row = table::kNoRow;
    std::size_t interactions = 0;
};

struct Overview {
    static constexpr std::size_t kWeeks = 13;  // a quarter of a year, this week the last one
    static constexpr std::size_t kMostListed = 6;

    // Entries that are neither canceled nor postponed, as in all statistics (TPL-10).
    std::array<WeekCount, kWeeks> weeks{};
    std::array<std::size_t, std::size(schema::kEvaluations)> evaluations{};  // of these weeks
    std::vector<CampaignCost> campaigns;  // the dearest first; only those that cost something
    std::size_t more_campaigns = 0;       // that aren't listed
    std::vector<table::Row> postponed;    // of the log, the earliest first
    std::size_t all_postponed = 0;
    std::vector<OpenSegment> open;      // the latest first
    Day oldest = kBlankDay;             // the date of the oldest open segment that has one
    std::vector<LoggedSegment> logged;  // the latest first

    Day first_day() const { return weeks.front().monday; }
};

class OverviewScan {
  public:
    // The database must not change while it is in use.
    OverviewScan(const table::Database& db, Day today);

    // Looks at about `rows` rows more; true when finished.
    bool step(std::size_t rows);
    bool done() const { return done_; }
    // REQUIRES: done().
    const Overview& result() const { return result_; }

  private:
    void begin();
    void look_at_entry(table::Row row);
    void look_at_line(table::Row row);
    void keep_postponed(table::Row row);
    void finish();

    const table::Database* db_;
    Overview result_;
    table::Row entry_ = 0, line_ = 0;
    bool done_ = false;
    std::vector<CampaignCost> costs_;            // by code of the campaign
    std::vector<std::uint8_t> open_by_segment_;  // by code of the segment: position in `open` + 1
};

}  // namespace segments::overview
