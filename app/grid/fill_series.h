// What dragging the handle of a block down or up fills in, as spreadsheets do: dates go on day by day or by
// the step that the block has, numbers by the step of two or more, texts that end in a number count on ("Box
// 9", "Box 10"). Everything else is repeated by the caller.
//
//     if (const std::optional<FillSeries> series = FillSeries::of(column.def, values))
//         series->at(values.size(), locale);       // the first one below; at(-1) the one above
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/filter/locale.h"
#include "core/table/schema.h"

namespace segments::app {

class FillSeries {
  public:
    // A cell: its number (for texts unused) and its text.
    struct Value {
        std::int64_t number = 0;
        std::string text = {};
    };
    // nullopt: the values are no series.
    static std::optional<FillSeries> of(const table::FieldDef& def, const std::vector<Value>& values);

    // The value at a place of the series, 0 being the first one given. Empty beyond what the type holds.
    std::string at(std::int64_t place, const filter::Locale& locale) const;

  private:
    enum class Kind : std::uint8_t { number, day, month, text };

    Kind kind_ = Kind::number;
    const table::FieldDef* def_ = nullptr;
    std::int64_t first_ = 0, step_ = 0;
    std::string before_;      // of texts: what stands before the number
    std::size_t digits_ = 0;  // and how many digits it has at least
};

}  // namespace segments::app
