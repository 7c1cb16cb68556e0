// Keeps the target groups of activated campaigns in step with segment lines (CMP-7): lines that are inserted
// or typed into add their company, lines that go or no longer target it remove it, unless something else
// still does. Bulk propagation from a header doesn't. Nothing is looked at while no campaign is activated.
#pragma once

#include <span>

#include "core/interaction/target_groups.h"

namespace segments::interaction {

bool any_activated(const table::Database& db);

// Lines of one segment that came to stand on it.
void add_targets_of(table::Transaction& tx, std::span<const table::Row> lines);
// After lines went: takes those companies away that no line and no interaction targets any more. One scan for
// each activated campaign.
void remove_untargeted(table::Transaction& tx);

// Around a change of one line:
//
//     const TargetChange change(tx.db(), reader, line);
//     ...                                                // the line is changed
//     change.finish(tx, reader, line);
class TargetChange {
  public:
    TargetChange(const table::Database& db, const segment::LineReader& reader, table::Row line);
    void finish(table::Transaction& tx, const segment::LineReader& reader, table::Row line) const;

  private:
    bool active_;
    LineTarget before_;
};

}  // namespace segments::interaction
