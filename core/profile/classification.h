// Update Contact Classification (PRF-5): gives all contacts the answers of questions with Auto Contact
// Classification, in slices.
//
//     Result<UpdateClassification> job = UpdateClassification::make(db, context, {});     // all
//     questionnaires while (!job->step(tx, 10000)) {}
#pragma once

#include <string>
#include <vector>

#include "core/base/context.h"
#include "core/base/result.h"
#include "core/profile/ratings.h"
#include "core/table/transaction.h"

namespace segments::profile {

class UpdateClassification {
  public:
    // Errors: ratings that rate each other in a circle, a period that ends before it starts, a percentage
    // without a Sorting Method, a question without a field or method. The data must not change meanwhile.
    static Result<UpdateClassification> make(const table::Database& db, const Context& context,
                                             const std::vector<std::string>& questionnaires);

    // Looks at about `rows` rows more; true when finished.
    bool step(table::Transaction& tx, std::size_t rows);
    // 0..1
    float progress() const;
    std::size_t questions() const { return questions_.size(); }

  private:
    enum class Phase : std::uint8_t { interactions, values, answers };
    struct Period {
        Day from = kBlankDay, to = kBlankDay;  // blank: open
    };
    // Of a contact's interactions, in the encoding of decimals but for the number.
    struct Sums {
        std::int64_t count = 0, cost = 0, duration = 0;
    };
    // Where a contact has no value: it isn't asked, or has answered too little.
    static constexpr std::int64_t kNoValue = INT64_MIN;

    UpdateClassification(const table::Database& db, const Context& context) : db_(&db), context_(context) {}
    Result<void> add(table::Row question_row);
    void begin_question();
    void look_at_entries(table::Row from, table::Row to);
    void look_at_contacts(table::Row from, table::Row to);
    void answer_contacts(table::Transaction& tx, table::Row from, table::Row to);
    std::int64_t value_of(table::Row contact_row, std::int64_t& answered) const;
    void rank();
    void next_phase();
    std::size_t slots() const;
    const AutoQuestion& question() const { return questions_[current_]; }

    const table::Database* db_;
    Context context_;
    std::vector<AutoQuestion> questions_;
    std::vector<Period> periods_;
    std::size_t current_ = 0;
    Phase phase_ = Phase::interactions;
    table::Row at_ = 0;
    std::vector<Sums> sums_;            // by code of the contact
    table::Bitmap related_;             // codes of companies that hold the questionnaire's business relation
    std::vector<std::int64_t> values_;  // by row of the contact
    std::vector<std::int64_t> answered_;  // the same, of ratings
    std::int64_t total_ = 0;
};

}  // namespace segments::profile
