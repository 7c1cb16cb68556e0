#include "core/table/column_codec.h"

#include <algorithm>
#include <cstring>
#include <optional>

namespace segments::table {
namespace {

enum Form : std::uint8_t {
    kConstantNumber = 0,   // zigzag
    kOffsets = 1,          // zigzag minimum, width, unsigned offsets
    kCounting = 2,         // zigzag first, zigzag step
    kConstantText = 3,     // text
    kSmallDictionary = 4,  // varint count, texts, width, indexes
    kPlainTexts = 5,       // texts
    kNumbered = 6,         // text prefix, u8 digits, varint first number
    kSparseTexts = 7,      // bitmap of filled rows, their texts
};

int width_of(std::uint64_t value) {
    return value <= 0xFF ? 1 : value <= 0xFFFF ? 2 : value <= 0xFFFFFFFF ? 4 : 8;
}

void encode_numbers(ByteWriter& out, std::span<const std::int64_t> values) {
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    if (*low == *high) {
        out.u8(kConstantNumber);
        out.zigzag(*low);
        return;
    }
    const auto step = static_cast<std::uint64_t>(values[1]) - static_cast<std::uint64_t>(values[0]);
    bool counting = true;
    for (std::size_t i = 2; i < values.size() && counting; ++i) {
        counting = static_cast<std::uint64_t>(values[i]) - static_cast<std::uint64_t>(values[i - 1]) == step;
    }
    if (counting) {
        out.u8(kCounting);
        out.zigzag(values[0]);
        out.zigzag(static_cast<std::int64_t>(step));
        return;
    }
    const auto base = static_cast<std::uint64_t>(*low);
    const int width = width_of(static_cast<std::uint64_t>(*high) - base);
    out.u8(kOffsets);
    out.zigzag(*low);
    out.u8(static_cast<std::uint8_t>(width));
    for (const std::int64_t value : values) out.fixed(static_cast<std::uint64_t>(value) - base, width);
}

// "CT000041" -> {"CT", 6 digits, 41}
struct Numbered {
    std::string_view prefix;
    std::size_t digits = 0;
    std::uint64_t number = 0;
};

std::optional<Numbered> split_number(std::string_view text) {
    std::size_t digits = 0;
    while (digits < text.size() && digits < 18) {
        const char c = text[text.size() - 1 - digits];
        if (c < '0' || c > '9') break;
        ++digits;
    }
    if (digits == 0) return std::nullopt;
    Numbered result{text.substr(0, text.size() - digits), digits, 0};
    for (const char c : text.substr(result.prefix.size())) {
        result.number = result.number * 10 + static_cast<std::uint64_t>(c - '0');
    }
    return result;
}

bool try_numbered(ByteWriter& out, const Table& table, FieldId field, std::span<const std::int64_t> raws) {
    const auto text = [&](std::size_t i) { return table.raw_text(field, raws[i]); };
    const std::optional<Numbered> first = split_number(text(0));
    if (!first) return false;
    for (std::size_t i = 1; i < raws.size(); ++i) {
        const std::optional<Numbered> next = split_number(text(i));
        if (!next || next->digits != first->digits || next->number != first->number + i ||
            next->prefix != first->prefix) {
            return false;
        }
    }
    out.u8(kNumbered);
    out.text(first->prefix);
    out.u8(static_cast<std::uint8_t>(first->digits));
    out.varint(first->number);
    return true;
}

// Gives each distinct code of a block its index, in the order of appearance.
class BlockDictionary {
  public:
    explicit BlockDictionary(std::size_t rows) {
        std::size_t capacity = 16;
        while (capacity < rows * 2) capacity *= 2;
        slots_.assign(capacity, kFree);
    }
    std::uint32_t index_of(std::int64_t code) {
        const std::size_t mask = slots_.size() - 1;
        std::size_t slot =
            static_cast<std::size_t>(static_cast<std::uint64_t>(code) * 0x9E3779B97F4A7C15ull >> 40) & mask;
        while (slots_[slot] != kFree && codes_[slots_[slot]] != code) slot = (slot + 1) & mask;
        if (slots_[slot] == kFree) {
            slots_[slot] = static_cast<std::uint32_t>(codes_.size());
            codes_.push_back(code);
        }
        return slots_[slot];
    }
    const std::vector<std::int64_t>& codes() const { return codes_; }

