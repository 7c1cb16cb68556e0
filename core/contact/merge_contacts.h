// Merges two contacts into one: the other one's values as far as they are wanted, its people, classification,
// addresses, lines and interactions come to the contact that stays, and it is deleted. In slices; one change,
// one undo.
//
//     MergePreview preview = merge_preview(db, keep, gone);              // field by field
//     preview.fields[2].take_other = true;
//     Result<MergeContacts> job = MergeContacts::make(db, context, keep, gone, preview);
//     while (!job->step(tx, 50000)) {}
#pragma once

#include <string>
#include <vector>

#include "core/base/context.h"
#include "core/base/result.h"
#include "core/contact/contact_references.h"
#include "core/filter/locale.h"
#include "core/table/transaction.h"

namespace segments::contact {

// A field in which the two differ. The names of a person are one: Name stands for its parts.
struct MergeField {
    table::FieldId field = 0;
    std::string kept, other;  // as shown
    bool take_other = false;
};

struct MergePreview {
    std::vector<MergeField> fields;
};
// What differs, with the choice that loses least: what is blank on the contact that stays comes from the
// other one, and so does a flag that keeps the contact from something. REQUIRES: two contacts of one type.
MergePreview merge_preview(const table::Database& db, table::Row keep, table::Row gone,
                           const filter::Locale& locale);
// Whether they can be merged: two contacts, of one type.
Result<void> check_merge(const table::Database& db, table::Row keep, table::Row gone);

class MergeContacts {
  public:
    static Result<MergeContacts> make(const table::Database& db, const Context& context, table::Row keep,
                                      table::Row gone, const MergePreview& preview);

    // Looks at about `rows` rows more; true when finished.
    Result<bool> step(table::Transaction& tx, std::size_t rows);
    float progress() const { return references_.progress(); }

  private:
    MergeContacts(const table::Database& db, const Context& context, table::Row keep, table::Row gone,
                  const MergePreview& preview);
    Result<void> take_fields(table::Transaction& tx);
    Result<void> make_room_for_addresses(table::Transaction& tx);

    Context context_;
    table::Row keep_, gone_;
    std::vector<table::FieldId> wanted_;
    ContactReferences references_;
    bool begun_ = false;
};

}  // namespace segments::contact
