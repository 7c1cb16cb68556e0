// Which attachments the log uses: by entries, and by what logged segments keep for Reopen. An attachment that
// nobody uses any more is deleted with its last user (ILE-5, ILE-8).
#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>

#include "core/table/transaction.h"

namespace segments::interaction {

class DocumentUses {
  public:
    // One scan of the log, where there are documents at all.
    explicit DocumentUses(const table::Database& db);

    std::size_t of(std::int64_t attachment_no) const;
    // One user less; the attachment goes with the last one.
    void release(table::Transaction& tx, std::int64_t attachment_no);

  private:
    std::unordered_map<std::int64_t, std::size_t> uses_;
};

// How many of these entries have a document that no other entry uses (ILE-5).
std::size_t unique_documents(const table::Database& db, std::span<const table::Row> entries);
// The document that Show Attachments opens (ILE-12); 0 = none.
std::int64_t document_of(const table::Database& db, table::Row entry_row);

}  // namespace segments::interaction
