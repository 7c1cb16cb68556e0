// Lines entered, changed and deleted by hand, each with the criteria action that it is (LIN-2 to LIN-8,
// CRI-5).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/criteria/record.h"

namespace segments::criteria {

// A line for this contact, before the line `before` of the segment or at the end (LIN-3). A blank number
// makes a line without a contact, which is no criteria action (LIN-5); otherwise an Add is recorded (LIN-6).
// Errors: no such segment or contact (LIN-2); no number left between two lines.
Result<table::Row> add_line(table::Transaction& tx, std::string_view segment_no, std::string_view contact_no,
                            table::Row before = table::kNoRow);

// Puts another contact on the line, which keeps its place and its own values (PRD-17); what depends on the
// contact is found anew (LIN-10); documents of its own stay with
// the old contact (LIN-12). Records a Reduce for the old contact and an Add for the new one, whichever
// there is (LIN-8). The same contact again changes nothing. The line as it was is kept for Go Back. Returns a
// sentence that names the values the line keeps; empty where it keeps none. Errors: no such contact.
// REQUIRES: a present line.
Result<std::string> change_contact(table::Transaction& tx, table::Row line, std::string_view contact_no,
                                   const Context& context = {});

// Deletes lines by hand (LIN-7): one Reduce for all of their contacts. Lines without a contact go with them;
// if there are no others nothing is recorded.
class DeleteLines {
  public:
    // REQUIRES: present lines of one segment, each once.
    explicit DeleteLines(std::vector<table::Row> lines) : lines_(std::move(lines)) {}

    Result<bool> step(table::Transaction& tx, std::size_t rows);
    float progress() const { return static_cast<float>(at_) / static_cast<float>(lines_.size() + 1); }
    std::size_t count() const { return lines_.size(); }

  private:
    void record(table::Transaction& tx);

    std::vector<table::Row> lines_;
    std::int64_t action_no_ = 0;  // 0: none was recorded
    bool recorded_ = false;
    std::size_t at_ = 0;
};
// All at once. Afterwards ask actions_to_reset (go_back.h).
Result<void> delete_lines(table::Transaction& tx, std::vector<table::Row> lines);

}  // namespace segments::criteria
