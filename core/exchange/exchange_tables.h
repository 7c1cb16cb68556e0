// What came in and went out: the imports of a workspace with what they rejected, so that it can be repaired
// and brought again long after.
#pragma once

#include "core/schema/domains.h"
#include "core/table/schema.h"

namespace segments::exchange {

// One import.
namespace entry {

enum Field : table::FieldId {
    kEntryNo,
    kFileName,  // or how many files they were
    kFormat,
    kDate,
    kTime,
    kUserId,
    kAdded,
    kChanged,
    kUnchanged,
    kRejected,
    kSegmentNo,  // on which its contacts were put; blank: none
    kLines,      // so many lines it got
    kStep,       // name of its step in History
};

inline constexpr table::TableId kTable = schema::id::kExchangeEntry;
extern const table::TableDef kDef;

}  // namespace entry

// A file of an import from which contacts were rejected: what stands around them in a file of its format.
namespace entry_file {

enum Field : table::FieldId {
    kEntryNo,
    kFileNo,
    kFileName,
    kHead,
    kTail,
};

inline constexpr table::TableId kTable = schema::id::kExchangeFile;
extern const table::TableDef kDef;

}  // namespace entry_file

// A contact that was rejected.
namespace rejection {

enum Field : table::FieldId {
    kEntryNo,
    kRejectionNo,
    kFileNo,
    kFileLine,
    kElement,  // the contact's place in the file, from 1
    kPointer,  // JSON pointer
    kContactNo,
    kReason,
    kRecord,  // as it stood in the file, with what divides it from the one before; blank: not kept
};

inline constexpr table::TableId kTable = schema::id::kExchangeRejection;
extern const table::TableDef kDef;

}  // namespace rejection

// An export that is remembered, so that what changes afterwards can be told.
namespace export_entry {

enum Field : table::FieldId {
    kEntryNo,
    kFileName,
    kFormat,
    kDate,
    kTime,
    kUserId,
    kContacts,  // so many
};

inline constexpr table::TableId kTable = schema::id::kExport;
extern const table::TableDef kDef;

}  // namespace export_entry

// A contact as it went out.
namespace exported {

enum Field : table::FieldId {
    kEntryNo,
    kContactNo,  // also when the contact is gone
    kPrint,      // contact_print.h
};

inline constexpr table::TableId kTable = schema::id::kExportedContact;
extern const table::TableDef kDef;

}  // namespace exported

}  // namespace segments::exchange
