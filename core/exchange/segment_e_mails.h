// The e-mail addresses of a segment's contacts, for a mail program, found in slices.
//
//     SegmentEMails mails(db, segment_row);
//     while (!mails.step(50000)) {}
//     copy(mails.text());
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/segment/contacts_of_lines.h"
#include "core/table/database.h"
#include "core/table/dictionary.h"

namespace segments::exchange {

// The e-mail addresses of a segment's contacts, each once whatever its case, in the order of the lines.
class SegmentEMails {
  public:
    // REQUIRES: a live row of the segment table.
    SegmentEMails(const table::Database& db, table::Row segment_row)
        : db_(&db), finding_(segment::segment_code(db, segment_row)) {}

    // Looks at about `rows` rows more; true when finished. The database doesn't change before.
    bool step(std::size_t rows);
    // The addresses, separated as the field "To" of mail programs takes them: "a@x.example; b@x.example".
    const std::string& text() const { return text_; }
    std::size_t count() const { return keys_.size() - 1; }
    // Contacts of the segment that have none.
    std::size_t without_address() const { return without_; }

  private:
    const table::Database* db_;
    segment::ContactsOfLines finding_;
    std::vector<table::Row> contacts_;
    bool found_ = false;
    std::size_t at_ = 0;
    table::Dictionary keys_;  // by e_mail_key, and the blank text
    std::string text_;
    std::size_t without_ = 0;
};

}  // namespace segments::exchange
