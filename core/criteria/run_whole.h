// Runs an operation that works in slices, from an object with step(tx, rows), in one go.
#pragma once

#include <cstddef>

#include "core/base/result.h"
#include "core/table/transaction.h"

namespace segments::criteria {

template <typename Work>
Result<void> run_whole(Work& work, table::Transaction& tx) {
    for (;;) {
        const Result<bool> finished = work.step(tx, ~std::size_t{0});
        if (!finished) return finished.error();
        if (*finished) return {};
    }
}

}  // namespace segments::criteria
