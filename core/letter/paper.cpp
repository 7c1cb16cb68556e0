#include "core/letter/paper.h"

#include <algorithm>
#include <iterator>

#include "core/base/markup.h"
#include "core/base/tr.h"
#include "core/contact/address_block.h"
#include "core/contact/contact_tables.h"
#include "core/interaction/interaction_tables.h"
#include "core/query/column_filter.h"
#include "core/schema/field_value.h"
#include "core/segment/line_scan.h"
#include "core/segment/segment_tables.h"
#include "core/setup/marketing_setup.h"
#include "core/table/find_rows.h"

namespace segments::letter {
namespace {

using table::kNoRow;
using table::Row;
namespace card = contact::contact;
namespace header = segment::segment;
namespace line = segment::line;
namespace marketing = setup::marketing;
namespace campaign = interaction::campaign;
namespace campaign_entry = interaction::campaign_entry;

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\n')
            out += "<br>";
        else
            append_markup(out, c);
    }
    return out;
}

std::string element(std::string_view name, std::string_view text) {
    return "<" + std::string(name) + ">" + escaped(text) + "</" + std::string(name) + ">";
}

std::string page_head(std::string_view title) {
    return "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>" + escaped(title) +
           "</"
           "title><style>@page{size:A4;margin:20mm}body{margin:0;font-family:Calibri,Carlito,Arial,sans-"
           "serif;"
           "font-size:11pt;color:#000;background:#fff}section{break-after:page}section:last-child{break-"
           "after:"
           "auto}h1{font-size:16pt}table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:"
           "2pt "
           "6pt;border-bottom:.5pt solid "
           "#888}.contact{height:60mm;break-inside:avoid}.right{text-align:right}"
           "</style></head><body>\n";
}

constexpr std::string_view kFoot = "</body></html>\n";

std::vector<Row> contacts_of(const table::Database& db, Row segment_row) {
    ContactsOfLines finding(segment::segment_code(db, segment_row));
    while (!finding.step(db, SIZE_MAX)) {
    }
    return finding.take();
}

std::string joined_lines(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& each : lines) text += (text.empty() ? "" : "\n") + each;
    return text;
}

std::string address_of(const table::Database& db, Row contact_row, Day date) {
    return joined_lines(contact::address_block(db, contact_row, {.date = date, .alt_address_code = {}}));
}

// The name and address of the company of Marketing Setup.
std::string our_company(const table::Database& db) {
    const Row row = setup::setup_row(db);
    if (row == kNoRow) return {};
    const table::Table& setup_table = db.table(marketing::kTable);
    std::string text;
    for (const table::FieldId field :
         {marketing::kOurName, marketing::kOurName2, marketing::kOurAddress, marketing::kOurAddress2}) {
        if (const std::string_view part = setup_table.text(row, field); !part.empty())
            text += std::string(part) + "\n";
    }
    text += std::string(setup_table.text(row, marketing::kOurPostCode)) + " " +
            std::string(setup_table.text(row, marketing::kOurCity));
    for (const table::FieldId field : {marketing::kOurPhoneNo, marketing::kOurEMail}) {
        if (const std::string_view part = setup_table.text(row, field); !part.empty())
            text += "\n" + std::string(part);
    }
    return text;
}

}  // namespace

bool ContactsOfLines::step(const table::Database& db, std::size_t rows) {
    if (!finding_.done()) {
        if (finding_.step(db, rows)) {
            lines_ = finding_.take();
            seen_ = table::Bitmap(db.table(card::kTable).slots());
        }
        return false;
    }
    const table::Table& lines = db.table(line::kTable);
    const table::Table& cards = db.table(card::kTable);
    for (; rows > 0 && at_ < lines_.size(); --rows, ++at_) {
        const table::Code code = lines.code(lines_[at_], line::kContactNo);
        const Row contact_row = code == 0 ? kNoRow : cards.find_code(code);
        if (contact_row == kNoRow || seen_.test(contact_row)) continue;
        seen_.set(contact_row);
        contacts_.push_back(contact_row);
    }
    done_ = at_ == lines_.size();
    return done_;
}

