// Apply Mailing Group: gives the contacts of a segment a mailing group (MLG-1 to MLG-4), in slices. The
// segment isn't changed and no criteria action is written.
//
//     Result<ApplyMailingGroup> apply = ApplyMailingGroup::make(db, "SM00001", "NEWS", false);
//     while (!*apply->step(tx, context, 2000)) {}
//     apply->counts().assigned
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/context.h"
#include "core/criteria/selection.h"
#include "core/table/transaction.h"

namespace segments::criteria {

struct MailingGroupCounts {
    std::size_t contacts = 0;  // on the segment, each once
    std::size_t assigned = 0;  // of them: got the group now, the others had it
    std::size_t taken = 0;     // contacts elsewhere that lost it (Delete Old Assignments)

    bool operator==(const MailingGroupCounts&) const = default;
};

class ApplyMailingGroup {
  public:
    // `delete_old`: every other contact loses the group (MLG-2). Errors: no such segment; a blank or unknown
    // mailing group code (MLG-1).
    static Result<ApplyMailingGroup> make(const table::Database& db, std::string_view segment_no,
                                          std::string_view mailing_group_code, bool delete_old);

    Result<bool> step(table::Transaction& tx, const Context& context, std::size_t rows);
    float progress() const;
    // REQUIRES: finished.
    const MailingGroupCounts& counts() const { return counts_; }

  private:
    enum class Phase : std::uint8_t { lines, assignments, take, assign, done };

    ApplyMailingGroup(table::Code segment, table::Code group, bool delete_old)
        : segment_(segment), group_(group), delete_old_(delete_old) {}
    void look_at_assignments(const table::Database& db, table::Row to);
    void touch(table::Transaction& tx, const Context& context, table::Code contact) const;
    void assign(table::Transaction& tx, const Context& context, std::size_t count);

    table::Code segment_, group_;
    bool delete_old_;
    Phase phase_ = Phase::lines;
    table::Row at_ = 0;
    std::size_t done_ = 0;
    table::Bitmap contacts_;            // codes of the contacts on the segment
    table::Bitmap has_group_;           // codes of contacts that have the group
    std::vector<table::Row> to_take_;   // assignments
    std::vector<table::Code> to_give_;  // contacts
    MailingGroupCounts counts_;
};
// All at once.
Result<MailingGroupCounts> apply_mailing_group(table::Transaction& tx, const Context& context,
                                               std::string_view segment_no,
                                               std::string_view mailing_group_code, bool delete_old);

}  // namespace segments::criteria
