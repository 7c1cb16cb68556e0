// Find and replace in a text of segment lines (BLK-2), in slices; and the texts it works with.
//
//     Result<ReplaceInLines> job = ReplaceInLines::start(db, segment_row, lines, {line::kDescription,
//     "Spring", "Summer"}); while (!job->look(20000)) {}          // how many lines contain it; changes
//     nothing while (!job->step(tx, 2000)) {}
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/segment/line.h"
#include "core/table/transaction.h"

namespace segments::segment {

// The columns of lines that are texts.
std::span<const table::FieldId> replaceable_fields();

// All occurrences from left to right, which don't overlap. Without `match_case` any case is found. An empty
// `find` is found nowhere.
std::string replaced(std::string_view text, std::string_view find, std::string_view with, bool match_case);
bool contains(std::string_view text, std::string_view find, bool match_case);

struct Replacement {
    table::FieldId field = line::kDescription;
    std::string find, with;
    bool match_case = false;

    bool operator==(const Replacement&) const = default;
};

class ReplaceInLines {
  public:
    // Errors: nothing to find; a column that isn't a text. REQUIRES: present lines of the segment.
    static Result<ReplaceInLines> start(const table::Database& db, table::Row segment_row,
                                        std::vector<table::Row> lines, Replacement wanted);

    // Counts the lines that contain the text, about `lines` lines more; true when finished.
    bool look(std::size_t lines);
    std::size_t found() const { return found_; }

    // Changes about `lines` lines more; true when finished. The header must not change in between.
    bool step(table::Transaction& tx, std::size_t lines);
    float progress() const { return static_cast<float>(at_) / static_cast<float>(lines_.size() + 1); }
    std::size_t changed() const { return changed_; }
    // Lines whose new text the field can't take.
    std::size_t skipped() const { return skipped_; }
    const std::optional<Error>& first_problem() const { return first_problem_; }

  private:
    ReplaceInLines(const table::Database& db, table::Row segment_row, std::vector<table::Row> lines,
                   Replacement wanted)
        : reader_(db, segment_row), lines_(std::move(lines)), wanted_(std::move(wanted)) {}

    LineReader reader_;
    std::vector<table::Row> lines_;
    Replacement wanted_;
    std::size_t looked_ = 0, found_ = 0, at_ = 0, changed_ = 0, skipped_ = 0;
    std::optional<Error> first_problem_;
};

}  // namespace segments::segment
