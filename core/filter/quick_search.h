// The search box of a list (FLT-60 to FLT-62). It is not a filter: it looks at all visible fields of a row,
// cannot be stored, and takes no part in criteria.
//
//     const QuickSearch search("chair \"blue sky\"");
//     search.matches(fields_of_the_row);
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "core/base/needle.h"
#include "core/filter/filter.h"

namespace segments::filter {

class QuickSearch {
  public:
    // Every word must occur as the start of a word, "..." anywhere as it stands, in any field and any order,
    // ignoring case (FLT-61). A text that begins with a single quote or @, or has a star, is an expression
    // that one of the fields must match, case-sensitive unless @ (FLT-60); one that isn't well-formed is
    // searched like words. Nothing is an error here, and the empty search finds every row.
    explicit QuickSearch(std::string_view typed);

    bool empty() const { return words_.empty() && phrases_.empty() && expression_.empty(); }
    bool matches(std::span<const std::string_view> fields) const;

  private:
    void read_words(std::string_view typed);

    std::vector<FoldedNeedle> words_;
    std::vector<FoldedNeedle> phrases_;
    Filter expression_;
};

}  // namespace segments::filter
