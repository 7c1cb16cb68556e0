#include "app/segment/segment_screen.h"

#include <array>
#include <memory>
#include <optional>
#include <utility>

#include "app/criteria/compare_dialog.h"
#include "app/criteria/criteria_dialog.h"
#include "app/criteria/criteria_list_dialog.h"
#include "app/criteria/fatigue_dialog.h"
#include "app/criteria/living_dialog.h"
#include "app/criteria/why_dialog.h"
#include "app/exchange/export_contacts.h"
#include "app/exchange/import_contacts.h"
#include "app/grid/line_source.h"
#include "app/letter/labels_dialog.h"
#include "app/letter/letters_dialog.h"
#include "app/letter/paper_dialogs.h"
#include "app/logging/log_dialog.h"
#include "app/logging/phone_call_dialog.h"
#include "app/segment/bulk_edit_dialog.h"
#include "app/segment/criteria_actions.h"
#include "app/segment/line_actions.h"
#include "app/segment/line_documents.h"
#include "app/segment/mailing_group_dialog.h"
#include "app/segment/pins_dialog.h"
#include "app/session/work_job.h"
#include "app/setup/choose_series.h"
#include "app/ui/draw.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "core/base/percent.h"
#include "core/base/tr.h"
#include "core/criteria/record.h"
#include "core/segment/delete_segment.h"
#include "core/segment/line_change.h"
#include "core/segment/line_scan.h"
#include "core/segment/rename_segment.h"
#include "core/setup/setup_tables.h"

