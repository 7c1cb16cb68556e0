// Remedies for what the check before logging finds (PRD-5): data that a screen shows as a button, and the
// change that it makes.
//
//     ApplyRemedy job(db, context, segment_row, finding.kind, finding.remedy);
//     while (!*job.step(tx, 10000)) {}
#pragma once

#include <optional>
#include <string>

#include "core/base/context.h"
#include "core/base/result.h"
#include "core/interaction/line_rules.h"
#include "core/segment/header_change.h"
#include "core/table/transaction.h"

namespace segments::interaction {

enum class Remedy : std::uint8_t {
    none,
    header_value,       // the lines take the header's value
    work_date,          // of the header
    users_salesperson,  // the lines get the salesperson of the current user
    no_campaign,        // of the header, so that its lines have none either
};

// The obvious remedy for a finding; none for those about contacts, whose lines can be skipped instead.
Remedy remedy_for(const LineRules& rules, const Context& context, Finding kind);
// "Fill the salesperson of the header in 12 lines".
std::string remedy_caption(const LineRules& rules, const Context& context, Finding kind, Remedy remedy,
                           std::size_t lines);
// The line's value that a finding is about; nullopt where it is about the contact or the segment.
std::optional<segment::OwnField> field_of(Finding kind);

class ApplyRemedy {
  public:
    // REQUIRES: the remedy that the check gave for this finding.
    ApplyRemedy(const table::Database& db, const Context& context, table::Row segment_row, Finding kind,
                Remedy remedy);

    // Changes the lines among about `rows` rows more; true when finished.
    Result<bool> step(table::Transaction& tx, std::size_t rows);
    float progress() const;
    // How many lines were changed.
    std::size_t changed() const { return changed_; }

  private:
    // True when the header has the remedy's value; the lines come after it.
    Result<bool> change_header(table::Transaction& tx, std::size_t rows);

    const table::Database* db_;
    Context context_;
    table::Row segment_row_;
    Finding kind_;
    Remedy remedy_;
    segment::OwnField field_;
    std::optional<segment::HeaderChange> header_change_;
    bool header_done_ = false;
    segment::LineWalk walk_;
    std::size_t changed_ = 0;
};

}  // namespace segments::interaction
