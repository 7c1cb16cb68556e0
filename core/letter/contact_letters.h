// MRG-26: letters for contacts that are on no segment, made of a Word template, in slices.
//
//     ContactLetters work(context, contacts, code, templates, locale, split);
//     while (!work.step(tx, 100)) {}
//     work.file()
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/letter/scratch_lines.h"
#include "core/letter/segment_letters.h"

namespace segments::letter {

class ContactLetters {
  public:
    // A .zip with a document for each contact (`split`), or one document with a section for each. `templates`
    // has the Word template's document.
    ContactLetters(const Context& context, std::vector<table::Row> contacts, table::Code word_template,
                   Templates templates, const filter::Locale& locale, bool split)
        : context_(context),
          contacts_(std::move(contacts)),
          word_template_(word_template),
          templates_(std::move(templates)),
          locale_(locale),
          split_(split) {}

    // About so many contacts more; true when finished: the transaction, always the same, holds nothing of it
    // then.
    bool step(table::Transaction& tx, std::size_t contacts);
    // 0..1
    float progress() const;
    // REQUIRES: finished, for both. False: the file is of no use, it would be too large.
    bool sound() const { return merge_->sound(); }
    std::string& file() { return file_; }

  private:
    enum class Phase : std::uint8_t { lines, find, merge, take_away, done };

    Context context_;
    std::vector<table::Row> contacts_;
    table::Code word_template_;
    Templates templates_;
    filter::Locale locale_;
    bool split_;
    Phase phase_ = Phase::lines;
    std::size_t at_ = 0;
    std::optional<ScratchLines> lines_;
    std::unique_ptr<SegmentLetters> letters_;
    std::unique_ptr<MergeLetters> merge_;
    std::string file_;
};

}  // namespace segments::letter
