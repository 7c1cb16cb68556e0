#include "app/segment/pins_dialog.h"

#include <algorithm>

#include "app/session/work_job.h"
#include "app/ui/button.h"
#include "app/ui/dialog.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "core/base/tr.h"
#include "core/contact/contact_view.h"

namespace segments::app {
namespace {

namespace card = contact::contact;
namespace line = segment::line;

constexpr std::size_t kMostShown = 200;

void unpin(Session& session, const std::string& segment_no, const std::vector<table::Code>& contacts) {
    run_work(session, criteria::ChangePins::unpin(session.db(), segment_no, contacts),
             {tr("Unpinning"), tr("Unpin contacts of {1}", segment_no)});
}

}  // namespace

void pin_lines(Session& session, const std::string& segment_no, std::vector<table::Row> lines) {
    const table::Table& table = session.table(line::kTable);
    const auto blank = [&](table::Row row) { return table.code(row, line::kContactNo) == 0; };
    lines.erase(std::remove_if(lines.begin(), lines.end(), blank), lines.end());
    if (lines.empty()) return;
    const std::size_t count = lines.size();
    const std::string number = filter::format_count(count, session.locale());
    run_work(session, std::make_shared<criteria::ChangePins>(criteria::ChangePins::pin(std::move(lines))),
             {tr_n("Pinning {1} line", "Pinning {1} lines", count, number),
              tr_n("Pin {1} line of {2}", "Pin {1} lines of {2}", count, number, segment_no)});
}

void unpin_lines(Session& session, const std::string& segment_no, const std::vector<table::Row>& lines) {
    std::vector<table::Code> contacts;
    contacts.reserve(lines.size());
    for (const table::Row row : lines)
        contacts.push_back(session.table(line::kTable).code(row, line::kContactNo));
    if (!contacts.empty()) unpin(session, segment_no, contacts);
}

void PinsDialog::draw_part(ui::Ui& ui, Session& session, bool in) {
    const std::size_t count = in ? pins_.in : pins_.out;
    const std::string number = filter::format_count(count, session.locale());
    ui::subheading(ui, in ? tr("Put in by hand: {1}", number) : tr("Taken out by hand: {1}", number));
    if (count == 0)
        return ui::text(ui, in ? tr("Nobody was put in by hand.") : tr("Nobody was taken out by hand."),
                        true);
    const table::Table& cards = session.table(card::kTable);
    std::size_t shown = 0;
    for (const criteria::PinnedContact& each : pins_.shown) {
        if (each.in != in) continue;
        ++shown;
        const table::Row contact = cards.find_code(each.contact);
        std::string name(session.db().domain(schema::domain::kContact).text(each.contact));
        if (contact != table::kNoRow)
            name += " " + std::string(contact::ContactView(session.db(), contact).name());
        const ui::IdScope scope(ui, each.contact);
        const ui::Row row(ui);
        if (ui::button(ui, tr("Unpin"),
                       {.reason = tr("Criteria may add it or take it away again"), .key = name}))
            unpin(session, segment_no_, {each.contact});
        ui::text(ui, name);
    }
    if (shown < count)
        ui::text(ui, tr("And {1} more.", filter::format_count(count - shown, session.locale())), true);
}

bool PinsDialog::draw(ui::Ui& ui, Session& session) {
    if (!session.db().busy() && version_ != session.db().version()) {
        version_ = session.db().version();
        pins_ = criteria::pinned_contacts(session.db(), segment_no_, kMostShown);
    }
    const ui::DialogScope dialog(ui, tr("Pinned Contacts"), {.width = 560});
    ui::text(ui, tr("What was put in or taken out by hand stays so when criteria are applied again."), true);
    draw_part(ui, session, true);
    draw_part(ui, session, false);
    bool open = !dialog.escaped();
    const ui::Row row(ui);
    if (ui::button(ui, tr("Close"), {.kind = ui::ButtonKind::primary})) open = false;
    const bool any = pins_.in + pins_.out > 0;
    if (ui::button(ui, tr("Unpin All"), {.enabled = any, .reason = any ? "" : tr("Nothing is pinned")}))
        unpin(session, segment_no_, {});
    return open;
}

}  // namespace segments::app
