// What changed companies of an import pass on to people who are in the workspace already (CON-6): to those
// who still have the company's former value, unless the file itself says something of that value of theirs.
// One pass over the contacts, in slices, before the records are applied.
#pragma once

#include "core/base/context.h"
#include "core/exchange/import_plan.h"
#include "core/table/transaction.h"

namespace segments::exchange {

class PassOnChanges {
  public:
    explicit PassOnChanges(ImportPlan& plan) : plan_(&plan) {}

    // Looks at about `rows` records or contacts more; true when finished.
    bool step(table::Transaction& tx, const Context& context, std::size_t rows);

  private:
    bool look(const table::Database& db, std::size_t rows);
    void load_company(const table::Database& db, table::Row company);
    void give(table::Transaction& tx, const Context& context, table::Row person);

    ImportPlan* plan_;
    table::Bitmap companies_;  // codes of companies that change
    bool looked_ = false, any_ = false;
    std::uint32_t at_ = 0;
    table::Row company_ = table::kNoRow;  // the one whose changes are loaded
    ContactRecord changes_, record_;
    TextPool pool_;
    struct Pending {
        table::FieldId field;
        Value value;
    };
    std::vector<Pending> pending_;
};

}  // namespace segments::exchange
