// Fuzzes the filters that criteria rows keep, as they may come from a damaged or foreign workspace. The first
// byte chooses the section. What was accepted must print to a text that reads back the same, be told in
// words, and be renewed on another day.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/base/text.h"
#include "core/criteria/section_filter.h"

using namespace segments;
using namespace segments::criteria;

namespace {

void require(bool condition) {
    if (!condition) std::abort();
}

SectionFilter reread(const SectionFilter& filter) {
    const Result<SectionFilter> again = parse_section_filter(filter.section, to_text(filter));
    require(static_cast<bool>(again));
    require(*again == filter);
    return *again;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const auto section = static_cast<schema::Section>(data[0] % 10);
    const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
    Result<SectionFilter> parsed = parse_section_filter(section, text);
    if (!parsed) {
        require(!parsed.error().message.empty());
        return 0;
    }
    require(is_valid_utf8(in_words(reread(*parsed), filter::Locale())));
    Context later;
    later.today = later.work_date = to_day({2031, 2, 28});
    const SectionInfo& info = *find_section(section);
    for (FieldFilter& field : parsed->fields) {
        (void)date_choices(info, field, filter::entry_context(later));
        if (!field.dates) continue;
        for (filter::DateRule& rule : field.dates->rules) rule = filter::DateRule::rolling;
    }
    reread(renewed(*parsed, later));
    return 0;
}
