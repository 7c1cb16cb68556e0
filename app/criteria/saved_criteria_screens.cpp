#include "app/criteria/saved_criteria_screens.h"

#include <array>

#include "app/criteria/criteria_list_dialog.h"
#include "app/session/session.h"
#include "app/ui/choice.h"
#include "app/ui/field.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "core/base/percent.h"
#include "core/base/tr.h"

namespace segments::app {
namespace {

namespace saved = segment::saved;
namespace saved_line = segment::saved_line;

GridSource saved_source() {
    GridSource source{.table = saved::kTable, .noun = noun("criteria", "criteria")};
    const auto actions =
        std::make_shared<RowCounts>(saved_line::kTable, [](const table::Table& table, table::Row row) {
            const bool action = table.number(row, saved_line::kType) == std::int64_t{0};
            return action ? static_cast<std::int64_t>(table.code(row, saved_line::kSavedCriteriaCode))
                          : RowCounts::kNone;
        });
    source.columns = {as_link(field_column(saved::kDef, saved::kCode, 140)),
                      field_column(saved::kDef, saved::kDescription, 320),
                      counted_column(
                          "noOfActions", msg("No. of Actions"), actions,
                          [](const table::Table& table, table::Row row) {
                              return static_cast<std::int64_t>(table.code(row, saved::kCode));
                          },
                          saved::kTable, 130),
                      field_column(saved::kDef, saved::kUserId, 140)};
    source.card = {"description", "code", "noOfActions"};
    keep_counts(source, {actions});
    return source;
}

std::string address_of(std::string_view code) {
    return "/criteria/" + percent_encoded(code);
}

}  // namespace

SavedCriteriaListScreen::SavedCriteriaListScreen()
    : grid_(std::string(msg("Saved Criteria")), saved_source(), {.search = true}) {}

void SavedCriteriaListScreen::draw(ui::Ui& ui, Session& session, const ui::Rect& area) {
    const RecordGrid::Events events =
        grid_.draw(ui, session, area,
                   {theme::Icon::list_checks, tr("No saved criteria yet"),
                    tr("Save the criteria of a segment with Save Criteria; then they can be used on others."),
                    tr("Go to Segments")});
    if (events.empty_action) session.go("/segments");
    if (events.opened != table::kNoRow)
        session.go(address_of(session.table(saved::kTable).text(events.opened, saved::kCode)));
}

table::Row SavedCriteriaCardScreen::row(const Session& session) const {
    return session.table(saved::kTable).find(code_);
}

std::vector<Action> SavedCriteriaCardScreen::actions(Session& session) {
    if (row(session) == table::kNoRow) return {};
    return {{.name = tr("Delete"),
             .icon = theme::Icon::trash_2,
             .run =
                 [this, &session] {
                     const bool done = session.edit_or_tell(
                         tr("Delete saved criteria {1}", code_), [&](table::Transaction& tx) {
                             criteria::delete_saved_criteria(tx, row(session));
                             return Result<void>();
                         });
                     if (done) session.go("/criteria");
                 },
             .reason = tr("Segments that were made by them keep theirs. Undo brings them back."),
             .danger = true}};
}

void SavedCriteriaCardScreen::refresh(const Session& session) {
    const std::uint64_t version = session.table(saved_line::kTable).version();
    if (version == version_ && today_ == session.context().work_date) return;
    version_ = version;
    today_ = session.context().work_date;
    const criteria::CriteriaOwner owner = criteria::criteria_of_saved(code_);
    texts_ = criteria::describe(session.db(), owner, session.locale());
    dates_.clear();
    for (const table::Row filter_row : criteria::criteria_rows(session.db(), owner)) {
        for (criteria::SavedDate& date : criteria::saved_dates(session.db(), filter_row, session.entry()))
            dates_.push_back({filter_row, std::move(date)});
    }
}

// SAV-5
void SavedCriteriaCardScreen::draw_fields(ui::Ui& ui, Session& session, table::Row saved_row) const {
    const ui::Form fields(ui, 2);
    const std::string step = tr("Change saved criteria {1}", code_);
    const std::string_view description = session.table(saved::kTable).text(saved_row, saved::kDescription);
    ui::FieldResult code =
        ui::text_field(ui, tr("Code"), code_,
                       {.kind = ui::InputKind::code, .required = true, .max_length = 10, .kept = true});
    if (code.committed && code.text != code_) {
        std::string now;
        const Result<void> done = session.edit(step, [&](table::Transaction& tx) {
            const Result<table::Row> renamed = criteria::rename_saved_criteria(tx, saved_row, code.text);
            if (renamed) now = tx.table(saved::kTable).text(*renamed, saved::kCode);
            return without_value(renamed);
        });
        if (!done) return code.reject(sentence(done.error()));
        return session.go(address_of(now), true);
    }
    ui::FieldResult text =
        ui::text_field(ui, tr("Description"), description, {.max_length = 100, .kept = true});
    if (text.committed && text.text != description) {
        const Result<void> done = session.edit(step, [&](table::Transaction& tx) {
            return criteria::set_saved_description(tx, saved_row, text.text);
        });
        if (!done) text.reject(sentence(done.error()));
    }
}

// PRD-9
void SavedCriteriaCardScreen::draw_dates(ui::Ui& ui, Session& session) const {
    const std::array<std::string, 2> names = {tr("Stays as it was"), tr("Follows the work date")};
    ui::text(ui,
             tr("These were typed in words. Each can stay the day that it was, or mean another one with "
                "every use."),
             true);
    for (std::size_t i = 0; i < dates_.size(); ++i) {
        const table::Row filter_row = dates_[i].filter_row;
        const criteria::SavedDate& date = dates_[i].date;
        const ui::IdScope scope(ui, static_cast<std::uint64_t>(i));
        const bool rolls = date.choice.rule == filter::DateRule::rolling;
        const std::string caption = tr("{1} “{2}”", date.caption, date.choice.typed);
        const int chosen = ui::select(ui, caption, rolls ? 1 : 0, names, {.width = 300});
        ui::text(ui,
                 rolls ? tr("It was {1} when it was saved; today it means {2}.", date.choice.fixed,
                            date.choice.now)
                       : tr("It was {1} when it was saved; today it would mean {2}.", date.choice.fixed,
                            date.choice.now),
                 true);
        if (chosen < 0 || (chosen == 1) == rolls) continue;
        session.edit_or_tell(tr("Dates of saved criteria {1}", code_), [&](table::Transaction& tx) {
            return criteria::set_date_rule(tx, filter_row, date.field, date.choice.term,
                                           chosen == 1 ? filter::DateRule::rolling : filter::DateRule::fixed);
        });
        return ui.again();  // what is drawn here has changed
    }
}

void SavedCriteriaCardScreen::draw(ui::Ui& ui, Session& session, const ui::Rect& area) {
    const table::Row saved_row = row(session);
    if (saved_row == table::kNoRow) {
        if (ui::empty_state_in(ui, area, theme::Icon::list_checks,
                               tr("There are no saved criteria {1}", code_),
                               tr("They may have been deleted or renamed: Undo brings them back."),
                               tr("Go to Saved Criteria")))
            session.go("/criteria");
        return;
    }
    refresh(session);
    const ui::ScrollArea page(ui, "page", area, theme::space::kXl, 900);
    {
        const ui::Card card(ui, "fields");
        draw_fields(ui, session, saved_row);
        const std::vector<ui::Fact> facts = {
            {tr("Saved by"), std::string(session.table(saved::kTable).text(saved_row, saved::kUserId)), {}}};
        ui::facts(ui, facts);
    }
    {
        const ui::Card card(ui, "criteria");
        ui::subheading(ui, tr("Criteria"));
        draw_criteria(ui, texts_);
    }
    if (dates_.empty()) return;
    const ui::Card card(ui, "dates");
    ui::subheading(ui, tr("Dates"));
    draw_dates(ui, session);
}

}  // namespace segments::app
