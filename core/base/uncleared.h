// Memory that is filled at once by who asks for it: nobody clears it before.
#pragma once

#include <cstddef>
#include <memory>

namespace segments {

// `count` values of no particular content. (std::make_unique_for_overwrite, which not every library has yet.)
template <typename T>
std::unique_ptr<T[]> uncleared(std::size_t count) {
    return std::unique_ptr<T[]>(new T[count]);
}

}  // namespace segments
