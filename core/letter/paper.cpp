#include "core/letter/paper.h"

#include <algorithm>
#include <iterator>

#include "core/base/markup.h"
#include "core/base/tr.h"
#include "core/contact/address_block.h"
#include "core/contact/contact_tables.h"
#include "core/filter/number_value.h"
#include "core/interaction/interaction_tables.h"
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
    : db_(&db),
      locale_(std::move(locale)),
      title_(tr("Segment {1}: {2}", db.table(header::kTable).text(segment_row, header::kNo),
                db.table(header::kTable).text(segment_row, header::kDescription))),
      finding_(segment::segment_code(db, segment_row)),
      summing_(db, interaction::log_entry::kContactNo) {
    for (const auto& [field, filter] : filters) filters_.emplace_back(db.table(card::kTable), field, filter);
}

bool ContactPages::step(std::size_t contacts, std::string& out) {
    // All that comes before is little work for each contact beside writing it.
    constexpr std::size_t kAtOnce = 50;
    switch (phase_) {
        case Phase::find:
            find(contacts * kAtOnce);
            return false;
        case Phase::filter:
            filter(contacts * kAtOnce);
            return false;
        case Phase::sort:
            if (!sorter_->step(contacts * kAtOnce)) return false;
            contacts_ = sorter_->take();
            sorter_.reset();
            phase_ = Phase::sum;
            return false;
        case Phase::sum:
            if (!summing_.step(contacts * kAtOnce)) return false;
            sums_ = summing_.take();
            phase_ = Phase::write;
            return false;
        case Phase::write:
            break;
    }
    return write(contacts, out);
}

void ContactPages::find(std::size_t rows) {
    if (!finding_.step(*db_, rows)) return;
    found_ = finding_.take();
    phase_ = Phase::filter;
}

void ContactPages::filter(std::size_t rows) {
    for (const std::size_t end = std::min(found_.size(), at_ + rows); at_ < end; ++at_) {
        const Row row = found_[at_];
        if (std::all_of(filters_.begin(), filters_.end(),
                        [row](query::ColumnFilter& each) { return each.matches(row); }))
            contacts_.push_back(row);
    }
    if (at_ < found_.size()) return;
    at_ = 0;
    found_ = {};
    sorter_.emplace(db_->table(card::kTable), std::vector<query::SortField>{{card::kNo}},
                    std::exchange(contacts_, {}));
    phase_ = Phase::sort;
}

float ContactPages::progress() const {
    constexpr float kEach = 0.05f;  // of the phases before the writing
    const float before = kEach * static_cast<float>(phase_);
    const auto share = [](std::size_t part, std::size_t whole) {
        return static_cast<float>(part) / static_cast<float>(whole + 1);
    };
    switch (phase_) {
        case Phase::find:
            return kEach * finding_.progress(*db_);
        case Phase::filter:
            return before + kEach * share(at_, found_.size());
        case Phase::sort:
            return before + kEach * sorter_->progress();
        case Phase::sum:
            return before + kEach * summing_.progress();
        case Phase::write:
            break;
    }
    return before + (1 - before) * share(at_, contacts_.size());
}

bool ContactPages::write(std::size_t contacts, std::string& out) {
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
        fact(tr("Cost (LCY)"), filter::format_amount(sums.cost, locale_));
        // There are no records of opportunities.
        fact(tr("No. of Opportunities"), "0");
        fact(tr("Estimated Value (LCY)"), filter::format_amount(0, locale_));
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
                   element("td", filter::format_amount(each.cost, locale)) +
                   element("td", filter::format_decimal(each.duration, locale));
        });
    out += kFoot;
    return out;
}

}  // namespace segments::letter
