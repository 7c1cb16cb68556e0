// Puts generated contacts with their classification straight into the tables of a transaction, without the
// rules: for tests and benchmarks that need a large workspace at once. The code lists come along.
#pragma once

#include <cstddef>

#include "core/table/transaction.h"
#include "tests/data/generator.h"

namespace segments::testdata {

void fill_codes(table::Transaction& tx);
// Contacts [from, to) of the generator. REQUIRES: none of them is there yet.
void fill_contacts(table::Transaction& tx, const Generator& generator, std::size_t from, std::size_t to);

}  // namespace segments::testdata
