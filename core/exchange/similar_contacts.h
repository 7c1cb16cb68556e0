// New contacts of an import that may be there already: contacts of the workspace, or other new ones of the
// file, with the same e-mail address, telephone number, or name and post code. They are counted as new all
// the same; the person decides.
//
//     SimilarContacts similar(plan);
//     while (!similar.step(2000)) {}
//     for (const SimilarContact& each : similar.found()) ...
#pragma once

#include <cstdint>
#include <vector>

#include "core/exchange/import_plan.h"
#include "core/exchange/record_index.h"

namespace segments::exchange {

struct SimilarContact {
    std::uint32_t record = 0;            // the new one
    table::Row contact = table::kNoRow;  // of the workspace, or
    std::uint32_t other = 0;             // the earlier record of the file
    MatchBy by = MatchBy::e_mail;        // what they have in common
};

class SimilarContacts {
  public:
    // REQUIRES: the plan is complete; it and the database stay as they are.
    explicit SimilarContacts(const ImportPlan& plan) : plan_(&plan) {}

    // Looks at about `rows` records or contacts more; true when finished.
    bool step(std::size_t rows);
    // At most kMost of them; a record once, with the first one that it resembles.
    const std::vector<SimilarContact>& found() const { return found_; }
    std::size_t count() const { return count_; }
    static constexpr std::size_t kMost = 50000;

  private:
    void add_record(std::uint32_t number);
    void look_at(table::Row contact);
    void note(const SimilarContact& similar);
    bool has_key(std::uint32_t number, MatchBy by, const std::string& key) const;

    const ImportPlan* plan_;
    RecordIndex records_;
    table::Bitmap noted_;
    std::vector<SimilarContact> found_;
    std::size_t count_ = 0;
    std::uint32_t at_ = 0;
    table::Row at_row_ = 0;
};

}  // namespace segments::exchange