  private:
    static constexpr std::uint32_t kFree = 0xFFFFFFFF;
    std::vector<std::uint32_t> slots_;
    std::vector<std::int64_t> codes_;
};

void encode_plain_texts(ByteWriter& out, const Table& table, FieldId field,
                        std::span<const std::int64_t> raws) {
    const auto blank = static_cast<std::size_t>(std::count(raws.begin(), raws.end(), 0));
    if (blank * 4 <= raws.size() * 3) {
        out.u8(kPlainTexts);
        for (const std::int64_t raw : raws) out.text(table.raw_text(field, raw));
        return;
    }
    out.u8(kSparseTexts);
    std::string filled((raws.size() + 7) / 8, '\0');
    for (std::size_t i = 0; i < raws.size(); ++i) {
        if (raws[i] != 0) filled[i / 8] = static_cast<char>(filled[i / 8] | 1 << i % 8);
    }
    out.raw(filled);
    for (const std::int64_t raw : raws) {
        if (raw != 0) out.text(table.raw_text(field, raw));
    }
}

void encode_codes(ByteWriter& out, const Table& table, FieldId field, std::span<const std::int64_t> raws) {
    BlockDictionary dictionary(raws.size());
    std::vector<std::uint32_t> index;
    index.reserve(raws.size());
    for (const std::int64_t raw : raws) index.push_back(dictionary.index_of(raw));
    const std::size_t distinct = dictionary.codes().size();
    if (distinct * 4 > raws.size() * 3) {
        if (!try_numbered(out, table, field, raws)) encode_plain_texts(out, table, field, raws);
        return;
    }
    out.u8(kSmallDictionary);
    out.varint(distinct);
    for (const std::int64_t code : dictionary.codes()) out.text(table.raw_text(field, code));
    const int width = width_of(distinct - 1);
    out.u8(static_cast<std::uint8_t>(width));
    for (const std::uint32_t i : index) out.fixed(i, width);
}

bool valid_width(int width) {
    return width == 1 || width == 2 || width == 4 || width == 8;
}

// False if it has more digits.
bool write_digits(std::uint64_t number, char* at, std::size_t digits) {
    for (; digits-- > 0; number /= 10) at[digits] = static_cast<char>('0' + number % 10);
    return number == 0;
}

// The next number in so many digits; false behind the last one.
bool count_up(char* at, std::size_t digits) {
    while (digits > 0 && at[digits - 1] == '9') at[--digits] = '0';
    if (digits > 0) ++at[digits - 1];
    return digits > 0;
}

// Numbers of a known width, plus `base`: the compiler turns that into some instructions for many of them.
template <typename Narrow, typename Number>
void widen(std::string_view bytes, std::uint64_t base, std::vector<Number>& numbers) {
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        Narrow narrow;
        std::memcpy(&narrow, bytes.data() + i * sizeof(Narrow), sizeof(Narrow));
        numbers[i] = static_cast<Number>(base + narrow);
    }
}

// As many numbers as there is room for. False if the bytes aren't that many of a valid width.
template <typename Number>
bool read_numbers(ByteReader& in, std::uint64_t base, std::vector<Number>& numbers) {
    const int width = in.u8();
    if (!valid_width(width) || static_cast<std::size_t>(width) > sizeof(Number)) return false;
    const std::string_view bytes = in.raw(numbers.size() * static_cast<std::size_t>(width));
    if (!in.ok()) return false;
    switch (width) {
        case 1:
            widen<std::uint8_t>(bytes, base, numbers);
            break;
        case 2:
            widen<std::uint16_t>(bytes, base, numbers);
            break;
        case 4:
            widen<std::uint32_t>(bytes, base, numbers);
            break;
        default:
            widen<std::uint64_t>(bytes, base, numbers);
            break;
    }
    return true;
}

bool decode_numbered(ByteReader& in, std::size_t rows, DecodedColumn& column) {
    const std::string_view prefix = in.text();
    const std::size_t digits = in.u8();
    const std::uint64_t first = in.varint();
    if (!in.ok() || digits == 0 || digits > 18 || prefix.size() > 256) return false;
    const std::size_t length = prefix.size() + digits;
    column.numbered.resize(length * rows);
    column.texts.resize(rows);
    char* at = column.numbered.data();
    std::copy(prefix.begin(), prefix.end(), at);
    if (!write_digits(first, at + prefix.size(), digits)) return false;
    column.texts[0] = {at, length};
    for (std::size_t row = 1; row < rows; ++row, at += length) {
        std::copy(at, at + length, at + length);
        if (!count_up(at + length + prefix.size(), digits)) return false;
        column.texts[row] = {at + length, length};
    }
    return true;
}

}  // namespace

