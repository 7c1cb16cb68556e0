#include "app/duplicates/duplicate_list.h"

#include <memory>

#include "app/duplicates/merge_screen.h"
#include "app/session/work_job.h"
#include "core/base/tr.h"
#include "core/contact/contact_tables.h"
#include "core/contact/duplicates.h"

namespace segments::app {
namespace {

namespace duplicate = contact::duplicate;
namespace card = contact::contact;
using table::Row;

ListBase base_of(bool separate) {
    return {.equals = {{.field = duplicate::kSeparateContacts, .number = separate ? 1 : 0}}};
}

GridSource duplicate_source() {
    GridSource source{.table = duplicate::kTable, .noun = noun("pair", "pairs")};
    const auto column = [](table::FieldId field, float width) {
        return field_column(duplicate::kDef, field, width);
    };
    const auto of = [](std::string id, std::string_view caption, table::FieldId no, table::FieldId field,
                       float width) {
        return joined_column(std::move(id), caption, duplicate::kDef, no, card::kDef, field, width);
    };
    source.columns = {as_link(column(duplicate::kContactNo, 110)),
                      of("contactName", msg("Contact Name"), duplicate::kContactNo, card::kName, 200),
                      of("contactCity", msg("City"), duplicate::kContactNo, card::kCity, 120),
                      column(duplicate::kDuplicateNo, 150),
                      of("duplicateName", msg("Duplicate Name"), duplicate::kDuplicateNo, card::kName, 200),
                      of("duplicateCity", msg("Duplicate City"), duplicate::kDuplicateNo, card::kCity, 120),
                      of("type", msg("Type"), duplicate::kContactNo, card::kType, 100),
                      column(duplicate::kMatchingStrings, 160),
                      column(duplicate::kStrings, 110)};
    source.sort = {{column_index(source.columns, "noOfMatchingStrings"), true}, {0, false}};
    source.card = {"contactName", "contactNo", "duplicateName", "duplicateContactNo"};
    source.base = base_of(false);
    return source;
}

void find(Session& session) {
    const auto work = std::make_shared<contact::FindDuplicates>(session.db());
    run_work(session, work, {tr("Finding duplicates"), tr("Find duplicates")}, [&session, work] {
        std::string text = work->found() == 0 ? tr("No duplicates were found.").str()
                                              : tr_n("{1} pair of contacts looks the same.",
                                                     "{1} pairs of contacts look the same.", work->found(),
                                                     filter::format_count(work->found(), session.locale()));
        if (work->cut_off()) text += " " + tr("There are more: raise Search Hit % in Marketing Setup.").str();
        session.tell(work->cut_off() ? ui::Tone::warning : ui::Tone::success, std::move(text));
    });
}

void set_separate(Session& session, const std::vector<Row>& rows, bool separate) {
    session.edit_or_tell(separate ? tr("Separate contacts") : tr("Don't separate contacts"),
                         [&](table::Transaction& tx) {
                             for (const Row row : rows)
                                 tx.set_flag(duplicate::kTable, row, duplicate::kSeparateContacts, separate);
                             return Result<void>();
                         });
}

}  // namespace

DuplicateListScreen::DuplicateListScreen()
    : grid_(std::string(msg("Duplicates")), duplicate_source(), {.search = true}) {}

void DuplicateListScreen::show(bool separate) {
    separate_ = separate;
    grid_.clear_selection();
    grid_.view().set_base(base_of(separate));
}

std::vector<Action> DuplicateListScreen::actions(Session& session) {
    const std::vector<Row> rows = grid_.selected_rows();
    const bool any = !rows.empty(), one = rows.size() == 1;
    const std::string choose = any ? "" : tr("Select pairs first.");
    return {{.name = tr("Find Duplicates"),
             .icon = theme::Icon::search,
             .run = [&session] { find(session); },
             .primary = true,
             .reason = tr("Compares all contacts; Marketing Setup says how alike they must be")},
            {.name = tr("Compare and Merge"),
             .icon = theme::Icon::merge,
             .run = [&session, rows] { session.go(merge_address(session, rows.front())); },
             .enabled = one,
             .reason = one ? "" : tr("Select one pair first."),
             .changes = false},
            {.name = separate_ ? tr("Don't Separate Contacts") : tr("Separate Contacts"),
             .icon = theme::Icon::split,
             .run = [this, &session, rows] { set_separate(session, rows, !separate_); },
             .enabled = any,
             .reason = any ? tr("They are different contacts, and aren't found again").str() : choose},
            {.name = separate_ ? tr("Show Duplicates") : tr("Show Separated"),
             .icon = separate_ ? theme::Icon::eye : theme::Icon::eye_off,
             .run = [this] { show(!separate_); },
             .changes = false}};
}

void DuplicateListScreen::draw(ui::Ui& ui, Session& session, const ui::Rect& area) {
    const EmptyList none =
        separate_
            ? EmptyList{theme::Icon::split, tr("Nothing was told apart"),
                        tr("Contacts that look the same and aren't are listed here once you say so.")}
            : EmptyList{theme::Icon::users, tr("No duplicates listed"),
                        tr("Find Duplicates compares all contacts by name, address, city, telephone, post "
                           "code, e-mail and VAT number."),
                        tr("Compare all contacts")};
    const RecordGrid::Events events = grid_.draw(ui, session, area, none);
    if (events.empty_action) find(session);
    if (events.opened != table::kNoRow) session.go(merge_address(session, events.opened));
}

}  // namespace segments::app
