// What a program has allocated, in bytes. To be included by one source of a program: it replaces new and
// delete.
//
//     bench::Allocations::most = bench::Allocations::held;   // from here on
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <new>
#ifdef __EMSCRIPTEN__
#include <unistd.h>
#endif

namespace segments::bench {

struct Allocations {
    static inline std::size_t held = 0, most = 0;

    // What was taken from the system, in WebAssembly, where none of it is ever given back; 0 elsewhere.
    static std::size_t heap() {
#ifdef __EMSCRIPTEN__
        return reinterpret_cast<std::size_t>(sbrk(0));
#else
        return 0;
#endif
    }

    // The size stands before each block.
    static constexpr std::size_t kHead = 16;

    static void* take(std::size_t size) {
        auto* const block = static_cast<char*>(std::malloc(size + kHead));
        if (block == nullptr) std::abort();
        *reinterpret_cast<std::size_t*>(block) = size;
        held += size;
        most = std::max(most, held);
        return block + kHead;
    }
    static void give(void* made) {
        if (made == nullptr) return;
        char* const block = static_cast<char*>(made) - kHead;
        held -= *reinterpret_cast<std::size_t*>(block);
        std::free(block);
    }
};

}  // namespace segments::bench

void* operator new(std::size_t size) {
    return segments::bench::Allocations::take(size);
}
void operator delete(void* made) noexcept {
    segments::bench::Allocations::give(made);
}
void operator delete(void* made, std::size_t) noexcept {
    segments::bench::Allocations::give(made);
}
