// What the languages of an interaction template and those of a segment have in common on the screen: a
// document each, and the way to a further language.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "app/attachment/attachment_file.h"
#include "app/session/session.h"
#include "app/ui/ui.h"

namespace segments::app {

struct LanguageDocument {
    std::string step;  // of the history
    std::int64_t attachment_no = 0;
    std::string_view stem;        // of exported files
    std::string word;             // the Word template in place of a document, if there is one
    std::string segment_no = {};  // whose other languages can be copied from; blank: a template's language
    std::function<Result<void>(table::Transaction& tx, const StoredFile& file)> set;
    std::function<Result<void>(table::Transaction& tx)> remove;
    std::function<Result<void>(table::Transaction& tx, std::int64_t attachment_no)> copy;  // TPL-23, LNG-9
    std::function<void(table::Transaction& tx)> delete_language;
};
// The document with its actions, Copy From and Delete Language.
void draw_language_document(ui::Ui& ui, Session& session, const LanguageDocument& document);

// The field in which the code of a further language is chosen or typed.
void draw_new_language(ui::Ui& ui, Session& session, const std::string& step,
                       const std::function<Result<void>(table::Transaction& tx, std::string_view code)>& add);

}  // namespace segments::app