float ContactsOfLines::progress(const table::Database& db) const {
    if (done_) return 1.0f;
    if (!finding_.done()) return finding_.progress(db) / 2;
    return 0.5f + 0.5f * static_cast<float>(at_) / static_cast<float>(lines_.size() + 1);
}

std::array<std::string, 6> cover_sheet_checks() {
    return {tr("As agreed upon"),    tr("For your information"), tr("Your comments please"),
            tr("For your approval"), tr("Please call"),          tr("Returned after use")};
}

CoverSheets::CoverSheets(const table::Database& db, Row segment_row, CoverSheetOptions options, Day date,
                         filter::Locale locale)
    : db_(&db),
      options_(std::move(options)),
      date_(date),
      locale_(std::move(locale)),
      finding_(segment::segment_code(db, segment_row)) {}

float CoverSheets::progress() const {
    constexpr float kFinding = 0.1f;
    if (!found_) return kFinding * finding_.progress(*db_);
    return contacts_.empty()
               ? 1.0f
               : kFinding + (1 - kFinding) * static_cast<float>(at_) / static_cast<float>(contacts_.size());
}

bool CoverSheets::step(std::size_t sheets, std::string& out) {
    // To find a contact is little work beside its sheet.
    constexpr std::size_t kAtOnce = 50;
    if (!found_) {
        found_ = finding_.step(*db_, sheets * kAtOnce);
        if (found_) contacts_ = finding_.take();
        return false;
    }
    if (at_ == 0) out += page_head(tr("Cover Sheet"));
    const std::string company = our_company(*db_);
    for (; sheets > 0 && at_ < contacts_.size(); --sheets, ++at_) {
        out += "<section><p class=\"right\">" + escaped(company) + "</p>" +
               element("p", address_of(*db_, contacts_[at_], date_)) + "<p class=\"right\">" +
               escaped(filter::format_date(date_, locale_)) + "</p>";
        if (options_.with_remarks) {
            const std::array<std::string, 6> names = cover_sheet_checks();
            for (std::size_t i = 0; i < names.size(); ++i)
                out += element("p", (options_.checked[i] ? "\u2611 " : "\u2610 ") + names[i]);
            if (!options_.custom.empty()) out += element("p", "\u2611 " + options_.custom);
            for (const std::string& remark : options_.remarks) {
                if (!remark.empty()) out += element("p", remark);
            }
        }
        out += "<p>&nbsp;</p>" + element("p", tr("Best regards")) + "</section>\n";
    }
    if (at_ < contacts_.size()) return false;
    out += kFoot;
    return true;
}

ContactPages::ContactPages(const table::Database& db, Row segment_row, const ContactFilters& filters,
                           filter::Locale locale)
    : db_(&db), locale_(std::move(locale)), contacts_(contacts_of(db, segment_row)) {
    const table::Table& headers = db.table(header::kTable);
    title_ = tr("Segment {1}: {2}", headers.text(segment_row, header::kNo),
                headers.text(segment_row, header::kDescription));
    const table::Table& cards = db.table(card::kTable);
    for (const auto& [field, filter] : filters) {
        query::ColumnFilter passes(cards, field, filter);
        const auto end =
            std::remove_if(contacts_.begin(), contacts_.end(), [&](Row row) { return !passes.matches(row); });
        contacts_.erase(end, contacts_.end());
    }
    std::sort(contacts_.begin(), contacts_.end(),
              [&](Row a, Row b) { return cards.text(a, card::kNo) < cards.text(b, card::kNo); });
    sums_ = interaction::sums_by_code(db, interaction::log_entry::kContactNo);
}

