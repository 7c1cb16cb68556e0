#include "core/table/growing_index.h"

#include <algorithm>

#include "core/base/uncleared.h"

namespace segments::table {

void GrowingIndex::begin_to_grow() {
    std::size_t size = 16;
    // Half full when all is moved: meanwhile an eighth of the slots may be added.
    while (size < (count_ + now_.size / 8) * 2) size *= 2;
    next_ = {uncleared<std::uint32_t>(size), uncleared<std::uint8_t>(size), size, 0};
    cleared_ = moved_ = 0;
    if (now_.size > 0) return;
    while (cleared_ < size) clear_some();
    now_ = std::exchange(next_, {});
}

void GrowingIndex::clear_some() {
    const std::size_t end = std::min(next_.size, cleared_ + kClearedEach);
    std::fill(next_.tags.get() + cleared_, next_.tags.get() + end, kEmpty);
    cleared_ = end;
}

}  // namespace segments::table
