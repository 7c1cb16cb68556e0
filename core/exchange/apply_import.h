// Makes the change that an ImportPlan planned, in one transaction, in slices (app/session/job.h).
//
//     ApplyImport job(plan, context);
//     Result<bool> done = false;
//     while (done && !*done) done = job.step(tx, 2000);
//     if (!done) ...                                   // roll back: nothing was changed
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/base/context.h"
#include "core/base/result.h"
#include "core/exchange/bulk_rows.h"
#include "core/exchange/import_plan.h"
#include "core/exchange/pass_on.h"
#include "core/setup/number_series.h"
#include "core/table/transaction.h"

namespace segments::exchange {

class ApplyImport {
  public:
    // REQUIRES: the plan is complete, and outlives this. The plan's records are given back as they are used.
    ApplyImport(ImportPlan& plan, const Context& context);

    // Writes about `rows` records more; true when all is written. Errors: the database has changed since it
    // was planned, no more numbers for new contacts (NUM-5).
    Result<bool> step(table::Transaction& tx, std::size_t rows);
    // 0..1
    float progress() const;
    // Warning of a number series that runs out, for the user; empty without one.
    std::string notice() const { return numbers_ ? numbers_->notice() : std::string(); }

  private:
    enum class Phase : std::uint8_t { begin, codes, pass_on, records, names, done };

    Result<void> create_codes(table::Transaction& tx);
    // Room for so many contacts more; false while it is being made.
    bool make_room(table::Transaction& tx, std::size_t count);
    Result<void> write_records(table::Transaction& tx, std::size_t rows);
    Result<void> add_contacts(table::Transaction& tx, std::uint32_t end);
    void write_new(table::Transaction& tx, table::Row row, std::int64_t no, bool person);
    void add_lists(table::Transaction& tx, std::int64_t no);
    void add_code(table::Transaction& tx, contact::Assignment kind, std::int64_t no,
                  const AssignedCode& item);
    void add_address(table::Transaction& tx, std::int64_t no, const AddressRecord& address);
    void add_periods(table::Transaction& tx, std::int64_t no, const AddressRecord& address);
    Result<std::int64_t> number_for(table::Transaction& tx);
    bool insert_collected(table::Transaction& tx);
    void change_contact(table::Transaction& tx, std::uint32_t number);
    void change_codes(table::Transaction& tx, contact::Assignment kind, table::Row row);
    void change_addresses(table::Transaction& tx, table::Row row);
    void add_answer(table::Transaction& tx, std::int64_t no, const ProfileAnswer& item);
    void change_answers(table::Transaction& tx, table::Row row);
    void write_names(table::Transaction& tx, std::size_t rows);
    void load(const table::Database& db, std::uint32_t number);

    ImportPlan& plan_;
    Context context_;
    Phase phase_ = Phase::begin;
    PassOnChanges pass_on_;
    std::uint32_t at_ = 0;
    std::size_t left_ = 0;  // so many contacts are still to be added
    std::size_t room_ = 0;  // for so many of them
    std::optional<setup::NumberSource> numbers_;
    ContactRecord record_;
    TextPool pool_;
    std::vector<BulkRows> assigned_;  // by contact::Assignment
    BulkRows addresses_, periods_, answers_;
};

}  // namespace segments::exchange
