// Makes the change that an ImportPlan planned, in one transaction, in slices (app/session/job.h).
//
//     ApplyImport job(plan, context);                  // or with what else is to be done, ImportAfter
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
#include "core/exchange/import_report.h"
#include "core/exchange/pass_on.h"
#include "core/exchange/segment_of_import.h"
#include "core/setup/number_series.h"
#include "core/table/transaction.h"

namespace segments::exchange {

// What becomes of the contacts that came in: new, changed and unchanged ones.
struct ImportAfter {
    std::string segment_no = {};           // they go on this segment; blank: on none, or
    bool new_segment = false;              // on a new one
    std::string segment_description = {};  // of it
    // The report that stays; without it there is none.
    std::optional<ImportAbout> report = {};
};

class ApplyImport {
  public:
    // REQUIRES: the plan is complete, and outlives this. The plan's records are given back as they are used.
    ApplyImport(ImportPlan& plan, const Context& context, ImportAfter after = {});

    // Writes about `rows` records more; true when all is written. Errors: the database has changed since it
    // was planned, no more numbers for new contacts (NUM-5).
    Result<bool> step(table::Transaction& tx, std::size_t rows);
    // 0..1
    float progress() const;
    // Warning of a number series that runs out, for the user; empty without one.
    std::string notice() const { return numbers_ ? numbers_->notice() : std::string(); }
    // The segment that the contacts were put on, and how many lines it got.
    const std::string& segment_no() const { return after_.segment_no; }
    std::size_t segment_lines() const { return segment_ ? segment_->counts().to_add : 0; }

  private:
    enum class Phase : std::uint8_t { begin, report, codes, pass_on, records, names, segment, done };

    Result<void> create_codes(table::Transaction& tx);
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
    bool is_put_on_segment() const { return after_.new_segment || !after_.segment_no.empty(); }
    Result<bool> put_on_segment(table::Transaction& tx, std::size_t rows);
    void set_company(table::Transaction& tx, std::uint32_t number);
    void write_names(table::Transaction& tx, std::size_t rows);
    void load(const table::Database& db, std::uint32_t number);

    ImportPlan& plan_;
    Context context_;
    Phase phase_ = Phase::begin;
    PassOnChanges pass_on_;
    ImportAfter after_;
    table::Bitmap on_segment_;  // contacts, while they are gathered
    std::optional<SegmentOfImport> segment_;
    std::optional<ReportWriter> report_;
    std::uint32_t at_ = 0;
    std::optional<setup::NumberSource> numbers_;
    ContactRecord record_;
    TextPool pool_;
    std::vector<BulkRows> assigned_;  // by contact::Assignment
    BulkRows addresses_, periods_, answers_;
};

}  // namespace segments::exchange
