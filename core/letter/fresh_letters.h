// Letters of log entries that are merged anew with what the contacts are now: those of single interactions
// (LOG-53), and those that are sent again with their fields updated (LSG-10). In slices:
//
//     MergeAfresh work(entries, templates, locale);
//     while (!work.step(tx, 100)) {}             // they keep the values from then on
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "core/base/context.h"
#include "core/letter/segment_letters.h"
#include "core/schema/enumerations.h"
#include "core/table/transaction.h"

namespace segments::letter {

// Gives each entry whose document is one of `templates` the values of its contact now.
class MergeAfresh {
  public:
    MergeAfresh(std::vector<table::Row> entries, Templates templates, const filter::Locale& locale)
        : entries_(std::move(entries)), templates_(std::move(templates)), locale_(locale) {}

    // At most so many entries more; true when finished.
    bool step(table::Transaction& tx, std::size_t entries);
    // 0..1
    float progress() const;

  private:
    std::vector<table::Row> entries_;
    Templates templates_;
    filter::Locale locale_;
    std::size_t at_ = 0;
    std::int64_t next_id_ = 0;  // of a line that is made for it; 0: not known yet
};

struct ResendOptions {
    // nullopt: the same as the entry's.
    std::optional<schema::CorrespondenceType> type;
    // New entries are written, dated the work date, and merged anew; else the same documents go out again.
    bool update_fields = false;
};
// LSG-10: those of these entries that can go out again: not postponed, with a document. Errors: they belong
// to several logged segments, there is nothing to send.
Result<std::vector<table::Row>> resendable(const table::Database& db, const std::vector<table::Row>& entries);
// LSG-10: new entries for these ones, "Resend: ..."; they are still to be merged and sent.
class ResendEntries {
  public:
    ResendEntries(const Context& context, std::vector<table::Row> entries, const ResendOptions& options)
        : context_(context), entries_(std::move(entries)), options_(options) {}

    // So many entries more; true when finished.
    bool step(table::Transaction& tx, std::size_t entries);
    // 0..1
    float progress() const;
    // REQUIRES: finished.
    const std::vector<table::Row>& made() const { return made_; }

  private:
    table::Row write(table::Transaction& tx, table::Row from);

    Context context_;
    std::vector<table::Row> entries_;
    ResendOptions options_;
    std::int64_t next_no_ = 0;  // 0: not known yet
    std::vector<table::Row> made_;
};

}  // namespace segments::letter
