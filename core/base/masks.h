// 64 values compared at once: a bit for each that lies within a range, or belongs to a set. By the SIMD
// instructions of WebAssembly in the page, of SSE2 natively, else value by value.
#pragma once

#include <array>
#include <cstdint>
#include <type_traits>

#if defined(__wasm_simd128__)
#include <wasm_simd128.h>
#elif defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace segments {

// Of `count` values, at most 64.
template <typename T>
std::uint64_t some_in_range(const T* values, std::size_t count, T first, T last) {
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < count; ++i)
        bits |= std::uint64_t{values[i] >= first && values[i] <= last} << i;
    return bits;
}

#if defined(__wasm_simd128__)

namespace masks {

// Values at or above `first` by at most `span`: one comparison without signs.
template <typename T>
v128_t within(const T* values, v128_t first, v128_t span) {
    const v128_t loaded = wasm_v128_load(values);
    if constexpr (sizeof(T) == 1) return wasm_u8x16_le(wasm_i8x16_sub(loaded, first), span);
    if constexpr (sizeof(T) == 2) return wasm_u16x8_le(wasm_i16x8_sub(loaded, first), span);
    if constexpr (sizeof(T) == 4) return wasm_u32x4_le(wasm_i32x4_sub(loaded, first), span);
}
template <typename T>
v128_t splat(T value) {
    if constexpr (sizeof(T) == 1) return wasm_i8x16_splat(static_cast<std::int8_t>(value));
    if constexpr (sizeof(T) == 2) return wasm_i16x8_splat(static_cast<std::int16_t>(value));
    if constexpr (sizeof(T) == 4) return wasm_i32x4_splat(static_cast<std::int32_t>(value));
}
// A byte for each of 16 values.
template <typename T>
v128_t bytes_within(const T* values, v128_t first, v128_t span) {
    if constexpr (sizeof(T) == 1) return within(values, first, span);
    if constexpr (sizeof(T) == 2)
        return wasm_i8x16_narrow_i16x8(within(values, first, span), within(values + 8, first, span));
    if constexpr (sizeof(T) == 4)
        return wasm_i8x16_narrow_i16x8(
            wasm_i16x8_narrow_i32x4(within(values, first, span), within(values + 4, first, span)),
            wasm_i16x8_narrow_i32x4(within(values + 8, first, span), within(values + 12, first, span)));
}
inline std::uint64_t bits_of(v128_t bytes) {
    return static_cast<std::uint64_t>(wasm_i8x16_bitmask(bytes)) & 0xFFFF;
}

}  // namespace masks

#elif defined(__SSE2__)

namespace masks {

inline __m128i load(const void* values) {
    return _mm_loadu_si128(static_cast<const __m128i*>(values));
}
// There is no comparison without signs: a minimum, a saturated difference or changed signs stand for it.
template <typename T>
__m128i within(const T* values, __m128i first, __m128i span) {
    if constexpr (sizeof(T) == 1) {
        const __m128i above = _mm_sub_epi8(load(values), first);
        return _mm_cmpeq_epi8(_mm_min_epu8(above, span), above);
    }
    if constexpr (sizeof(T) == 2)
        return _mm_cmpeq_epi16(_mm_subs_epu16(_mm_sub_epi16(load(values), first), span), _mm_setzero_si128());
    if constexpr (sizeof(T) == 4) {
        const __m128i sign = _mm_set1_epi32(INT32_MIN);
        const __m128i above = _mm_xor_si128(_mm_sub_epi32(load(values), first), sign);
        return _mm_xor_si128(_mm_cmpgt_epi32(above, _mm_xor_si128(span, sign)), _mm_set1_epi32(-1));
    }
}
template <typename T>
__m128i splat(T value) {
    if constexpr (sizeof(T) == 1) return _mm_set1_epi8(static_cast<char>(value));
    if constexpr (sizeof(T) == 2) return _mm_set1_epi16(static_cast<std::int16_t>(value));
    if constexpr (sizeof(T) == 4) return _mm_set1_epi32(static_cast<std::int32_t>(value));
}
template <typename T>
__m128i bytes_within(const T* values, __m128i first, __m128i span) {
    if constexpr (sizeof(T) == 1) return within(values, first, span);
    if constexpr (sizeof(T) == 2)
        return _mm_packs_epi16(within(values, first, span), within(values + 8, first, span));
    if constexpr (sizeof(T) == 4)
        return _mm_packs_epi16(
            _mm_packs_epi32(within(values, first, span), within(values + 4, first, span)),
            _mm_packs_epi32(within(values + 8, first, span), within(values + 12, first, span)));
}
inline std::uint64_t bits_of(__m128i bytes) {
    return static_cast<std::uint64_t>(_mm_movemask_epi8(bytes)) & 0xFFFF;
}

}  // namespace masks

#endif

// Of 64 values those in [first, last]. REQUIRES: first <= last.
template <typename T>
std::uint64_t in_range(const T* values, T first, T last) {
#if defined(__wasm_simd128__) || defined(__SSE2__)
    if constexpr (sizeof(T) <= 4) {
        using Unsigned = std::make_unsigned_t<T>;
        const auto from = masks::splat(first);
        const auto span =
            masks::splat(static_cast<Unsigned>(static_cast<Unsigned>(last) - static_cast<Unsigned>(first)));
        std::uint64_t bits = 0;
        for (int part = 0; part < 4; ++part)
            bits |= masks::bits_of(masks::bytes_within(values + 16 * part, from, span)) << (16 * part);
        return bits;
    }
#endif
    return some_in_range(values, 64, first, last);
}

// A set of the numbers 0 to 127.
class SmallSet {
  public:
    void insert(std::size_t number) {
        members_[number] = 1;
        by_low_[number & 15] = static_cast<std::uint8_t>(by_low_[number & 15] | 1u << (number >> 4));
    }
    // Of `count` values, at most 64. REQUIRES: none is negative.
    std::uint64_t some_members(const std::int8_t* values, std::size_t count) const {
        std::uint64_t bits = 0;
        for (std::size_t i = 0; i < count; ++i)
            bits |= std::uint64_t{members_[static_cast<std::uint8_t>(values[i])]} << i;
        return bits;
    }
    // Of 64 values.
    std::uint64_t members(const std::int8_t* values) const {
#if defined(__wasm_simd128__)
        const v128_t by_low = wasm_v128_load(by_low_.data());
        const v128_t by_high = wasm_i8x16_make(1, 2, 4, 8, 16, 32, 64, -128, 0, 0, 0, 0, 0, 0, 0, 0);
        const v128_t low = wasm_i8x16_splat(15);
        std::uint64_t bits = 0;
        for (int part = 0; part < 4; ++part) {
            const v128_t loaded = wasm_v128_load(values + 16 * part);
            const v128_t row = wasm_i8x16_swizzle(by_low, wasm_v128_and(loaded, low));
            const v128_t bit = wasm_i8x16_swizzle(by_high, wasm_u8x16_shr(loaded, 4));
            const v128_t found = wasm_i8x16_ne(wasm_v128_and(row, bit), wasm_i8x16_splat(0));
            bits |= masks::bits_of(found) << (16 * part);
        }
        return bits;
#else
        return some_members(values, 64);
#endif
    }

  private:
    std::array<std::uint8_t, 128> members_{};
    std::array<std::uint8_t, 16> by_low_{};  // a bit for each upper half
};

}  // namespace segments
