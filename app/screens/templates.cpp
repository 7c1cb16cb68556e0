#include "app/screens/templates.h"

#include <span>

#include "app/form/record_field.h"
#include "app/logging/interaction_flows.h"
#include "app/screens/new_code.h"
#include "app/screens/template_languages.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "core/base/percent.h"
#include "core/base/tr.h"
#include "core/interaction/interaction_tables.h"
#include "core/setup/code_list.h"

namespace segments::app {
namespace {

namespace tmpl = interaction::template_;
namespace entry = interaction::log_entry;
using table::Row;

std::string address_of(std::string_view code) {
    return "/templates/" + percent_encoded(code);
}

GridSource template_source() {
    GridSource source{.table = tmpl::kTable, .noun = noun("template", "templates")};
    const auto column = [](table::FieldId field, float width) {
        return field_column(tmpl::kDef, field, width);
    };
    source.columns =
        all_fields(tmpl::kDef, {as_link(column(tmpl::kCode, 120)), column(tmpl::kDescription, 260),
                                column(tmpl::kInteractionGroupCode, 150),
                                column(tmpl::kCorrespondenceType, 150), column(tmpl::kLanguageCode, 130),
                                column(tmpl::kInformationFlow, 130), column(tmpl::kInitiatedBy, 120),
                                column(tmpl::kUnitCost, 110), column(tmpl::kUnitDuration, 130)});
    add_interaction_flows(source, entry::kInteractionTemplateCode);
    return source;
}

struct Part {
    std::string_view caption;
    std::span<const table::FieldId> fields;
};
constexpr table::FieldId kGeneral[] = {tmpl::kCode, tmpl::kDescription, tmpl::kInteractionGroupCode};
constexpr table::FieldId kInteraction[] = {tmpl::kCorrespondenceType, tmpl::kIgnoreContactCorresType,
                                           tmpl::kLanguageCode,       tmpl::kInformationFlow,
                                           tmpl::kInitiatedBy,        tmpl::kUnitCost,
                                           tmpl::kUnitDuration,       tmpl::kWizardAction,
                                           tmpl::kWordTemplateCode};
constexpr table::FieldId kCampaign[] = {tmpl::kCampaignNo, tmpl::kCampaignTarget, tmpl::kCampaignResponse};
constexpr Part kParts[] = {
    {msg("General"), kGeneral}, {msg("Interaction"), kInteraction}, {msg("Campaign"), kCampaign}};

}  // namespace

TemplateListScreen::TemplateListScreen()
    : grid_(msg("Interaction Templates"), template_source(), {.search = true}) {}

std::vector<Action> TemplateListScreen::actions(Session& session) {
    return {{.name = tr("New"),
             .icon = theme::Icon::plus,
             .run = [&session] { session.open(std::make_unique<NewCodeDialog>(tmpl::kTable)); },
             .primary = true},
            {.name = tr("Interaction Template Setup"),
             .icon = theme::Icon::settings,
             .run = [&session] { session.open(std::make_unique<TemplateSetupDialog>()); },
             .changes = false}};
}

void TemplateListScreen::draw(ui::Ui& ui, Session& session, const ui::Rect& area) {
    const RecordGrid::Events events = grid_.draw(
        ui, session, area,
        {theme::Icon::file_text, tr("No templates yet"),
         tr("A template holds what interactions of one kind begin with. Add the first one with New.")});
    if (events.opened == table::kNoRow) return;
    session.go(address_of(session.table(tmpl::kTable).text(events.opened, tmpl::kCode)));
}

std::vector<Action> TemplateCardScreen::actions(Session& session) {
    const Row row = session.table(tmpl::kTable).find(code_);
    if (row == table::kNoRow) return {};
    const auto entries = [code = code_, &session] { session.go("/log?template=" + percent_encoded(code)); };
    const auto remove = [this, row, &session] {
        const bool done = session.edit_or_tell(tr("Delete {1}", title(session)), [&](table::Transaction& tx) {
            return setup::delete_code(tx, tmpl::kTable, row);
        });
        if (done) session.go("/templates");
    };
    return {{.name = tr("Interaction Log Entries"),
             .icon = theme::Icon::messages_square,
             .run = entries,
             .changes = false},
            {.name = tr("Delete"), .icon = theme::Icon::trash_2, .run = remove}};
}

void TemplateCardScreen::draw(ui::Ui& ui, Session& session, const ui::Rect& area) {
    const table::Table& table = session.table(tmpl::kTable);
    const Row row = table.find(code_);
    if (row == table::kNoRow) {
        if (ui::empty_state_in(ui, area, theme::Icon::file_text, tr("There is no template {1}", code_),
                               tr("It may have been deleted: Undo brings it back."),
                               tr("Go to the templates"))) {
            session.go("/templates");
        }
        return;
    }
    const ui::ScrollArea page(ui, "page", area, theme::space::kXl, 1100);
    RecordForm form(session, tmpl::kTable, row);
    form.label = tr("Change {1}", title(session));
    form.editable = [](table::FieldId field) { return field != tmpl::kCode; };
    form.change = [&](table::FieldId field, std::string_view typed) {
        return change_template(session, code_, field, typed);
    };
    for (const Part& part : kParts) {
        const ui::Group group(ui, tr(part.caption));
        if (!group) continue;
        const ui::Form columns(ui, 3);
        for (const table::FieldId field : part.fields) form.draw(ui, field);
    }
    if (const ui::Group group(ui, tr("Languages")); group) draw_template_languages(ui, session, row);
}

}  // namespace segments::app
