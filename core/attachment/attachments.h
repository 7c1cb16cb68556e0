// Attachments: documents of any file type that templates, segments, lines and log entries have (ENT-14,
// TPL-24 to TPL-29). A copy is an attachment of its own, but what both hold is kept once.
//
//     AttachmentWriter writer(tx, context);                  // once for a whole bulk
//     const std::int64_t no = writer.add({hash, size}, "pdf");
//     const std::int64_t copy = writer.copy(no);              // TPL-28
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/context.h"
#include "core/base/result.h"
#include "core/table/transaction.h"

namespace segments::attachment {

// Files up to this size can be attached.
inline constexpr std::uint64_t kMostBytes = std::uint64_t{50} << 20;

// What an attachment holds. Its bytes are in the store before an attachment names them.
struct Content {
    std::string hash;  // content_hash.h
    std::uint64_t size = 0;
};

// Writes new attachments, numbered one after the highest (ENT-14). Nobody else does while it is in use.
class AttachmentWriter {
  public:
    AttachmentWriter(table::Transaction& tx, const Context& context);

    std::int64_t add(const Content& content, std::string_view extension);
    // Of the same content, not read-only. 0 where there is no such attachment.
    std::int64_t copy(std::int64_t no);

  private:
    table::Transaction& tx_;
    Context context_;
    std::int64_t next_no_;
};

// kNoRow where there is none: also for 0.
table::Row find_attachment(const table::Database& db, std::int64_t no);
bool is_read_only(const table::Database& db, std::int64_t no);
// A mail body (TPL-22).
bool is_html(const table::Database& db, std::int64_t no);
bool same_content(const table::Database& db, std::int64_t a, std::int64_t b);
// REQUIRES: there is such an attachment.
Content content_of(const table::Database& db, std::int64_t no);
// "pdf"; empty where there is none.
std::string file_extension(const table::Database& db, std::int64_t no);
// "pdf", "pdf, read-only"
std::string kind_of(const table::Database& db, std::int64_t no);

// The error of an attachment that can't be opened: there is none, or it is empty (TPL-29a).
Result<void> check_can_open(const table::Database& db, std::int64_t no);
// The error of an attachment that can't be replaced (TPL-24, TPL-29). 0 can.
Result<void> check_can_replace(const table::Database& db, std::int64_t no);

// Deletes it, unless it is read-only or there is none. True where it is gone.
bool delete_attachment(table::Transaction& tx, std::int64_t no);
// Deletes it even if it is read-only: nothing uses it any more (ILE-5, ILE-8).
void delete_unused(table::Transaction& tx, std::int64_t no);
// TPL-29, LOG-24
void make_read_only(table::Transaction& tx, std::int64_t no);

// "pdf" of "Offer.PDF"; empty for a name without one.
std::string extension_of(std::string_view file_name);
// A file name for the attachment: "SM00001.pdf" (HDR-45, TPL-30).
std::string file_name(const table::Database& db, std::int64_t no, std::string_view stem);

}  // namespace segments::attachment
