// Why a contact is on a segment, or isn't (WHY-1 to WHY-6): for each criteria action what it did with the
// contact, which conditions the contact meets today and by which values, and which one it fails first.
//
//     Result<Explanation> why = Explanation::make(db, "SM00001", contact_row, locale);
//     while (!why->step(100000)) {}
//     why->headline();                       // "Ann Lee isn't on the segment: City is Graz."
//     for (const ActionStory& each : why->actions()) ...
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/criteria/evaluate.h"
#include "core/criteria/record.h"

namespace segments::criteria {

// One condition put to one contact.
struct ConditionFinding {
    bool holds = false;
    std::string field;      // "City"
    std::string condition;  // "City is Vienna"
    std::string value;      // what the contact has there; empty: nothing
};
// The conditions of a section, put to the contact's record that meets most of them (CRI-21).
struct SectionFinding {
    bool holds = false;
    std::string caption;      // "Contact Mailing Group"
    bool has_record = false;  // the contact has a record of this kind at all
    std::vector<ConditionFinding> conditions;

    // The first condition that fails; nullptr where all hold, or where there is no record.
    const ConditionFinding* failing() const;
};
std::vector<SectionFinding> look_at_contact(const table::Database& db, const Filters& filters,
                                            table::Row contact, const filter::Locale& locale,
                                            Buyers buyers = Buyers::own);
bool all_hold(const std::vector<SectionFinding>& sections);
// "City is Graz (wanted: City is Vienna)": why the first failing section fails.
std::string first_failure(const std::vector<SectionFinding>& sections);

enum class Deed : std::uint8_t {
    added,      // a line of the contact was inserted by this action
    passed_by,  // an Add that made no line of it
    removed,    // a line was taken away by this Reduce or Refine
    kept,       // a Reduce or Refine that left its lines alone
    absent,     // a Reduce or Refine when the contact had no line
};

struct ActionStory {
    std::int64_t action_no = 0;
    schema::CriteriaAction kind = schema::CriteriaAction::blank;
    std::string caption;  // "Add Contacts"
    Deed deed = Deed::passed_by;
    bool qualifies = false;              // meets the conditions today, by itself
    table::Row through = table::kNoRow;  // the one of its company who does, where that counts too
    std::string sentence;                // what the action did, and why
    std::vector<SectionFinding> sections;
};

class Explanation {
  public:
    // Errors: no such segment; criteria that can't be read. REQUIRES: a live row of the contact table.
    static Result<Explanation> make(const table::Database& db, std::string_view segment_no,
                                    table::Row contact, const filter::Locale& locale);

    // Works on about `rows` rows more; true when finished.
    bool step(std::size_t rows);
    bool done() const { return at_ == actions_.size() && told_; }
    float progress() const;

    // REQUIRES: done(), for all below.
    bool is_in() const { return lines_in_ > 0; }
    bool is_pinned() const { return pinned_; }
    bool is_taken_out() const { return taken_out_; }
    const std::string& headline() const { return headline_; }
    const std::vector<ActionStory>& stories() const { return stories_; }

  private:
    // What the segment's lines say.
    struct LineFact {
        std::int64_t inserted_by = 0, removed_by = 0;
    };

    Explanation(const table::Database& db, table::Row contact, const filter::Locale& locale)
        : db_(&db), contact_(contact), locale_(&locale) {}
    void read_lines(table::Code segment);
    void begin(const Action& action);
    void finish(const Action& action);
    void tell();
    std::string why_passed_by(const Action& action, const ActionStory& story) const;
    std::string name() const;

    const table::Database* db_;
    table::Row contact_;
    const filter::Locale* locale_;
    std::vector<Action> actions_;
    std::vector<LineFact> facts_;
    std::size_t lines_in_ = 0;
    bool pinned_ = false, taken_out_ = false, told_ = false;
    std::size_t at_ = 0;
    std::optional<Evaluation> evaluation_;  // where the contact's company counts too
    std::vector<ActionStory> stories_;
    std::string headline_;
};

}  // namespace segments::criteria
