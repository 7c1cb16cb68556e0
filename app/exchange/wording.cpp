#include "app/exchange/wording.h"

#include "core/base/tr.h"

namespace segments::app {

std::string in_quotes(std::string_view name) {
    return tr("“{1}”", name);
}

std::string contacts_text(std::uint64_t count, const filter::Locale& locale) {
    return tr_n("{1} contact", "{1} contacts", count, filter::format_count(count, locale));
}

std::string exported_text(std::uint64_t contacts, std::string_view file_name, const filter::Locale& locale) {
    return tr_n("{1} contact exported to {2}.", "{1} contacts exported to {2}.", contacts,
                filter::format_count(contacts, locale), in_quotes(file_name)) +
           " " + tr("The browser saves it among your downloads.").str();
}

std::string nothing_imported_text(std::string_view file_name, std::string_view why) {
    return tr("Nothing was imported from {1}.", in_quotes(file_name)) + " " + std::string(why);
}

std::optional<Error> too_large_unless(bool sound, std::string_view file_name, std::string_view remedy) {
    if (sound) return std::nullopt;
    return fail(tr("{1} became larger than such a file can be, so it wasn't saved.", in_quotes(file_name)) +
                (remedy.empty() ? "" : " " + std::string(remedy)));
}

std::string counts_text(const exchange::ImportCounts& counts, const filter::Locale& locale) {
    const auto part = [&](std::size_t count) -> std::string {
        return count == 0 ? tr("none") : filter::format_count(count, locale);
    };
    return tr("{1} new, {2} changed, {3} unchanged, {4} rejected", part(counts.added), part(counts.changed),
              part(counts.unchanged), part(counts.rejected));
}

std::string place_text(const exchange::Rejection& rejection, exchange::ImportPlan& plan) {
    std::string text = tr("Line {1}, contact {2}", rejection.line, rejection.element);
    if (!rejection.no.empty()) text = tr("{1} ({2})", text, rejection.no);
    if (plan.stage().files() > 1) text = tr("{1}: {2}", plan.stage().file_name(rejection.file), text);
    return text;
}

}  // namespace segments::app
