// The report of an import that stays in the workspace: what it was, what it did, and what it rejected.
//
//     ReportWriter report(plan, about);
//     while (!report.step(tx, context, 2000)) {}
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/context.h"
#include "core/exchange/import_plan.h"
#include "core/table/transaction.h"

namespace segments::exchange {

// What a report keeps of rejected contacts: so many, and of their texts so much.
inline constexpr std::size_t kReportedRejections = 10000;
inline constexpr std::size_t kReportedBytes = std::size_t{4} << 20;

// What a file's format puts around rejected contacts, and the contacts as they stood in the file.
struct RejectedFile {
    std::string head, tail;
    struct Record {
        std::uint64_t element = 0;
        std::string text;  // with what divides it from the one before
    };
    std::vector<Record> records;  // in the order of the file
};

struct ImportAbout {
    std::string file_name;                    // "contacts.json", "3 files"
    std::string format;                       // "vCard 3.0, UTF-8"
    std::string step = {};                    // name of its step in History
    std::vector<RejectedFile> rejected = {};  // by file; empty: just their reasons are kept
};

// The number that the next import gets.
std::int64_t next_import_no(const table::Database& db);

class ReportWriter {
  public:
    // REQUIRES: the plan is complete, and outlives this.
    ReportWriter(const ImportPlan& plan, ImportAbout about) : plan_(&plan), about_(std::move(about)) {}

    // Writes about `rows` rejections more; true when the report is complete.
    bool step(table::Transaction& tx, const Context& context, std::size_t rows);
    // Notes the segment that the contacts were put on. REQUIRES: the report is complete.
    void put_on_segment(table::Transaction& tx, std::string_view no, std::size_t lines) const;

  private:
    void begin(table::Transaction& tx, const Context& context);

    const ImportPlan* plan_;
    ImportAbout about_;
    std::int64_t no_ = 0;
    table::Row row_ = table::kNoRow;
    std::size_t at_ = 0;
    std::vector<std::size_t> next_record_;  // by file
};

// The rejected contacts of an import as files of the formats they came in.
struct RejectedText {
    std::string name, text;
};
std::vector<RejectedText> rejected_texts(const table::Database& db, std::int64_t import_no);

}  // namespace segments::exchange
