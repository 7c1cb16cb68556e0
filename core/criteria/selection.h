// What Add Contacts, Reduce and Refine would do to a segment, worked out in slices without changing anything:
// for the counts that a dialog shows while criteria are entered, and for the actions themselves.
//
//     Result<AddSelection> selection = AddSelection::make(db, "SM00001", filters, options);
//     while (!selection->step(100000)) {}
//     selection->counts().to_add;  selection->sample(20);
#pragma once

#include <string_view>
#include <vector>

#include "core/criteria/evaluate.h"

namespace segments::criteria {

// ADD-1, PRD-6. All off.
struct AddOptions {
    bool allow_existing_contacts = false;
    bool expand_companies = false;         // recorded as Expand Contact
    bool allow_related_companies = false;  // recorded as Allow Company with Persons
    bool ignore_exclusion = false;
    bool include_privacy_blocked = false;

    bool operator==(const AddOptions&) const = default;
};

struct AddCounts {
    std::size_t qualified = 0;        // by the filters
    std::size_t with_companies = 0;   // with those that the options bring in; includes the qualified
    std::size_t excluded = 0;         // left out: Exclude from Segment
    std::size_t privacy_blocked = 0;  // left out of the others
    std::size_t existing = 0;         // left out of the others: on the segment already
    std::size_t taken_out = 0;        // left out of the others: taken out by hand (PIN-3)
    std::size_t to_add = 0;

    bool operator==(const AddCounts&) const = default;
};

class AddSelection {
  public:
    // An error if there is no such segment. Contacts, their classification and interactions and the lines
    // must not change while it is in use.
    static Result<AddSelection> make(const table::Database& db, std::string_view segment_no,
                                     const Filters& filters, const AddOptions& options);

    // Looks at about `rows` rows more; true when finished.
    bool step(std::size_t rows);
    void run() {
        while (!step(~std::size_t{0})) {
        }
    }
    bool done() const { return phase_ == Phase::done; }
    // 0..1
    float progress() const;

    // What passes each section by itself is worked out after all else, where it is asked for.
    // REQUIRES: done(), for all below.
    bool step_sections(std::size_t rows) { return evaluation_.step_sections(rows); }
    bool sections_done() const { return evaluation_.sections_done(); }
    // REQUIRES: sections_done().
    const std::vector<SectionResult>& passed() const { return evaluation_.passed(); }
    const AddCounts& counts() const { return counts_; }
    // Lines that stand on the segment now.
    std::size_t lines() const { return lines_; }
    // The contacts that would be added; rows of the contact table.
    const table::Bitmap& contacts() const { return contacts_; }
    // Those that are left out because they were taken out by hand.
    const table::Bitmap& taken_out() const { return taken_out_; }
    std::vector<table::Row> sample(std::size_t count) const;

  private:
    enum class Phase : std::uint8_t { evaluate, companies, expand, leave_out, lines, done };

    AddSelection(const table::Database& db, table::Code segment, Evaluation evaluation,
                 const AddOptions& options);
    void look_at(table::Row from, table::Row to);
    void next_phase();
    void leave_out_lines();
    void leave_out(table::FieldId flag, std::size_t& count, table::Row from, table::Row to);

    const table::Database* db_;
    const table::Table* cards_;
    table::Code segment_;
    Evaluation evaluation_;
    AddOptions options_;
    Phase phase_ = Phase::evaluate;
    table::Row at_ = 0;
    table::Bitmap contacts_;
    table::Bitmap companies_;  // codes of companies to be expanded
    table::Bitmap existing_, taken_out_;
    std::size_t lines_ = 0;
    AddCounts counts_;
};

struct RemoveCounts {
    std::size_t matched = 0;      // contacts on the segment that are in the matched set
    std::size_t lines = 0;        // before
    std::size_t to_remove = 0;    // lines
    std::size_t with_values = 0;  // of them: with values of their own (PRD-3)
    std::size_t pinned = 0;       // lines that stay only because they are pinned (PIN-2)

    bool operator==(const RemoveCounts&) const = default;
};

class RemoveSelection {
  public:
    // `action`: reduce or refine. Otherwise as AddSelection.
    static Result<RemoveSelection> make(const table::Database& db, std::string_view segment_no,
                                        const Filters& filters, schema::CriteriaAction action,
                                        bool entire_companies);

    bool step(std::size_t rows);
    void run() {
        while (!step(~std::size_t{0})) {
        }
    }
    bool done() const { return phase_ == Phase::done; }
    float progress() const;

    // What passes each section by itself is worked out after all else, where it is asked for.
    // REQUIRES: done(), for all below.
    bool step_sections(std::size_t rows) { return evaluation_.step_sections(rows); }
    bool sections_done() const { return evaluation_.sections_done(); }
    // REQUIRES: sections_done().
    const std::vector<SectionResult>& passed() const { return evaluation_.passed(); }
    const RemoveCounts& counts() const { return counts_; }
    // Contacts in the matched set, also those without a line; rows of the contact table.
    const table::Bitmap& matched() const { return matched_; }
    // The lines that would go; rows of the line table.
    const std::vector<table::Row>& lines() const { return lines_; }
    // The contacts of some of them, each once.
    std::vector<table::Row> sample(std::size_t count) const;

  private:
    enum class Phase : std::uint8_t { evaluate, companies, extend, lines, done };

    RemoveSelection(const table::Database& db, table::Code segment, Evaluation evaluation,
                    schema::CriteriaAction action, bool entire_companies, bool everything);
    void look_at(table::Row from, table::Row to);
    void look_at_line(table::Row line);
    void next_phase();

    const table::Database* db_;
    const table::Table* cards_;
    table::Code segment_;
    Evaluation evaluation_;
    bool reduce_;
    bool entire_companies_;
    bool everything_;  // Reduce without filters and Entire Companies takes every line (RED-6)
    Phase phase_ = Phase::evaluate;
    table::Row at_ = 0;
    table::Bitmap matched_;    // rows of the contact table
    table::Bitmap companies_;  // codes of companies of matched contacts
    table::Bitmap counted_;    // contacts of lines that are counted in `matched`
    std::vector<table::Row> lines_;
    RemoveCounts counts_;
};

// The segment's code in the dictionary of segment numbers; an error if there is no such segment.
Result<table::Code> find_segment_code(const table::Database& db, std::string_view segment_no);

// Whether the line has something that would be lost with it: values of its own, evaluation, time, failed
// attempt, number used, task, opportunity or a personal document. A campaign can be left out of account,
// since lines of reused logged segments are given one (RUL-5).
bool has_own_values(const table::Table& lines, table::Row line, bool ignore_campaign = false);

}  // namespace segments::criteria
