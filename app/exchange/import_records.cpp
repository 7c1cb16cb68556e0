#include "app/exchange/import_records.h"

#include <algorithm>
#include <array>

#include "app/exchange/import_record_dialog.h"
#include "app/exchange/wording.h"
#include "app/ui/button.h"
#include "app/ui/choice.h"
#include "app/ui/draw.h"
#include "app/ui/field.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "core/base/text.h"
#include "core/base/tr.h"

namespace segments::app {
namespace {

using exchange::Outcome;

constexpr float kListHeight = 208;
constexpr std::size_t kPage = 50;
constexpr std::uint32_t kLooked = 500;  // between two looks at the clock

std::string where(const exchange::ImportPlan& plan, std::uint32_t number) {
    const exchange::StagedRecord& record = plan.stage()[number];
    std::string text = tr("Line {1}, contact {2}", record.line, record.element);
    if (plan.stage().files() > 1) text = tr("{1}: {2}", plan.stage().file_name(record.file), text);
    return text;
}

std::string common_text(exchange::MatchBy by) {
    if (by == exchange::MatchBy::e_mail) return tr("the same E-Mail");
    if (by == exchange::MatchBy::phone) return tr("the same telephone number");
    return tr("the same name and post code");
}

}  // namespace

ImportRecords::ImportRecords(std::shared_ptr<exchange::ImportPlan> plan,
                             std::function<void(exchange::ImportOptions)> decide)
    : plan_(std::move(plan)), decide_(std::move(decide)), similar_(*plan_) {
    for (const List list : {List::conflicts, List::rejected, List::changed, List::added, List::unchanged}) {
        if (size_of(list) == 0) continue;
        list_ = list;
        break;
    }
}

std::size_t ImportRecords::size_of(List list) const {
    const exchange::ImportCounts counts = plan_->counts();
    switch (list) {
        case List::added:
            return counts.added;
        case List::changed:
            return counts.changed;
        case List::unchanged:
            return counts.unchanged;
        case List::conflicts:
            return plan_->conflicts();
        case List::similar:
            return similar_done_ ? similar_.found().size() : 0;
        case List::rejected:
            break;
    }
    return plan_->rejections();
}

void ImportRecords::choose(List list) {
    list_ = list;
    begin_search();
}

void ImportRecords::begin_search() {
    found_.clear();
    looked_ = 0;
    page_ = 0;
    listed_ = false;
}

ImportRecords::Line ImportRecords::line_of(std::uint32_t item) const {
    if (list_ == List::rejected) {
        const exchange::Rejection each = plan_->rejection(item);
        return {place_text(each, *plan_), each.reason};
    }
    if (list_ != List::similar) return {record_caption(*plan_, item), where(*plan_, item)};
    const exchange::SimilarContact& each = similar_.found()[item];
    namespace card = contact::contact;
    const table::Table& contacts = plan_->db().table(card::kTable);
    const std::string other =
        each.contact == table::kNoRow
            ? record_caption(*plan_, each.other) + " (" + where(*plan_, each.other) + ")"
            : std::string(contacts.text(each.contact, card::kNo)) + " " +
                  std::string(contacts.text(each.contact, card::kName));
    return {record_caption(*plan_, each.record), tr("{1} has {2}", other, common_text(each.by))};
}

bool ImportRecords::matches(std::uint32_t item) const {
    if (list_ == List::added || list_ == List::changed || list_ == List::unchanged) {
        constexpr std::array<Outcome, 3> kOutcomes = {Outcome::added, Outcome::changed, Outcome::unchanged};
        if (plan_->outcome(item) != kOutcomes[static_cast<std::size_t>(list_)]) return false;
    }
    if (list_ == List::conflicts && !plan_->stage()[item].in_conflict) return false;
    if (wanted_.empty()) return true;
    const Line line = line_of(item);
    return fold_case(line.name).find(wanted_) != std::string::npos ||
           fold_case(line.detail).find(wanted_) != std::string::npos;
}

bool ImportRecords::work(const std::function<bool()>& over) {
    while (!over()) {
        if (!listed_) {
            const auto all = static_cast<std::uint32_t>(list_ == List::rejected  ? plan_->rejections()
                                                        : list_ == List::similar ? similar_.found().size()
                                                                                 : plan_->stage().size());
            const std::uint32_t end = std::min(all, looked_ + kLooked);
            for (; looked_ < end; ++looked_) {
                if (matches(looked_)) found_.push_back(looked_);
            }
            listed_ = looked_ == all;
        } else if (!similar_done_) {
            similar_done_ = similar_.step(kLooked);
        } else {
            return false;
        }
    }
    return searching();
}

void ImportRecords::open(Session& session, std::uint32_t item) const {
    const auto dialog = [&](std::uint32_t number) {
        session.open(std::make_unique<ImportRecordDialog>(plan_, number, decide_));
    };
    if (list_ == List::rejected)
        session.open(std::make_unique<RejectionDialog>(plan_, item));
    else
        dialog(list_ == List::similar ? similar_.found()[item].record : item);
}

void ImportRecords::draw_list(ui::Ui& ui, Session& session) {
    const theme::Palette& colors = ui.palette();
    const ui::TextStyle name_style{theme::type::kSmall, true, colors.text_muted};
    const ui::TextStyle detail_style{theme::type::kGrid, false, colors.text};
    const std::size_t from = page_ * kPage, end = std::min(found_.size(), from + kPage);
    constexpr std::array<std::string_view, kLists> kNames = {msg("New contacts"),
                                                             msg("Changed contacts"),
                                                             msg("Unchanged contacts"),
                                                             msg("Contacts in conflict"),
                                                             msg("Contacts that may be there already"),
                                                             msg("Rejected contacts")};
    const ui::Rect box = ui.place(0, std::min(kListHeight, 52.0f * static_cast<float>(end - from) + 16));
    ui::fill(ui, box, colors.surface_alt, ui.metrics().radius);
    ui::stroke(ui, box, colors.border, ui.metrics().radius);
    const ui::NodeId list = ui.id("records");
    ui.node(list, ui::Role::list, box, tr(kNames[static_cast<std::size_t>(list_)]));
    ui.push_parent(list);
    {
        const ui::ScrollArea area(ui, "record list", box, theme::space::kM);
        for (std::size_t i = from; i < end; ++i) {
            const Line line = line_of(found_[i]);
            const float control = ui.metrics().control;
            const float width = ui.layout().width - ui.metrics().scrollbar - control - theme::space::kS;
            const float height =
                std::max(control, 18 + ui::wrapped_height(ui, width, line.detail, detail_style));
            const ui::Rect rect = ui.place(0, height);
            const ui::IdScope scope(ui, std::uint64_t{i});
            const ui::NodeId item = ui.id("item");
            const std::string text = tr("{1}: {2}", line.name, line.detail);
            ui.node(item, ui::Role::listitem, rect, text);
            ui.push_parent(item);
            // An element with others in it has no text of its own.
            ui.node(ui.id("text"), ui::Role::text, {rect.x, rect.y, width, height}, text);
            bool pressed = false;
            if (ui.visible(rect)) {
                ui::draw_text(ui, {rect.x, rect.y, width, 18}, line.name, name_style);
                ui::draw_wrapped(ui, rect.x, rect.y + 18, width, line.detail, detail_style);
                pressed = ui::button_in(
                    ui, {rect.x + width + theme::space::kS, rect.y, control, control},
                    tr("Details of {1}", line.name),
                    {.kind = ui::ButtonKind::quiet, .icon = theme::Icon::eye, .icon_only = true});
            }
            ui.pop_parent();
            if (pressed) open(session, found_[i]);
        }
    }
    ui.pop_parent();
}

void ImportRecords::draw_pages(ui::Ui& ui, const Session& session) {
    if (found_.size() <= kPage) return;
    const std::size_t pages = (found_.size() + kPage - 1) / kPage;
    const ui::Row row(ui);
    const auto count = [&](std::size_t number) { return filter::format_count(number, session.locale()); };
    if (ui::button(ui, tr("Previous"), {.enabled = page_ > 0})) --page_;
    if (ui::button(ui, tr("Next"), {.enabled = page_ + 1 < pages})) ++page_;
    ui::text(ui,
             tr("{1} to {2} of {3}", count(page_ * kPage + 1),
                count(std::min(found_.size(), (page_ + 1) * kPage)), count(found_.size())),
             true);
}

void ImportRecords::draw(ui::Ui& ui, Session& session) {
    std::vector<std::string> captions;
    std::vector<List> lists;
    int chosen = 0;
    const std::array<std::string, kLists> names = {
        tr("New"),     tr("Changed"), tr("Unchanged"), tr("In conflict"), tr("May be there already"),
        tr("Rejected")};
    for (std::size_t i = 0; i < kLists; ++i) {
        const List list = static_cast<List>(i);
        if (size_of(list) == 0 && list != list_) continue;
        if (list == list_) chosen = static_cast<int>(lists.size());
        lists.push_back(list);
        captions.push_back(names[i] + " " + filter::format_count(size_of(list), session.locale()));
    }
    const ui::IdScope scope(ui, "records");
    const int tab = ui::tabs(ui, tr("Contacts of the file"), captions, chosen);
    if (tab != chosen) {
        choose(lists[static_cast<std::size_t>(tab)]);
        ui.again();
    }
    const ui::FieldResult search =
        ui::search_field(ui, tr("Search these contacts"), search_, {.caption = false});
    if ((search.changed || search.committed) && search.text != search_) {
        search_ = search.text;
        wanted_ = fold_case(trim_blanks(search_));
        begin_search();
        ui.again();
    }
    if (found_.empty()) {
        ui::text(ui, listed_ ? tr("None of them.") : tr("Looking for them…"), true);
        return;
    }
    draw_list(ui, session);
    draw_pages(ui, session);
}

}  // namespace segments::app
