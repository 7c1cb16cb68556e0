// Attached documents: ENT-14. An attachment is a record of its own for everyone who has it; what it holds,
// its content, is kept once for all attachments that hold the same, in files beside the tables
// (docs/storage.md, "Contents").
#pragma once

#include "core/schema/domains.h"
#include "core/table/schema.h"

namespace segments::attachment {

// ENT-14.
namespace attachment {

enum Field : table::FieldId {
    kNo,
    kContent,        // hash of the content
    kFileExtension,  // "pdf", in lower case
    kReadOnly,       // a log entry uses it (TPL-29)
    kLastDateModified,
    kLastTimeModified,
};

inline constexpr table::TableId kTable = schema::id::kAttachment;
extern const table::TableDef kDef;

}  // namespace attachment

// What attachments hold.
namespace content {

enum Field : table::FieldId {
    kHash,
    kSize,  // bytes
    kUses,  // attachments that hold it; the row goes with the last of them
};

inline constexpr table::TableId kTable = schema::id::kAttachmentContent;
extern const table::TableDef kDef;

}  // namespace content

}  // namespace segments::attachment
