// Paper beside letters: cover sheets (RPT-2), the list of a segment's contacts (RPT-4), what a campaign has
// (RPT-5). Each is one page of HTML for a browser's printer, written in slices.
//
//     CoverSheets sheets(db, segment_row, options, day, locale);
//     while (!sheets.step(50, out)) { send(out); out.clear(); }
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/date.h"
#include "core/filter/filter.h"
#include "core/filter/locale.h"
#include "core/interaction/statistics.h"
#include "core/query/column_filter.h"
#include "core/query/row_order.h"
#include "core/segment/contacts_of_lines.h"
#include "core/table/database.h"

namespace segments::letter {

struct CoverSheetOptions {
    bool with_remarks = false;
    std::array<std::string, 5> remarks;  // blank ones are left out
    std::array<bool, 6> checked{};       // cover_sheet_checks()
    std::string custom;                  // one more, checked; blank: none
};
// "As agreed upon", "For your information" ...
std::array<std::string, 6> cover_sheet_checks();

class CoverSheets {
  public:
    // REQUIRES: a live row of the segment table.
    CoverSheets(const table::Database& db, table::Row segment_row, CoverSheetOptions options, Day date,
                filter::Locale locale);

    // Finds the contacts first; then appends about so many sheets more. True when the page is complete.
    bool step(std::size_t sheets, std::string& out);
    // 0..1
    float progress() const;
    // When all are found: one for each contact of the segment, by the order of its first line.
    const std::vector<table::Row>& contacts() const { return contacts_; }

  private:
    const table::Database* db_;
    CoverSheetOptions options_;
    Day date_;
    filter::Locale locale_;
    segment::ContactsOfLines finding_;
    bool found_ = false;
    std::vector<table::Row> contacts_;
    std::size_t at_ = 0;
};

// Which contacts a list of them has; by fields of the contact table.
using ContactFilters = std::vector<std::pair<table::FieldId, filter::Filter>>;

class ContactPages {
  public:
    // Four on a page, by their numbers. REQUIRES: a live row of the segment table.
    ContactPages(const table::Database& db, table::Row segment_row, const ContactFilters& filters,
                 filter::Locale locale);

    // Finds the contacts and what they had first; then appends about so many more. True when the page is
    // complete.
    bool step(std::size_t contacts, std::string& out);
    // 0..1
    float progress() const;

  private:
    enum class Phase : std::uint8_t { find, filter, sort, sum, write };

    void find(std::size_t rows);
    void filter(std::size_t rows);
    bool write(std::size_t contacts, std::string& out);

    const table::Database* db_;
    filter::Locale locale_;
    std::string title_;
    Phase phase_ = Phase::find;
    segment::ContactsOfLines finding_;
    std::vector<query::ColumnFilter> filters_;
    std::optional<query::RowSorter> sorter_;
    interaction::SumsByCode summing_;
    std::vector<table::Row> found_, contacts_;
    std::vector<interaction::InteractionSums> sums_;  // by code of the contact's number
    std::size_t at_ = 0;
};

// RPT-5. REQUIRES: a live row of the campaign table.
std::string campaign_page(const table::Database& db, table::Row campaign_row, const filter::Locale& locale);

}  // namespace segments::letter
