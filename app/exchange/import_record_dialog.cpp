#include "app/exchange/import_record_dialog.h"

#include "app/ui/button.h"
#include "app/ui/choice.h"
#include "app/ui/dialog.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/exchange/contact_print.h"

namespace segments::app {
namespace {

constexpr std::size_t kShownCharacters = 500;  // of one value

std::string shown(const std::string& value) {
    if (value.empty()) return tr("(blank)");
    const std::string_view begin = first_characters(value, kShownCharacters);
    return begin.size() < value.size() ? std::string(begin) + "…" : value;
}

bool close_row(ui::Ui& ui, const ui::DialogScope& dialog) {
    const ui::Row row(ui);
    return ui::primary_button(ui, tr("Close")) || dialog.escaped();
}

}  // namespace

std::string record_caption(const exchange::ImportPlan& plan, std::uint32_t number) {
    const std::string no(plan.no_of(number)), name = plan.name_of(number);
    return no.empty() ? name : name.empty() ? no : no + " " + name;
}

bool ImportRecordDialog::draw(ui::Ui& ui, Session& session) {
    if (!looked_) {
        looked_ = true;
        changes_ = exchange::changes_of(*plan_, number_, session.locale());
        conflicts_ = exchange::conflicts_of(*plan_, number_, session.locale());
    }
    const ui::DialogScope dialog(ui, record_caption(*plan_, number_), {.width = 640});
    const bool exists = plan_->stage()[number_].target != table::kNoRow;
    if (changes_.empty()) {
        ui::text(ui, tr("The workspace has all that the file says of this contact."));
    } else {
        ui::text(ui,
                 exists ? tr("What the import changes: the value that is there, and the one that comes in.")
                        : tr("A new contact, with these values."),
                 true);
    }
    std::vector<ui::Fact> facts;
    facts.reserve(changes_.size());
    for (const exchange::FieldChange& each : changes_)
        facts.push_back({tr(each.caption), exists ? tr("{1} → {2}", shown(each.before), shown(each.after))
                                                  : shown(each.after)});
    ui::facts(ui, facts);
    draw_conflicts(ui);
    const ui::Row row(ui);
    if (decided_ && ui::primary_button(ui, tr("Apply"))) {
        exchange::ImportOptions options = plan_->options();
        for (const exchange::FieldConflict& each : conflicts_)
            options.decisions[exchange::conflict_key(number_, each.part)] = each.taken;
        decide_(std::move(options));
        return false;
    }
    return !ui::button(ui, decided_ ? tr("Cancel") : tr("Close")) && !dialog.escaped();
}

// Fields that the file and the workspace have changed since the export.
void ImportRecordDialog::draw_conflicts(ui::Ui& ui) {
    if (conflicts_.empty()) return;
    ui::subheading(ui, tr("Changed here and there since the export"));
    for (exchange::FieldConflict& each : conflicts_) {
        const std::vector<std::string> sides = {tr("The workspace's value: {1}", shown(each.ours)),
                                                tr("The file's value: {1}", shown(each.theirs))};
        const int chosen = ui::select(ui, tr(each.caption), each.taken == exchange::Policy::ours ? 0 : 1,
                                      sides, {.key = each.caption});
        if (chosen < 0) continue;
        each.taken = chosen == 0 ? exchange::Policy::ours : exchange::Policy::theirs;
        decided_ = true;
        ui.again();
    }
}

bool RejectionDialog::draw(ui::Ui& ui, Session&) {
    const exchange::Rejection each = plan_->rejection(index_);
    const ui::DialogScope dialog(ui, tr("Rejected contact"), {.width = 560});
    ui::message_bar(ui, ui::Tone::error, each.reason);
    std::vector<ui::Fact> facts;
    if (!each.no.empty()) facts.push_back({tr("No."), each.no});
    facts.push_back({tr("File"), std::string(plan_->stage().file_name(each.file))});
    facts.push_back({tr("Line"), std::to_string(each.line)});
    facts.push_back({tr("Contact"), std::to_string(each.element)});
    if (!each.pointer.empty()) facts.push_back({tr("Place in the JSON"), each.pointer});
    ui::facts(ui, facts);
    return !close_row(ui, dialog);
}

}  // namespace segments::app
