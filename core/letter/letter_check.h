// What stands in the way of good letters, before they are made: names that are no fields, what can't be
// merged, and fields that are empty for some contacts.
//
//     LetterCheck check(letters, templates, locale);
//     while (!check.step(500)) {}
//     for (const DocumentCheck& document : check.documents()) ...
#pragma once

#include <string>
#include <vector>

#include "core/letter/segment_letters.h"

namespace segments::letter {

struct FieldUse {
    std::string name;
    std::size_t empty = 0;  // lines for which it is empty
};
struct DocumentCheck {
    std::int64_t attachment_no = 0;
    std::string language;  // of its first line
    std::size_t lines = 0;
    std::vector<FieldUse> fields;
    // "Town: there is no such field. Did you mean Contact City?"
    std::vector<std::string> unknown;
    std::vector<std::string> remarks;
};

class LetterCheck {
  public:
    // Of the documents that are among the templates. Both outlive the check; the database doesn't change
    // before it has ended.
    LetterCheck(const SegmentLetters& letters, const Templates& templates, const filter::Locale& locale);

    // Looks at about so many lines more; true when finished.
    bool step(std::size_t lines);
    // 0..1
    float progress() const;
    const std::vector<DocumentCheck>& documents() const { return documents_; }

  private:
    const SegmentLetters& letters_;
    std::vector<DocumentCheck> documents_;
    std::map<std::int64_t, std::size_t> index_;
    std::vector<FieldValues> values_;
    std::size_t at_ = 0;
};

// The sentence for a name in a document that is no field.
std::string unknown_field(const std::string& name);

}  // namespace segments::letter
