#include "app/screens/assignment_details.h"

#include <vector>

#include "app/ui/button.h"
#include "app/ui/choice.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "core/base/tr.h"
#include "core/contact/assignments.h"
#include "core/contact/link_contact.h"
#include "core/setup/marketing_setup.h"

namespace segments::app {
namespace {

namespace source = contact::web_source;
namespace relation = contact::business_relation;
using table::Row;

}  // namespace

void AssignmentDetails::draw_web_sources(ui::Ui& ui, Session& session, std::span<const Row> rows) const {
    const table::Table& sources = session.table(source::kTable);
    for (const Row row : rows) {
        const std::string code(sources.text(row, source::kWebSourceCode));
        const ui::IdScope scope(ui, code);
        const ui::Row line(ui);
        const ui::FieldResult word = ui::text_field(
            ui, tr("Search Word for {1}", code), sources.text(row, source::kSearchWord),
            {.max_length = sources.field(source::kSearchWord).max_length, .width = 220, .kept = true});
        if (word.committed) {
            const Result<void> done = session.edit(tr("Search word"), [&](table::Transaction& tx) {
                return contact::set_assignment_field(tx, session.context(), contact::Assignment::web_source,
                                                     row, source::kSearchWord, schema::FieldValue(word.text));
            });
            if (!done) word.reject(sentence(done.error()));
        }
        const std::string url = contact::web_source_url(session.db(), row);
        const bool web = url.starts_with("https://") || url.starts_with("http://");
        if (web && ui::link(ui, tr("Search"), url)) session.platform().open_link(url);
    }
}

void AssignmentDetails::draw_relations(ui::Ui& ui, Session& session, Row contact_row,
                                       std::span<const Row> rows) {
    const table::Table& relations = session.table(relation::kTable);
    for (const Row row : rows) {
        const auto target = static_cast<std::size_t>(relations.number(row, relation::kLinkToTable));
        if (target == 0) continue;
        ui::text(ui,
                 std::string(relations.text(row, relation::kBusinessRelationCode)) + ": " +
                     std::string(schema::kLinkTargets[target]) + " " +
                     std::string(relations.text(row, relation::kLinkedNo)),
                 true);
    }
    std::vector<schema::LinkTarget> targets;
    std::vector<std::string> names;
    for (std::size_t i = 1; i < std::size(schema::kLinkTargets); ++i) {
        const auto target = static_cast<schema::LinkTarget>(i);
        if (setup::relation_code_for(session.db(), target).empty()) continue;
        targets.push_back(target);
        names.emplace_back(schema::kLinkTargets[i]);
    }
    if (targets.empty()) return;
    if (target_ >= static_cast<int>(targets.size())) target_ = 0;
    const ui::IdScope scope(ui, "link");
    const ui::Row line(ui);
    if (const int chosen = ui::select(ui, tr("Link to Table"), target_, names, {.width = 150}); chosen >= 0)
        target_ = chosen;
    const ui::FieldResult no = ui::text_field(ui, tr("Linked No."), no_, {.max_length = 20, .width = 150});
    if (no.changed || no.committed) no_ = no.text;
    if (!ui::button(ui, tr("Link"), {.icon = theme::Icon::link})) return;
    const bool done = session.edit_or_tell(tr("Link contact"), [&](table::Transaction& tx) {
        return without_value(contact::link_contact(tx, session.context(), contact_row,
                                                   targets[static_cast<std::size_t>(target_)], no_));
    });
    if (done) {
        no_.clear();
        ui::drop_draft(ui, no.id);
    }
    ui.again();
}

}  // namespace segments::app
