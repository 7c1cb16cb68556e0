// The contacts of a segment for spreadsheets and mail programs: a CSV file (EXP-1 to EXP-4; RFC 4180, UTF-8)
// and the list of their e-mail addresses, in slices of text.
//
//     Result<SegmentCsv> csv = SegmentCsv::of(db, "SM00001");
//     std::string text;
//     while (!csv->step(500, text)) { send(text); text.clear(); }
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "core/base/result.h"
#include "core/table/database.h"

namespace segments::exchange {

class SegmentCsv {
  public:
    // Errors: no such segment; a line without a contact that exists, which is named (EXP-2).
    static Result<SegmentCsv> of(const table::Database& db, std::string_view segment_no);

    // Appends about `rows` lines; true when the file is complete. Text in which a spreadsheet would see a
    // formula gets an apostrophe before it.
    bool step(std::size_t rows, std::string& out);
    // 0..1
    float progress() const;
    // Lines of the segment.
    std::size_t count() const { return contacts_.size(); }

  private:
    SegmentCsv(const table::Database& db, std::vector<table::Row> contacts)
        : db_(&db), contacts_(std::move(contacts)) {}

    const table::Database* db_;
    std::vector<table::Row> contacts_;  // one for each line (EXP-1)
    std::size_t at_ = 0;
    bool begun_ = false;
};

// The e-mail addresses of a segment's contacts, each once, in the order of the lines.
class SegmentEMails {
  public:
    // Lines without a contact that exists, and contacts without an address, are passed over.
    SegmentEMails(const table::Database& db, std::string_view segment_no);

    // Looks at about `rows` lines more; true when finished.
    bool step(std::size_t rows);
    const std::vector<std::string>& addresses() const { return addresses_; }
    // Contacts of the segment that have none.
    std::size_t without_address() const { return without_.size(); }

  private:
    const table::Database* db_;
    std::vector<table::Row> lines_;
    std::size_t at_ = 0;
    std::unordered_set<std::string> seen_;  // by e_mail_key
    std::unordered_set<table::Row> without_;
    std::vector<std::string> addresses_;
};

// The contacts of a segment, each once, for ExportContacts.
std::vector<table::Row> contacts_of_segment(const table::Database& db, std::string_view segment_no);

}  // namespace segments::exchange