namespace segments::app {
namespace {

namespace line = segment::line;

// Beside each other from this width on; below it on tabs of one page.
constexpr float kSideBySide = 900, kHeaderWidth = 340;

// PRD-3: the value of one cell back to the segment's.
Action put_cell_back(Session& session, const std::string& segment_no, table::Row row, table::FieldId field) {
    return {.name = tr("Use the segment's value"),
            .icon = theme::Icon::undo_2,
            .run = [&session, segment_no, row, field] {
                const std::string label = tr("Use the segment's value in a line of {1}", segment_no);
                session.edit_or_tell(label, [&](table::Transaction& tx) {
                    return without_value(
                        segment::reset_line_field(tx, row, field, {.context = session.context()}));
                });
            }};
}

GridSource lines_of(const std::string& segment_no) {
    GridSource source = segment_line_source(segment_no);
    source.set = [segment_no](Session& session, table::Row row, const GridColumn& column,
                              std::string_view typed) {
        return set_line_cell(session, segment_no, row, column.def.id, typed);
    };
    source.set_in = [](table::Transaction& tx, const Session& session, table::Row row,
                       const GridColumn& column, std::string_view typed) {
        return without_value(set_line_cell_in(tx, session, row, column.def.id, typed));
    };
    source.entry =
        GridEntry{std::string(line::kDef.fields[line::kContactNo].name), tr("Contact No. or name"),
                  [segment_no](table::Transaction& tx, const Session& session, std::string_view typed) {
                      return enter_line(tx, session, segment_no, typed);
                  }};
    source.card = {"contactName", "contactCompanyName", "contactNo", "description", "correspondenceType"};
    source.sheet = true;
    source.cell_actions = [segment_no](Session& session, table::Row row, const GridColumn& column) {
        const std::optional<segment::OwnField> field = segment::own_field(column.def.id);
        const bool own = field && column.computed && column.editable &&
                         (session.table(line::kTable).number(row, line::kOwn) & segment::bit(*field)) != 0;
        std::vector<Action> actions;
        if (own) actions.push_back(put_cell_back(session, segment_no, row, column.def.id));
        return actions;
    };
    source.row_actions = [segment_no](Session& session, table::Row row) {
        const std::string contact(session.table(line::kTable).text(row, line::kContactNo));
        std::vector<Action> actions;
        if (!contact.empty()) {
            actions.push_back(
                {.name = tr("Open contact"),
                 .icon = theme::Icon::contact,
                 .run = [&session, contact] { session.go("/contacts/" + percent_encoded(contact)); },
                 .changes = false});
        }
        if (!contact.empty()) {
            actions.push_back(
                {.name = tr("Why Is This Contact Here?"),
                 .icon = theme::Icon::circle_question_mark,
                 .run = [&session, segment_no,
                         contact] { session.open(std::make_unique<WhyDialog>(segment_no, contact)); },
                 .changes = false});
            const bool pinned = criteria::is_pinned(session.table(line::kTable), row);
            actions.push_back({.name = pinned ? tr("Unpin") : tr("Pin"),
                               .icon = theme::Icon::pin,
                               .run = [&session, segment_no, row, pinned] {
                                   pinned ? unpin_lines(session, segment_no, {row})
                                          : pin_lines(session, segment_no, {row});
                               }});
        }
        actions.push_back(
            {.name = tr("Use the segment's values"),
             .icon = theme::Icon::rotate_ccw,
             .run = [&session, segment_no, row] { put_lines_back(session, segment_no, {row}); }});
        for (Action& action : line_document_actions(session, segment_no, row))
            actions.push_back(std::move(action));
        actions.push_back({.name = tr("Make Phone Call"),
                           .icon = theme::Icon::phone,
                           .run = [&session, row] { make_phone_call_of_line(session, row); },
                           .enabled = !contact.empty(),
                           .reason = contact.empty() ? tr("Choose the contact of the line first.") : ""});
        actions.push_back({.name = tr("Delete line"),
                           .icon = theme::Icon::trash_2,
                           .run = [&session, segment_no, row] { delete_lines(session, segment_no, {row}); },
                           .danger = true,
                           .separator = true});
        return actions;
    };
    return source;
}

void delete_segment(Session& session, const std::string& segment_no) {
    Question question;
    question.title = tr("Delete segment");
    question.text =
        tr("Delete segment {1} with its lines and criteria? The contacts stay. Undo brings it back.",
           segment_no);
    question.answers.push_back(
        {.name = tr("Delete"),
         .run =
             [&session, segment_no] {
                 const table::Row row = segment::find_segment(session.db(), segment_no);
                 if (row == table::kNoRow) return;
                 run_work(session, std::make_shared<segment::DeleteSegment>(session.db(), row),
                          {tr("Deleting {1}", segment_no), tr("Delete segment {1}", segment_no)},
                          [&session] { session.go("/segments"); });
             },
         .danger = true});
    question.answers.push_back({.name = tr("Cancel")});
    session.ask(std::move(question));
}

// NUM-3.
void ask_for_number(Session& session, const std::string& segment_no) {
    choose_series(session, setup::marketing::kSegmentNos, [&session, segment_no](const std::string& series) {
        std::string no, notice;
        const bool done =
            session.edit_or_tell(tr("Number of segment {1}", segment_no), [&](table::Transaction& tx) {
                const Result<table::Row> renumbered = segment::renumber_segment(
                    tx, session.context(), segment::find_segment(tx.db(), segment_no), series, &notice);
                if (renumbered)
                    no = tx.table(segment::segment::kTable).text(*renumbered, segment::segment::kNo);
                return without_value(renumbered);
            });
        if (!done) return;
        session.go("/segments/" + percent_encoded(no), true);
        if (!notice.empty()) session.tell(ui::Tone::warning, notice);
    });
}

}  // namespace

SegmentScreen::SegmentScreen(std::string segment_no)
    : segment_no_(std::move(segment_no)),
      header_(segment_no_),
      lines_(std::string(msg("Segment Lines")), lines_of(segment_no_)) {}

table::Row SegmentScreen::row(const Session& session) const {
    return segment::find_segment(session.db(), segment_no_);
}

void SegmentScreen::refresh(const Session& session) {
    const std::uint64_t version = session.table(segment::criteria::kTable).version();
    if (version == criteria_version_) return;
    criteria_version_ = version;
    actions_ = criteria::number_of_actions(session.db(), criteria::criteria_of_segment(segment_no_));
}

Action SegmentScreen::criteria_menu(Session& session) {
    const bool any = actions_ > 0;
    const std::string none = any ? "" : tr("The segment has no criteria actions");
    return {
        .name = tr("Criteria"),
        .icon = theme::Icon::list_checks,
        .menu = {{.name = tr("Show Criteria"),
                  .icon = theme::Icon::eye,
                  .run =
                      [this, &session] {
                          session.open(std::make_unique<CriteriaListDialog>(
                              segment_no_, criteria::criteria_of_segment(segment_no_)));
                      },
                  .enabled = any,
                  .reason = none,
                  .changes = false},
                 {.name = tr("Why Is This Contact Here?"),
                  .icon = theme::Icon::circle_question_mark,
                  .run = [this, &session] { ask_why(session); },
                  .changes = false},
                 {.name = tr("Update by Criteria"),
                  .icon = theme::Icon::refresh_cw,
                  .run = [this, &session] { session.open(std::make_unique<LivingDialog>(segment_no_)); },
                  .enabled = any,
                  .reason = none},
                 {.name = tr("Contact Fatigue"),
                  .icon = theme::Icon::clock,
                  .run = [this,
                          &session] { session.open(std::make_unique<FatigueDialog>(session, segment_no_)); },
                  .changes = false},
                 {.name = tr("Compare Segments"),
                  .icon = theme::Icon::layers,
                  .run =
                      [this, &session] {
                          session.open(std::make_unique<CompareDialog>(segment_no_, std::string()));
                      },
                  .changes = false},
                 {.name = tr("Save Criteria"),
                  .icon = theme::Icon::save,
                  .run = [this, &session] { open_save_criteria(session, segment_no_); },
                  .enabled = any,
                  .reason = none},
                 {.name = tr("Reuse Criteria"),
                  .icon = theme::Icon::refresh_cw,
                  .run = [this, &session] { open_reuse_criteria(session, segment_no_); }},
                 {.name = tr("Reuse Segment"),
                  .icon = theme::Icon::archive,
                  .run = [this, &session] { open_reuse_segment(session, segment_no_); }},
                 {.name = tr("Saved Criteria"),
                  .icon = theme::Icon::list,
                  .run = [&session] { session.go("/criteria"); },
                  .changes = false}},
        .changes = false};
}

void SegmentScreen::edit_lines(Session& session, const std::vector<table::Row>& selected) {
    const bool chosen = !selected.empty();
    session.open(
        std::make_unique<BulkEditDialog>(segment_no_, chosen ? selected : lines_.view().rows(), chosen));
}

// BLK-3: in the column in which the cursor stands.
Action SegmentScreen::fill_down_action(Session& session, const std::vector<table::Row>& rows) {
    const GridColumn* const column = lines_.active_grid_column();
    const bool fits = column != nullptr && column->editable && column->def.id != line::kContactNo;
    Action action;
    action.name = fits ? tr("Fill Down {1}", tr(column->def.caption)) : tr("Fill Down").str();
    action.icon = theme::Icon::arrow_down;
    action.enabled = fits && rows.size() > 1;
    if (rows.size() < 2)
        action.reason = tr("Select the lines first: the first one's value goes into the others");
    else if (!fits)
        action.reason = tr("Put the cursor into the column first");
    if (!action.enabled) return action;
    action.run = [this, &session, rows, field = column->def.id] {
        fill_down(session, segment_no_, rows, field);
    };
    return action;
}

// Of the line on which the cursor stands, if it stands on one.
void SegmentScreen::ask_why(Session& session) {
    const table::Row row = lines_.active_row();
    std::string contact;
    if (row != table::kNoRow) contact = session.table(line::kTable).text(row, line::kContactNo);
    session.open(std::make_unique<WhyDialog>(segment_no_, contact));
}

Action SegmentScreen::lines_menu(Session& session) {
    const std::vector<table::Row> rows = lines_.selected_rows();
    const bool any = !rows.empty();
    const std::string none = any ? "" : tr("Select lines first");
    return {.name = tr("Lines"),
            .icon = theme::Icon::list,
            .menu = {{.name = tr("New Line"),
                      .icon = theme::Icon::plus,
                      .run =
                          [this, &session] {
                              on_lines_ = true;
                              new_line(session, lines_, segment_no_);
                          }},
                     {.name = tr("Import contacts"),
                      .icon = theme::Icon::upload,
                      .run = [this, &session] { pick_contacts(session, segment_no_); },
                      .reason = tr("From a file onto the segment")},
                     {.name = tr("Edit Lines"),
                      .icon = theme::Icon::pencil,
                      .run = [this, &session, rows] { edit_lines(session, rows); },
                      .reason = tr("Set a value, or find and replace, in the selected lines or in all")},
                     fill_down_action(session, rows),
                     {.name = tr("Use the segment's values"),
                      .icon = theme::Icon::rotate_ccw,
                      .run = [this, &session, rows] { put_lines_back(session, segment_no_, rows); },
                      .enabled = any,
                      .reason = none},
                     {.name = tr("Pin Lines"),
                      .icon = theme::Icon::pin,
                      .run = [this, &session, rows] { pin_lines(session, segment_no_, rows); },
                      .enabled = any,
                      .reason = none},
                     {.name = tr("Unpin Lines"),
                      .icon = theme::Icon::pin,
                      .run = [this, &session, rows] { unpin_lines(session, segment_no_, rows); },
                      .enabled = any,
                      .reason = none},
                     {.name = tr("Pinned Contacts"),
                      .icon = theme::Icon::list,
                      .run = [this, &session] { session.open(std::make_unique<PinsDialog>(segment_no_)); },
                      .changes = false},
                     {.name = tr("Delete Lines"),
                      .icon = theme::Icon::trash_2,
                      .run = [this, &session, rows] { delete_lines(session, segment_no_, rows); },
                      .enabled = any,
                      .reason = none,
                      .danger = true}},
            .changes = false};
}

void SegmentScreen::log(Session& session) {
    session.open(std::make_unique<LogDialog>(segment_no_, [this](const LogPlace& place) {
        on_lines_ = place.line != table::kNoRow;
        if (place.line == table::kNoRow)
            header_.go_to(place.field);
        else
            lines_.go_to(place.line, line::kDef.fields[place.field].name);
    }));
}

std::vector<Action> SegmentScreen::actions(Session& session) {
    if (row(session) == table::kNoRow) return {};
    refresh(session);
    const auto criteria = [this, &session](schema::CriteriaAction action, theme::Icon icon) {
        return Action{.name = action_name(action), .icon = icon, .run = [this, &session, action] {
                          session.open(std::make_unique<CriteriaDialog>(segment_no_, action));
                      }};
    };
    std::vector<Action> actions{
        {.name = tr("Log"),
         .icon = theme::Icon::send,
         .run = [this, &session] { log(session); },
         .primary = true},
        criteria(schema::CriteriaAction::add_contacts, theme::Icon::user_plus),
        criteria(schema::CriteriaAction::reduce, theme::Icon::user_minus),
        criteria(schema::CriteriaAction::refine, theme::Icon::list_filter),
        {.name = tr("Go Back"),
         .icon = theme::Icon::history,
         .run = [this, &session] { ask_to_go_back(session, segment_no_); },
         .enabled = actions_ > 0,
         .reason = actions_ > 0 ? "" : tr("There is no criteria action to take back")},
        criteria_menu(session),
        lines_menu(session),
        {.name = tr("Letters"),
         .icon = theme::Icon::mail,
         .run =
             [this, &session] {
                 session.open(std::make_unique<LettersDialog>(segment_no_, lines_.active_row()));
             },
         .reason = tr("Merge the segment with its Word documents"),
         .changes = false},
        {.name = tr("Labels and Envelopes"),
         .icon = theme::Icon::tag,
         .run = [this, &session] { session.open(std::make_unique<LabelsDialog>(segment_no_)); },
         .changes = false},
        {.name = tr("Print"),
         .icon = theme::Icon::printer,
         .menu =
             {{.name = tr("Cover Sheets"),
               .run = [this,
                       &session] { session.open(std::make_unique<CoverSheetsDialog>(session, segment_no_)); },
               .changes = false},
              {.name = tr("Contacts"),
               .run = [this, &session] { session.open(std::make_unique<ContactPagesDialog>(segment_no_)); },
               .changes = false}},
         .changes = false},
        export_segment_action(session, segment_no_),
        {.name = tr("Apply Mailing Group"),
         .icon = theme::Icon::tag,
         .run = [this, &session] { session.open(std::make_unique<MailingGroupDialog>(segment_no_)); }},
        {.name = tr("Delete"),
         .icon = theme::Icon::trash_2,
         .run = [this, &session] { delete_segment(session, segment_no_); },
         .danger = true},
    };
    if (has_related_series(session, setup::marketing::kSegmentNos))
        actions.push_back({.name = tr("Assist Edit No."),
                           .icon = theme::Icon::list,
                           .run = [this, &session] { ask_for_number(session, segment_no_); },
                           .reason = tr("The next number of a related number series")});
    return actions;
}

void SegmentScreen::draw_missing(ui::Ui& ui, Session& session, const ui::Rect& area) const {
    if (ui::empty_state_in(ui, area, theme::Icon::target, tr("There is no open segment {1}", segment_no_),
                           tr("It may have been logged or deleted: Undo brings it back."),
                           tr("Go to Segments"))) {
        session.go("/segments");
    }
}

void SegmentScreen::draw_lines(ui::Ui& ui, Session& session, const ui::Rect& area) {
    const RecordGrid::Events events = lines_.draw(
        ui, session, area,
        {theme::Icon::users, tr("No lines yet"),
         tr("Add contacts by criteria, or enter single ones by number or name."), tr("New Line")});
    if (events.empty_action) new_line(session, lines_, segment_no_);
    if (events.opened == table::kNoRow) return;
    const std::string_view no = session.table(line::kTable).text(events.opened, line::kContactNo);
    if (!no.empty()) session.go("/contacts/" + percent_encoded(no));
}

void SegmentScreen::draw_tabs(ui::Ui& ui, Session& session, table::Row segment_row, const ui::Rect& area) {
    float top = area.y;
    {
        const ui::Column column(ui,
                                {area.x + theme::space::kM, area.y, area.width - 2 * theme::space::kM, 0});
        const std::array<std::string, 2> names = {tr("Segment"), tr("Lines")};
        const bool lines = ui::tabs(ui, tr("Parts"), names, on_lines_ ? 1 : 0) == 1;
        if (std::exchange(on_lines_, lines) != lines) ui.again();
        top = column.bottom();
    }
    const ui::Rect rest{area.x, top, area.width, area.y + area.height - top};
    if (on_lines_) return draw_lines(ui, session, rest);
    const ui::ScrollArea page(ui, "page", rest, theme::space::kM);
    header_.draw(ui, session, segment_row, 2);
}

void SegmentScreen::draw(ui::Ui& ui, Session& session, const ui::Rect& area) {
    const table::Row segment_row = row(session);
    if (segment_row == table::kNoRow) return draw_missing(ui, session, area);
    if (area.width < kSideBySide) return draw_tabs(ui, session, segment_row, area);
    {
        const ui::ScrollArea page(ui, "page", {area.x, area.y, kHeaderWidth, area.height}, theme::space::kM);
        header_.draw(ui, session, segment_row, 1);
    }
    ui::vertical_line(ui, area.x + kHeaderWidth, area.y, area.height, ui.palette().border);
    draw_lines(ui, session, {area.x + kHeaderWidth + 1, area.y, area.width - kHeaderWidth - 1, area.height});
}

}  // namespace segments::app
