#include "app/screens/log_entries.h"

#include <algorithm>
#include <charconv>

#include "app/logging/create_interaction_dialog.h"
#include "app/logging/entry_actions.h"
#include "core/base/percent.h"
#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/contact/contact_tables.h"
#include "core/interaction/entry_documents.h"
#include "core/interaction/interaction_tables.h"
#include "core/schema/enumerations.h"

namespace segments::app {
namespace {

namespace entry = interaction::log_entry;
namespace card = contact::contact;
using table::Row;

// Both ends of an interval of dates, in ISO form.
constexpr std::string_view kFrom = "from", kTo = "to";

// What the list can be about.
struct Condition {
    std::string_view name;  // in the address
    table::FieldId field;
    std::string_view caption;
};
constexpr Condition kConditions[] = {
    {"loggedSegment", entry::kLoggedSegmentEntryNo, msg("Logged Segment")},
    {"contact", entry::kContactNo, msg("Contact")},
    {"company", entry::kContactCompanyNo, msg("Company")},
    {"salesperson", entry::kSalespersonCode, msg("Salesperson")},
    {"campaign", entry::kCampaignNo, msg("Campaign")},
    {"campaignEntry", entry::kCampaignEntryNo, msg("Campaign Entry")},
    {"segment", entry::kSegmentNo, msg("Segment")},
    {"template", entry::kInteractionTemplateCode, msg("Interaction Template")},
    {"evaluation", entry::kEvaluation, msg("Evaluation")},
    {"canceled", entry::kCanceled, msg("Canceled")},
    {kFrom, entry::kDate, msg("From")},
    {kTo, entry::kDate, msg("To")},
};

const Condition* condition_of(std::string_view name) {
    const auto* const found = std::find_if(std::begin(kConditions), std::end(kConditions),
                                           [&](const Condition& each) { return each.name == name; });
    return found == std::end(kConditions) ? nullptr : found;
}

Address known(Address address) {
    std::erase_if(address.query, [](const auto& each) { return condition_of(each.first) == nullptr; });
    return address;
}

FieldEquals equals(const Condition& condition, std::string_view value) {
    FieldEquals wanted{.field = condition.field};
    if (entry::kDef.fields[condition.field].storage == table::Storage::dictionary)
        wanted.text = code_form(value);
    else
        std::from_chars(value.data(), value.data() + value.size(), wanted.number);
    return wanted;
}

bool is_end(std::string_view name) {
    return name == kFrom || name == kTo;
}

// The conditions of the address as what the list shows.
ListBase base_of(const Address& address) {
    ListBase base;
    base.equals = {{.field = entry::kPostponed, .number = 0}};  // ILE-1
    for (const auto& [name, value] : address.query) {
        if (!is_end(name)) base.equals.push_back(equals(*condition_of(name), value));
    }
    const std::string from = address.value(kFrom), to = address.value(kTo);
    if (from.empty() && to.empty()) return base;
    base.key = from + ".." + to;
    base.accepts = [first = from_iso(from).value_or(kBlankDay), last = from_iso(to)](
                       const table::Table& entries, Row row) {
        const std::int64_t date = entries.number(row, entry::kDate);
        return date >= first && (!last || date <= *last);
    };
    return base;
}

// "Contact CT000001 Ann Lee", "Not canceled", "From 11-16-2026".
std::string condition_in_words(const Session& session, std::string_view name, const std::string& value) {
    const std::string caption = tr(condition_of(name)->caption);
    if (is_end(name)) {
        const std::optional<Day> day = from_iso(value);
        return tr("{1} {2}", caption, day ? filter::format_date(*day, session.locale()) : value);
    }
    if (name == "canceled") return value == "0" ? tr("Not canceled").str() : caption;
    if (name == "evaluation") {
        const FieldEquals wanted = equals(*condition_of(name), value);
        const auto which = static_cast<std::size_t>(wanted.number);
        return which == 0 ? tr("Not evaluated").str()
               : which < std::size(schema::kEvaluations)
                   ? caption + " " + tr(schema::kEvaluations[which]).str()
                   : caption + " " + value;
    }
    std::string text = caption + " " + value;
    if (name == "contact" || name == "company") {
        const table::Table& contacts = session.table(card::kTable);
        const Row row = contacts.find(code_form(value));
        if (row != table::kNoRow) text += " " + std::string(contacts.text(row, card::kName));
    }
    return text;
}

// What can be done with one entry.
std::vector<Action> entry_actions(Session& session, Row row) {
    const table::Table& entries = session.table(entry::kTable);
    const std::string contact(entries.text(row, entry::kContactNo));
    const std::int64_t logged = entries.number(row, entry::kLoggedSegmentEntryNo);
    std::vector<Action> actions;
    const auto go = [&](std::string name, theme::Icon icon, std::string address, bool enabled) {
        actions.push_back({.name = std::move(name),
                           .icon = icon,
                           .run = [&session, address = std::move(address)] { session.go(address); },
                           .enabled = enabled,
                           .changes = false});
    };
    go(tr("Contact"), theme::Icon::contact, "/contacts/" + percent_encoded(contact), !contact.empty());
    go(tr("Entries of this contact"), theme::Icon::none, "/log?contact=" + percent_encoded(contact),
       !contact.empty());
    go(tr("Entries of this logged segment"), theme::Icon::none,
       "/log?loggedSegment=" + std::to_string(logged), logged != 0);
    return actions;
}

GridSource entry_source(const Address& address) {
    GridSource source{.table = entry::kTable, .noun = noun("entry", "entries")};
    const auto comments = std::make_shared<RowCounts>(
        interaction::comment::kTable,
        [](const table::Table& table, Row row) { return table.number(row, interaction::comment::kEntryNo); });
    table::FieldDef comment;
    comment.name = "comment";
    comment.caption = msg("Comment");
    comment.type = filter::ValueType::boolean;
    const auto column = [](table::FieldId field, float width) {
        return field_column(entry::kDef, field, width);
    };
    const auto of_contact = [](std::string id, std::string_view caption, table::FieldId no, float width) {
        return joined_column(std::move(id), caption, entry::kDef, no, card::kDef, card::kName, width);
    };
    table::FieldDef attachment;
    attachment.name = "attachment";
    attachment.caption = msg("Attachment");
    attachment.type = filter::ValueType::boolean;
    GridColumn has_attachment = computed_column(
        "attachment", attachment,
        {.number = [](const table::Database& db,
                      Row row) { return std::int64_t{interaction::document_of(db, row) != 0 ? 1 : 0}; }},
        110);
    GridColumn has_comment =
        computed_column("comment", comment,
                        {.number =
                             [comments](const table::Database& db, Row row) {
                                 const std::int64_t no = db.table(entry::kTable).number(row, entry::kEntryNo);
                                 return std::int64_t{comments->of(no) > 0 ? 1 : 0};
                             },
                         .revision = [comments] { return comments->revision(); }},
                        100);
    source.columns = all_fields(
        entry::kDef,
        {column(entry::kCanceled, 90), column(entry::kAttemptFailed, 120), column(entry::kDate, 110),
         column(entry::kInteractionTemplateCode, 150), column(entry::kDescription, 240),
         std::move(has_attachment), as_link(column(entry::kContactNo, 110)),
         of_contact("contactName", msg("Contact Name"), entry::kContactNo, 190),
         of_contact("contactCompanyName", msg("Contact Company Name"), entry::kContactCompanyNo, 190),
         column(entry::kEvaluation, 120), with_total(column(entry::kCost, 110)),
         with_total(column(entry::kDuration, 120)), column(entry::kSalespersonCode, 130),
         column(entry::kCampaignNo, 120), column(entry::kOpportunityNo, 130), column(entry::kEntryNo, 100),
         std::move(has_comment)});
    source.sort = {{column_index(source.columns, "entryNo"), true}};
    source.card = {"description", "date", "contactName", "evaluation"};
    source.base = base_of(address);
    source.row_mark = [](const Session& session, Row row) {
        RowMark mark;
        mark.disabled = session.table(entry::kTable).flag(row, entry::kCanceled);
        return mark;
    };
    source.row_actions = entry_actions;
    source.sheet = true;
    keep_counts(source, {comments});
    return source;
}

}  // namespace

LogEntriesScreen::LogEntriesScreen(Address address)
    : address_(known(std::move(address))),
      grid_(msg("Interaction Log Entries"), entry_source(address_), {.search = true}) {}

std::vector<Action> LogEntriesScreen::actions(Session& session) {
    const std::vector<Row> rows = grid_.selected_rows();
    std::vector<Action> actions = entry_list_actions(session, rows);
    actions.push_back({.name = tr("Create Interaction"), .icon = theme::Icon::plus, .run = [this, &session] {
                           create_from_conditions(session);
                       }});
    actions.push_back({.name = tr("Postponed Interactions"),
                       .icon = theme::Icon::history,
                       .run = [&session] { session.go("/postponed"); },
                       .changes = false});
    return actions;
}

// ILE-13: from what the list is about, not from the entry in focus.
void LogEntriesScreen::create_from_conditions(Session& session) {
    const table::Table& contacts = session.table(card::kTable);
    const Row focused = grid_.active_row();
    if (focused != table::kNoRow) {
        const table::Table& entries = session.table(entry::kTable);
        for (const table::FieldId field : {entry::kContactNo, entry::kContactCompanyNo}) {
            const Row row = contacts.find(entries.text(focused, field));
            if (row != table::kNoRow && contacts.flag(row, card::kPrivacyBlocked))
                return session.tell(fail(tr("{1} is privacy blocked: no interaction may be created.",
                                            contacts.text(row, card::kName)),
                                         "ILE-13"));
        }
    }
    interaction::DraftPresets presets;
    for (const auto& [name, value] : address_.query) {
        if (name == "contact" || (name == "company" && presets.contact_no.empty()))
            presets.contact_no = code_form(value);
        if (name == "salesperson") presets.salesperson_code = code_form(value);
        if (name == "campaign") presets.campaign_no = code_form(value);
    }
    create_interaction(session, presets);
}

void LogEntriesScreen::name_conditions(const Session& session) {
    grid_.chips.clear();
    for (const auto& [name, value] : address_.query)
        grid_.chips.push_back({condition_in_words(session, name, value)});
}

void LogEntriesScreen::draw(ui::Ui& ui, Session& session, const ui::Rect& area) {
    name_conditions(session);
    const RecordGrid::Events events = grid_.draw(ui, session, area,
                                                 {theme::Icon::messages_square, tr("No interactions yet"),
                                                  tr("Logging a segment writes one entry for each of its "
                                                     "contacts: what was sent or said, and when."),
                                                  tr("Go to Segments")});
    if (events.empty_action) return session.go("/segments");
    if (events.removed_chip >= 0) {
        Address wider = address_;
        wider.query.erase(wider.query.begin() + events.removed_chip);
        return session.go(wider.to_text());
    }
    if (events.opened == table::kNoRow) return;
    const std::string_view no = session.table(entry::kTable).text(events.opened, entry::kContactNo);
    if (!no.empty()) session.go("/contacts/" + percent_encoded(no));
}

}  // namespace segments::app
