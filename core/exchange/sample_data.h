// The sample with which one can try the program: contacts of a wine merchant, with their codes, campaigns,
// logged segments and interactions (tests/data/README.md describes the second file).
#pragma once

#include <string_view>

#include "core/base/context.h"
#include "core/base/result.h"
#include "core/table/transaction.h"

namespace segments::exchange {

// Adds the sample to a workspace that is set up; days are counted from today. The contacts come in by the way
// of every import. Codes that are there stay as they are. Descriptions, subjects and job titles of the second
// file are in the language of the program. Errors: files that aren't the sample.
Result<void> load_sample(table::Transaction& tx, const Context& context, std::string_view contacts_file,
                         std::string_view interactions_file);

}  // namespace segments::exchange
