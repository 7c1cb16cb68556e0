// Paper beside letters: cover sheets (RPT-2), the list of a segment's contacts (RPT-4), what a campaign has
// (RPT-5). Each is one page of HTML for a browser's printer, written in slices.
//
//     CoverSheets sheets(db, segment_row, options, day, locale);
//     while (!sheets.step(50, out)) { send(out); out.clear(); }
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/date.h"
#include "core/filter/filter.h"
#include "core/filter/locale.h"
#include "core/interaction/statistics.h"
#include "core/segment/present_lines.h"
#include "core/table/bitmap.h"
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

// The contacts of a segment's lines, each once, in the order of the lines; found in slices.
class ContactsOfLines {
  public:
    explicit ContactsOfLines(table::Code segment) : finding_(segment) {}

    // Looks at about so many lines more; true when all are found.
    bool step(const table::Database& db, std::size_t rows);
    float progress(const table::Database& db) const;
    std::vector<table::Row> take() { return std::exchange(contacts_, {}); }

  private:
    segment::PresentLines finding_;
    std::vector<table::Row> lines_, contacts_;
    table::Bitmap seen_;
    std::size_t at_ = 0;
    bool done_ = false;
};

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
    ContactsOfLines finding_;
    bool found_ = false;
    std::vector<table::Row> contacts_;
    std::size_t at_ = 0;
};

// Which contacts a list of them has; by fields of the contact table.
using ContactFilters = std::vector<std::pair<table::FieldId, filter::Filter>>;

class ContactPages {
  public:
    // Four on a page, by their numbers.
    ContactPages(const table::Database& db, table::Row segment_row, const ContactFilters& filters,
                 filter::Locale locale);

    std::size_t contacts() const { return contacts_.size(); }
    bool step(std::size_t contacts, std::string& out);

  private:
    const table::Database* db_;
    filter::Locale locale_;
    std::string title_;
    std::vector<table::Row> contacts_;
    std::vector<interaction::InteractionSums> sums_;  // by code of the contact's number
    std::size_t at_ = 0;
};

// RPT-5. REQUIRES: a live row of the campaign table.
std::string campaign_page(const table::Database& db, table::Row campaign_row, const filter::Locale& locale);

}  // namespace segments::letter