bool ContactPages::step(std::size_t contacts, std::string& out) {
    constexpr std::size_t kOnPage = 4;
    const table::Table& cards = db_->table(card::kTable);
    if (at_ == 0) out += page_head(title_);
    for (; contacts > 0 && at_ < contacts_.size(); --contacts, ++at_) {
        const Row row = contacts_[at_];
        if (at_ % kOnPage == 0) out += "<section>" + element("h1", title_);
        const interaction::InteractionSums& sums = sums_[cards.code(row, card::kNo)];
        out += "<div class=\"contact\"><table><tr><td rowspan=\"7\">" +
               escaped(address_of(*db_, row, kBlankDay)) + "</td>";
        const auto fact = [&](std::string_view caption, const std::string& value) {
            out += element("th", caption) + element("td", value) + "</tr><tr>";
        };
        fact(tr("No."), std::string(cards.text(row, card::kNo)));
        fact(tr("Currency Code"), std::string(cards.text(row, card::kCurrencyCode)));
        fact(tr("Salesperson Code"), std::string(cards.text(row, card::kSalespersonCode)));
        fact(tr("No. of Interactions"), filter::format_count(sums.interactions, locale_));
        fact(tr("Cost (LCY)"), filter::format_decimal(sums.cost, locale_));
        // There are no records of opportunities.
        fact(tr("No. of Opportunities"), "0");
        fact(tr("Estimated Value (LCY)"), filter::format_decimal(0, locale_));
        out += "</tr></table></div>";
        if (at_ % kOnPage == kOnPage - 1 || at_ + 1 == contacts_.size()) out += "</section>\n";
    }
    if (at_ < contacts_.size()) return false;
    out += kFoot;
    return true;
}

std::string campaign_page(const table::Database& db, Row campaign_row, const filter::Locale& locale) {
    const table::Table& campaigns = db.table(campaign::kTable);
    const table::Code code = campaigns.code(campaign_row, campaign::kNo);
    const std::string title = tr("Campaign {1}: {2}", campaigns.text(campaign_row, campaign::kNo),
                                 campaigns.text(campaign_row, campaign::kDescription));
    std::string out = page_head(title) + element("h1", title);
    for (const table::FieldId field : {campaign::kStartingDate, campaign::kEndingDate,
                                       campaign::kSalespersonCode, campaign::kStatusCode}) {
        out += element("p", tr(campaign::kDef.fields[field].caption).str() + ": " +
                                schema::format_cell(campaigns, campaign_row, field, locale));
    }
    const auto list = [&](std::string_view caption, const table::Table& table, const std::vector<Row>& rows,
                          std::initializer_list<table::FieldId> fields, const auto& more_heads,
                          const auto& more_cells) {
        out += element("h2", caption) + "<table><tr>";
        for (const table::FieldId field : fields) out += element("th", tr(table.field(field).caption));
        out += more_heads() + "</tr>";
        for (const Row row : rows) {
            out += "<tr>";
            for (const table::FieldId field : fields)
                out += element("td", schema::format_cell(table, row, field, locale));
            out += more_cells(row) + "</tr>";
        }
        out += "</table>";
    };
    const table::Table& headers = db.table(header::kTable);
    list(
        tr("Segments"), headers, table::rows_with(headers, header::kCampaignNo, code),
        {header::kNo, header::kDescription, header::kDate, header::kSalespersonCode},
        [] { return std::string(); }, [](Row) { return std::string(); });
    const table::Table& entries = db.table(campaign_entry::kTable);
    const std::vector<interaction::InteractionSums> sums = interaction::sums_by_campaign_entry(db);
    list(
        tr("Campaign Entries"), entries, table::rows_with(entries, campaign_entry::kCampaignNo, code),
        {campaign_entry::kEntryNo, campaign_entry::kDate, campaign_entry::kDescription,
         campaign_entry::kSegmentNo, campaign_entry::kCanceled},
        [] {
            return element("th", tr("No. of Interactions")) + element("th", tr("Cost (LCY)")) +
                   element("th", tr("Duration (Min.)"));
        },
        [&](Row row) {
            const interaction::InteractionSums& each =
                sums[static_cast<std::size_t>(entries.number(row, campaign_entry::kEntryNo))];
            return element("td", filter::format_count(each.interactions, locale)) +
                   element("td", filter::format_decimal(each.cost, locale)) +
                   element("td", filter::format_decimal(each.duration, locale));
        });
    out += kFoot;
    return out;
}

}  // namespace segments::letter
