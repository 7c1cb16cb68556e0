// The target group of an activated campaign (CMP-5 to CMP-7): the companies of contacts that a segment line
// or an interaction marks as Campaign Target.
//
//     Result<ActivateCampaign> job = ActivateCampaign::make(db, campaign_row);
//     while (!*job->step(tx, 50000)) {}
//     deactivate_campaign(tx, code);
#pragma once

#include <unordered_map>
#include <vector>

#include "core/base/result.h"
#include "core/interaction/interaction_tables.h"
#include "core/segment/line.h"
#include "core/table/transaction.h"

namespace segments::interaction {

// Looks for the companies that a campaign is meant for, in slices.
class TargetSearch {
  public:
    // `only`: looks for one company; 0: for all.
    TargetSearch(const table::Database& db, table::Code campaign, table::Code only = 0);

    bool step(std::size_t rows);
    float progress() const;
    // Codes of contacts: companies, and people without one.
    const table::Bitmap& companies() const { return companies_; }

  private:
    void look_at_line(table::Row row);

    const table::Database* db_;
    table::Code campaign_;
    table::Code only_;
    std::vector<segment::HeaderValues> headers_;
    std::vector<std::int32_t> header_of_;  // by code of the segment; -1: none
    table::Bitmap companies_;
    bool lines_done_ = false;
    table::Row at_ = 0;
};

// Puts companies into target groups: as the customer that a company is linked to, else as contact (CMP-5).
class TargetWriter {
  public:
    explicit TargetWriter(const table::Database& db);
    void add(table::Transaction& tx, table::Code campaign, table::Code company) const;

  private:
    std::unordered_map<table::Code, table::Row> customers_;  // business relations, by code of the company
};

class ActivateCampaign {
  public:
    ActivateCampaign(const table::Database& db, table::Row campaign_row);

    // Looks at about `rows` rows more; true when finished. Error where nothing is marked as Campaign Target
    // (CMP-5).
    Result<bool> step(table::Transaction& tx, std::size_t rows);
    float progress() const { return search_.progress(); }
    std::size_t companies() const { return found_; }

  private:
    table::Row campaign_row_;
    table::Code campaign_;
    TargetSearch search_;
    std::size_t found_ = 0;
};

bool is_activated(const table::Database& db, table::Code campaign);
// Removes its target group.
void deactivate_campaign(table::Transaction& tx, table::Code campaign);

// What a line says of a campaign's target group, before or after it changes (CMP-7).
struct LineTarget {
    table::Code campaign = 0;  // 0: the line targets nobody
    table::Code company = 0;
};
// REQUIRES: a live line that stands on its segment.
LineTarget target_of_line(const table::Database& db, const segment::LineReader& reader, table::Row line_row);
// Adds the company of a line that was inserted or typed into, if its campaign is activated.
void add_target(table::Transaction& tx, const LineTarget& target);
// Removes the company of a line that went or no longer targets it, unless another line or interaction still
// does: one scan.
void remove_target(table::Transaction& tx, const LineTarget& target);

}  // namespace segments::interaction
