// Short forms for describing fields; used by the *_table.cpp files only.
#pragma once

#include "core/table/schema.h"

namespace segments::schema {

using filter::ValueType;
using table::DomainId;
using table::FieldDef;
using table::FieldId;
using table::Storage;

// A code that names a record of another table (or this one's key): upper case, shared dictionary.
constexpr FieldDef code(FieldId id, std::string_view name, std::string_view caption, std::uint16_t length,
                        DomainId domain, std::uint8_t flags = table::kPlain) {
    return {id, name, caption, ValueType::code, Storage::dictionary, domain, length, flags, {}};
}
// Text that repeats from row to row (cities, descriptions).
constexpr FieldDef repeated(FieldId id, std::string_view name, std::string_view caption, std::uint16_t length,
                            DomainId domain = table::kNoDomain, std::uint8_t flags = table::kPlain) {
    return {id, name, caption, ValueType::text, Storage::dictionary, domain, length, flags, {}};
}
// Text that is different in most rows.
constexpr FieldDef free_text(FieldId id, std::string_view name, std::string_view caption,
                             std::uint16_t length, std::uint8_t flags = table::kPlain) {
    return {id, name, caption, ValueType::text, Storage::text, table::kNoDomain, length, flags, {}};
}
// Upper-case text that is different in most rows.
constexpr FieldDef free_code(FieldId id, std::string_view name, std::string_view caption,
                             std::uint16_t length, std::uint8_t flags = table::kPlain) {
    return {id, name, caption, ValueType::code, Storage::text, table::kNoDomain, length, flags, {}};
}
constexpr FieldDef number(FieldId id, std::string_view name, std::string_view caption, ValueType type,
                          std::uint8_t flags = table::kPlain) {
    return {id, name, caption, type, Storage::number, table::kNoDomain, 0, flags, {}};
}
constexpr FieldDef flag(FieldId id, std::string_view name, std::string_view caption,
                        std::uint8_t flags = table::kPlain) {
    return number(id, name, caption, ValueType::boolean, flags);
}
constexpr FieldDef option(FieldId id, std::string_view name, std::string_view caption,
                          std::span<const std::string_view> options, std::uint8_t flags = table::kPlain) {
    return {id, name, caption, ValueType::option, Storage::number, table::kNoDomain, 0, flags, options};
}

}  // namespace segments::schema
