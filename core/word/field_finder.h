// Finds the merge fields of a part, however Word wrote them, and puts marks of a Program in their places:
//   MERGEFIELD, IF, NEXT, NEXTIF, SKIPIF, MERGEREC, MERGESEQ, ADDRESSBLOCK, GREETINGLINE as w:fldSimple or as
//   a sequence of runs, split anywhere and nested; content controls by their tag or data binding; {{Field}}
//   in the text. Everything else stays as it is.
//
//     FieldFinder finder(slots, names);
//     finder.mark(tree.document_element());
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/word/field_code.h"
#include "core/word/program.h"
#include "core/word/xml.h"

namespace segments::word {

class FieldFinder {
  public:
    FieldFinder(Slots& slots, KnownField known) : slots_(slots), known_(std::move(known)) {}

    void mark(pugi::xml_node root);

    // The known fields, in the order in which they were found first; Expression::field counts them.
    const std::vector<std::string>& fields() const { return fields_; }
    // Names that are no fields, as they are written; they stay in the letters as they are.
    const std::vector<std::string>& unknown() const { return unknown_; }
    // What can't be merged, as sentences.
    const std::vector<std::string>& remarks() const { return remarks_; }

  private:
    // A field as it was found, before it is known whether it is replaced.
    struct Field {
        std::vector<pugi::xml_node> nodes;  // its runs, with those of the fields inside
        std::string code;
        pugi::xml_node code_run, result_run;
        std::vector<Field> inner;
        std::vector<bool> inner_in_code;
        bool in_result = false;
        bool has_pictures = false;  // in its code, or in that of fields inside
    };

    void mark_story(pugi::xml_node story);
    void visit(pugi::xml_node node);
    void take_run(pugi::xml_node run);
    void take_simple(pugi::xml_node simple);
    void take_control(pugi::xml_node control);
    void close_field();
    void deliver(Field field);
    // The expression that takes the field's place; nullopt where it stays.
    std::optional<ExpressionId> meaning(const Field& field, bool nested);
    std::optional<ExpressionId> comparison(const Field& field, const FieldCode& code, Expression::Kind kind);
    ExpressionId text_of(const Field& field, const CodeText& text);
    std::optional<ExpressionId> value_of(std::string_view name, const FieldCode& code);
    void apply(const Field& field, bool in_code);
    void mark_texts(pugi::xml_node paragraph);
    void mark_optional(pugi::xml_node paragraph);
    void remark(const std::string& sentence);

    Slots& slots_;
    KnownField known_;
    std::vector<std::string> fields_, unknown_, remarks_;
    std::vector<Field> open_;
    bool too_deep_ = false;
};

}  // namespace segments::word
