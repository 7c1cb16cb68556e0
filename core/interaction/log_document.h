// Documents that are logged as interactions (LOG-54, ENM-16): a cover sheet that was printed, an invoice that
// was sent from elsewhere.
//
//     const Result<std::int64_t> no = log_document(tx, context, {DocumentType::cover_sheet, "", "CT000001"});
//     *no == 0;      // the setup names no template for it: nothing is logged
#pragma once

#include <cstdint>
#include <string>

#include "core/base/context.h"
#include "core/base/result.h"
#include "core/schema/enumerations.h"
#include "core/table/transaction.h"

namespace segments::interaction {

struct LoggedDocument {
    std::int64_t type = 0;  // ENM-16, not blank
    std::string document_no;
    std::string contact_no;
    std::string campaign_no;
    std::string segment_no;
    std::int64_t occurrence = 0, version = 0;
    Day date = 0;  // 0: the work date
};

// Where the Interaction Template Setup names the template for this type (ENT-13). REQUIRES: not blank.
table::FieldId template_setup_field(std::int64_t document_type);
// The template that it names there; blank: none.
std::string template_for_document(const table::Database& db, std::int64_t document_type);

// The number of the log entry; 0 where the setup names no template. Errors: no document type, a number that
// is too long, a negative occurrence or version; the template has documents of its own; those of the wizard's
// checks (LOG-50).
Result<std::int64_t> log_document(table::Transaction& tx, const Context& context,
                                  const LoggedDocument& document);

}  // namespace segments::interaction
