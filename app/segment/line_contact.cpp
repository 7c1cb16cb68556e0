#include "app/segment/line_contact.h"

#include <array>

#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/contact/contact_tables.h"
#include "core/filter/quick_search.h"

namespace segments::app {

Result<std::string> contact_meant(const Session& session, std::string_view typed) {
    namespace card = contact::contact;
    const table::Table& contacts = session.table(card::kTable);
    const std::string number = code_form(typed);
    if (number.empty() || contacts.find(number) != table::kNoRow) return number;
    const filter::QuickSearch search(typed);
    const std::string name = fold_case(trim_blanks(typed));
    std::size_t named = 0, similar = 0;
    table::Row by_name = table::kNoRow, by_part = table::kNoRow;
    contacts.live().for_each([&](table::Row row) {
        const std::array<std::string_view, 1> texts{contacts.text(row, card::kName)};
        if (!search.matches(texts)) return;
        ++similar;
        by_part = row;
        if (fold_case(texts[0]) != name) return;
        ++named;
        by_name = row;
    });
    const table::Row meant = named == 1 ? by_name : similar == 1 ? by_part : table::kNoRow;
    if (meant != table::kNoRow) return std::string(contacts.text(meant, card::kNo));
    if (similar > 1) {
        return fail(tr_n("{1} contact matches “{2}”. Choose one of the list, or enter its number.",
                         "{1} contacts match “{2}”. Choose one of the list, or enter its number.", similar,
                         filter::format_count(similar, session.locale()), typed),
                    "LIN-2");
    }
    return fail(tr("There is no contact “{1}”. Choose one of the list, or create it first.", typed), "LIN-2");
}

}  // namespace segments::app
