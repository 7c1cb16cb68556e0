#include "app/exchange/wording.h"

namespace segments::app {

std::string in_quotes(std::string_view name) {
    return "\xE2\x80\x9C" + std::string(name) + "\xE2\x80\x9D";
}

std::string contacts_text(std::uint64_t count, const filter::Locale& locale) {
    return count == 1 ? "1 contact" : filter::format_count(count, locale) + " contacts";
}

std::string counts_text(const exchange::ImportCounts& counts, const filter::Locale& locale) {
    const auto part = [&](std::size_t count, std::string_view word) {
        return (count == 0 ? "none" : filter::format_count(count, locale)) + " " + std::string(word);
    };
    return part(counts.added, "new") + ", " + part(counts.changed, "changed") + ", " +
           part(counts.unchanged, "unchanged") + ", " + part(counts.rejected, "rejected");
}

std::string place_text(const exchange::Rejection& rejection, exchange::ImportPlan& plan) {
    std::string text =
        "Line " + std::to_string(rejection.line) + ", contact " + std::to_string(rejection.element);
    if (!rejection.no.empty()) text += " (" + rejection.no + ")";
    if (plan.stage().files() > 1) text = std::string(plan.stage().file_name(rejection.file)) + ": " + text;
    return text;
}

}  // namespace segments::app
