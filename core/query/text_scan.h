// Looks for a word in the texts of 64 rows at once, without looking at the single texts: they lie behind each
// other in memory as they were written, so that the whole stretch is searched. Rows whose texts lie
// elsewhere, since they were changed later, are for the caller to look at.
//
//     TextScan scan(table, field, condition);          // one that asks for texts that contain something
//     std::optional<std::uint64_t> bits = scan.word(first, candidates);   // nullopt: look row by row
#pragma once

#include <cstdint>
#include <optional>

#include "core/filter/text_condition.h"
#include "core/table/table.h"

namespace segments::query {

class TextScan {
  public:
    // Whether it knows a way for the condition.
    static bool serves(const table::Table& table, table::FieldId field,
                       const filter::TextCondition& condition);
    // REQUIRES: serves(). `condition` outlives this.
    TextScan(const table::Table& table, table::FieldId field, const filter::TextCondition& condition);

    // Of the candidates among the 64 rows from `first` on, those that contain the word.
    std::optional<std::uint64_t> word(table::Row first, std::uint64_t candidates) const;

  private:
    struct Texts;
    template <bool kFold>
    std::optional<std::uint64_t> search(const Texts& texts) const;

    const table::NumberColumn* column_;
    const table::TextArena* arena_;
    std::string_view needle_;
    bool fold_, has_twin_;
};

}  // namespace segments::query
