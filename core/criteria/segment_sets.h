// Two segments compared as sets of contacts (SET-1 to SET-5): who is in both, in one and not the other, in
// either; and a new segment made of such a part. Open segments and logged ones can be compared alike.
//
//     Result<SegmentSets> sets = SegmentSets::make(db, {.segment_no = "SM00001"}, {.logged_entry_no = 12});
//     while (!sets->step(100000)) {}
//     sets->count(SetPart::both);  sets->contacts(SetPart::only_first)
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/criteria/saved_criteria.h"

namespace segments::criteria {

// An open segment by number, or a logged one by its entry number.
struct SetName {
    std::string segment_no = {};
    std::int64_t logged_entry_no = 0;

    bool operator==(const SetName&) const = default;
};
// "SM00001", "SM00001 (logged, entry 12)"
std::string set_caption(const table::Database& db, const SetName& name);

enum class SetPart : std::uint8_t { both, only_first, only_second, either };
inline constexpr std::size_t kSetParts = 4;

class SegmentSets {
  public:
    // Errors: no such segment or logged segment. Lines and interactions must not change while it is in use.
    static Result<SegmentSets> make(const table::Database& db, const SetName& first, const SetName& second);

    // Looks at about `rows` rows more; true when finished.
    bool step(std::size_t rows);
    bool done() const { return first_.done() && second_.done(); }
    float progress() const { return (first_.progress() + second_.progress()) / 2; }

    // REQUIRES: done(). Rows of the contact table; contacts that are gone don't count.
    table::Bitmap contacts(SetPart part) const;
    std::size_t count(SetPart part) const { return contacts(part).count(); }

  private:
    SegmentSets(Evaluation first, Evaluation second) : first_(std::move(first)), second_(std::move(second)) {}

    Evaluation first_, second_;
};

// The criteria actions that choose the part (SET-3).
std::vector<Action> actions_of_part(SetPart part, const SetName& first, const SetName& second);

// A new segment of a part, in slices, built by these criteria.
class SegmentOfPart {
  public:
    SegmentOfPart(const Context& context, SetPart part, SetName first, SetName second,
                  std::string description)
        : context_(context),
          part_(part),
          first_(std::move(first)),
          second_(std::move(second)),
          description_(std::move(description)) {}

    // Errors: those of create_segment (a series without numbers).
    Result<bool> step(table::Transaction& tx, std::size_t rows);
    float progress() const { return actions_ ? actions_->progress() : 0.0f; }
    // REQUIRES: finished.
    const std::string& segment_no() const { return segment_no_; }

  private:
    Context context_;
    SetPart part_;
    SetName first_, second_;
    std::string description_, segment_no_;
    std::optional<ReuseCriteria> actions_;
};

}  // namespace segments::criteria