void encode_column(ByteWriter& out, const Table& table, FieldId field, std::span<const std::int64_t> raws) {
    const Storage storage = table.field(field).storage;
    if (storage == Storage::number) {
        encode_numbers(out, raws);
    } else if (std::all_of(raws.begin(), raws.end(), [&](std::int64_t raw) { return raw == raws[0]; })) {
        out.u8(kConstantText);
        out.text(table.raw_text(field, raws[0]));
    } else if (storage == Storage::dictionary) {
        encode_codes(out, table, field, raws);
    } else {
        encode_plain_texts(out, table, field, raws);
    }
}

bool decode_column(ByteReader& in, bool textual, std::size_t rows, DecodedColumn& column) {
    const std::uint8_t form = in.u8();
    if (!in.ok() || textual != (form >= kConstantText)) return false;
    switch (form) {
        case kConstantNumber:
            column.numbers.assign(rows, in.zigzag());
            return in.ok();
        case kCounting: {
            auto value = static_cast<std::uint64_t>(in.zigzag());
            const auto step = static_cast<std::uint64_t>(in.zigzag());
            column.numbers.reserve(rows);
            for (std::size_t i = 0; i < rows; ++i, value += step)
                column.numbers.push_back(static_cast<std::int64_t>(value));
            return in.ok();
        }
        case kOffsets: {
            const auto base = static_cast<std::uint64_t>(in.zigzag());
            column.numbers.resize(rows);
            return read_numbers(in, base, column.numbers);
        }
        case kConstantText:
            column.dictionary.push_back(in.text());
            column.index.assign(rows, 0);
            return in.ok();
        case kSmallDictionary: {
            const std::uint64_t count = in.varint();
            if (count == 0 || count > rows) return false;
            column.dictionary.resize(static_cast<std::size_t>(count));
            for (std::string_view& text : column.dictionary) text = in.text();
            column.index.resize(rows);
            return read_numbers(in, 0, column.index) &&
                   *std::max_element(column.index.begin(), column.index.end()) < count;
        }
        case kPlainTexts:
            column.texts.resize(rows);
            for (std::string_view& text : column.texts) text = in.text();
            return in.ok();
        case kSparseTexts: {
            const std::string_view filled = in.raw((rows + 7) / 8);
            if (!in.ok()) return false;
            column.texts.resize(rows);
            for (std::size_t i = 0; i < rows && in.ok(); ++i) {
                if ((filled[i / 8] >> i % 8 & 1) != 0) column.texts[i] = in.text();
            }
            return in.ok();
        }
        case kNumbered:
            return decode_numbered(in, rows, column);
        default:
            return false;
    }
}

}  // namespace segments::table
