// What an interaction template gives to a header (HDR-22, HDR-23) or a line (LIN-22), as raw values of the
// line's columns. Codes and numbers of the template are those of the columns: they share dictionaries.
#pragma once

#include <array>
#include <map>
#include <string_view>

#include "core/segment/own_field.h"
#include "core/table/database.h"

namespace segments::segment {

struct TemplateValues {
    bool exists = false;
    OwnMask given = 0;  // which of `raw` the template gives
    std::array<std::int64_t, kOwnFields> raw{};
    bool ignores_contact_type = false;  // Ignore Contact Corres. Type
    std::string_view description;       // given to lines only (LIN-22)

    bool gives(OwnField field) const { return (given & bit(field)) != 0; }
    std::int64_t operator[](OwnField field) const { return raw[static_cast<std::size_t>(field)]; }
    // Whether the raw value of a line's field is the one that the template puts there (PRD-2).
    bool put(const table::Database& db, OwnField field, std::int64_t value) const;
};

// Gives nothing if the code is 0 or the template has been deleted (TPL-6).
TemplateValues read_template(const table::Database& db, table::Code code);

// The same for many lines with few templates.
class TemplateCache {
  public:
    const TemplateValues& of(const table::Database& db, table::Code code);

  private:
    std::map<table::Code, TemplateValues> values_;
};

}  // namespace segments::segment
