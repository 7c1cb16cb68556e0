#include "app/duplicates/contact_duplicates.h"

#include <algorithm>

#include "app/duplicates/merge_screen.h"
#include "app/ui/button.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "core/base/tr.h"
#include "core/contact/contact_view.h"
#include "core/setup/marketing_setup.h"

namespace segments::app {
namespace {

namespace card = contact::contact;
namespace duplicate = contact::duplicate;

constexpr std::size_t kRowsOfSlice = 2000;

}  // namespace

void ContactDuplicates::refresh(const Session& session, table::Row contact_row) {
    const table::Table& contacts = session.table(card::kTable);
    const table::Table& pairs = session.table(duplicate::kTable);
    if (contacts_version_ == contacts.version() && pairs_version_ == pairs.version() && begun_) return;
    contacts_version_ = contacts.version();
    const contact::SearchStrings strings = contact::search_strings(session.db(), contact_row);
    const setup::DuplicateSettings settings = setup::duplicate_settings(session.db());
    if (!begun_) strings_ = strings;
    begun_ = true;
    if (strings != strings_) {
        strings_ = strings;
        found_.clear();
        search_.reset();
        if (settings.autosearch && settings.maintain_strings)
            search_ = std::make_unique<contact::DuplicatesOf>(session.db(), contact_row);
    } else if (search_) {
        // Another contact changed meanwhile: what was seen of it may be out of date.
        search_ = std::make_unique<contact::DuplicatesOf>(session.db(), contact_row);
    }
    pairs_version_ = pairs.version();
    const std::string no(contacts.text(contact_row, card::kNo));
    const table::Code code = contacts.code(contact_row, card::kNo);
    listed_ = found_;
    pairs.live().for_each([&](table::Row row) {
        const bool first = pairs.code(row, duplicate::kContactNo) == code;
        if (!first && pairs.code(row, duplicate::kDuplicateNo) != code) return;
        listed_.emplace_back(pairs.text(row, first ? duplicate::kDuplicateNo : duplicate::kContactNo));
    });
    std::sort(listed_.begin(), listed_.end());
    listed_.erase(std::unique(listed_.begin(), listed_.end()), listed_.end());
    std::erase_if(listed_, [&](const std::string& other) {
        return contacts.find(other) == table::kNoRow || contact::are_separate(session.db(), no, other);
    });
}

bool ContactDuplicates::work(Session& session, const std::function<bool()>& over) {
    if (!search_ || session.table(card::kTable).version() != contacts_version_) return false;
    bool done = false;
    while (!done && !over()) done = search_->step(kRowsOfSlice);
    if (!done) return true;
    const table::Table& contacts = session.table(card::kTable);
    found_.clear();
    for (const contact::DuplicatesOf::Found& each : search_->found())
        found_.emplace_back(contacts.text(each.row, card::kNo));
    search_.reset();
    pairs_version_ = 0;
    session.platform().request_frame(0);
    return false;
}

void ContactDuplicates::draw(ui::Ui& ui, Session& session, table::Row contact_row) {
    refresh(session, contact_row);
    if (listed_.empty()) return;
    const table::Table& contacts = session.table(card::kTable);
    const std::string no(contacts.text(contact_row, card::kNo));
    const ui::Card hint(ui, "duplicates");
    ui::strong_text(
        ui, listed_.size() == 1 ? tr("Another contact looks the same") : tr("Other contacts look the same"));
    for (const std::string& other : std::vector<std::string>(listed_)) {
        const table::Row row = contacts.find(other);
        if (row == table::kNoRow) continue;
        const ui::IdScope scope(ui, other);
        const ui::Row line(ui);
        const std::string address = "/contacts/" + other;
        const std::string city(contacts.text(row, card::kCity));
        if (ui::link(ui,
                     other + " " + std::string(contacts.text(row, card::kName)) +
                         (city.empty() ? "" : ", " + city),
                     "#" + address))
            session.go(address);
        if (ui::button(ui, tr("Compare and Merge"), {.icon = theme::Icon::merge}))
            session.go(merge_address(other, no));
        if (ui::button(ui, tr("Separate Contacts"), {.icon = theme::Icon::split})) {
            session.edit_or_tell(tr("Separate contacts {1} and {2}", no, other), [&](table::Transaction& tx) {
                contact::set_separate(tx, no, other, true);
                return Result<void>();
            });
            ui.again();
        }
    }
}

}  // namespace segments::app
