// Fuzzes everything that reads what people type into filters, searches and date fields. The first byte
// chooses the field's type and the region. Besides not crashing, what was accepted must print to an
// expression that means the same.
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "core/base/text.h"
#include "core/filter/date_formula.h"
#include "core/filter/filter.h"
#include "core/filter/quick_search.h"

using namespace segments;
using namespace segments::filter;

namespace {

constexpr std::array<std::string_view, 5> kCaptions = {" ", "Very Positive", "A&B", "C*", "..x"};
constexpr std::array<std::string_view, 5> kTexts = {"", "a", "A\xC3\xBC", "%me", "x..y & z"};
constexpr std::array<std::int64_t, 7> kNumbers = {INT64_MIN, -1, 0, 1, 46349, 66742560, INT64_MAX};

void require(bool condition) {
    if (!condition) std::abort();
}

void check_filter(const FieldType& field, std::string_view expression, const EntryContext& context) {
    const auto filter = parse(expression, field, context);
    if (!filter) {
        require(filter.error().position >= 0);
        require(is_valid_utf8(filter.error().message));
        return;
    }
    require(is_valid_utf8(filter->in_words("Field", context.locale)));
    (void)filter->date_terms(context.locale);
    const std::string canonical = filter->to_text(context.locale);
    const auto again = parse(canonical, field, context);
    require(static_cast<bool>(again));
    require(again->to_text(context.locale) == canonical);
    if (is_textual(field.type)) {
        for (const std::string_view text : kTexts) require(filter->matches(text) == again->matches(text));
    } else {
        for (const std::int64_t value : kNumbers) require(filter->matches(value) == again->matches(value));
        require(filter->intervals() == again->intervals());
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
    EntryContext context;
    context.today = to_day({2026, 11, 23});
    context.user_id = "O'Hara & Co..*";
    context.locale.date_order = static_cast<DateOrder>(data[0] / 9 % 3);
    if (data[0] / 27 % 2 == 1) {
        context.locale.decimal_separator = ",";
        context.locale.group_separator = ".";
        context.locale.date_separator = ".";
    }
    FieldType field;
    field.type = static_cast<ValueType>(data[0] % 9);
    field.option_captions = kCaptions;
    field.max_length = data[0] / 54 % 2 * 20;
    field.caption = "Field";

    check_filter(field, text, context);
    (void)parse_list_filter(text, field, context);
    (void)QuickSearch(text).matches(kTexts);
    if (const auto formula = DateFormula::parse(text)) (void)formula->apply(context.today);
    return 0;
}
