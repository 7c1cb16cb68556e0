// Letters of log entries that are merged anew with what the contacts are now: those of single interactions
// (LOG-53), and those that are sent again with their fields updated (LSG-10).
//
//     merge_afresh(tx, context, entries, templates, locale);      // they keep the values from then on
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/base/context.h"
#include "core/letter/segment_letters.h"
#include "core/schema/enumerations.h"
#include "core/table/transaction.h"

namespace segments::letter {

// Gives each entry whose document is one of `templates` the values of its contact now.
void merge_afresh(table::Transaction& tx, const Context& context, const std::vector<table::Row>& entries,
                  const Templates& templates, const filter::Locale& locale);

// MRG-26: letters for contacts that are on no segment, made of a Word template; a .zip with a document for
// each contact (`split`), or one document with a section for each. `templates` has the Word template's
// document. The transaction holds nothing of it afterwards.
std::string write_contact_letters(table::Transaction& tx, const Context& context,
                                  const std::vector<table::Row>& contacts, table::Code word_template,
                                  const Templates& templates, const filter::Locale& locale, bool split);

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
std::vector<table::Row> write_resent_entries(table::Transaction& tx, const Context& context,
                                             const std::vector<table::Row>& entries,
                                             const ResendOptions& options);

}  // namespace segments::letter
