#include "app/segment/line_contact.h"

#include <array>

#include "core/base/text.h"
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
    const std::string quoted = "“" + std::string(typed) + "”";
    if (similar > 1) {
        return fail(counted(similar, "contact matches ", "contacts match ", session.locale()) + quoted +
                        ". Choose one of the list, or enter its number.",
                    "LIN-2");
    }
    return fail("There is no contact " + quoted + ". Choose one of the list, or create it first.", "LIN-2");
}

}  // namespace segments::app
