// Contacts of other programs' JSON: an array somewhere in the file, a single object, or JSON Lines, each
// element turned into our own form.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/exchange/formats/contact_source.h"
#include "core/exchange/formats/foreign_contact.h"
#include "core/exchange/json_tape.h"

namespace segments::exchange {

class JsonSource final : public ContactSource {
  public:
    // Fills the contact from an element; the sentence why it is none, or empty.
    using Map = std::function<std::string(const JsonTape& element, ForeignContact& contact)>;
    // `lookup` outlives this.
    JsonSource(JsonScanner::Shape shape, Map map, CodeLookup& lookup)
        : scanner_(std::move(shape)), map_(std::move(map)), contact_(lookup) {}

    void feed(std::string_view piece) override { scanner_.feed(piece); }
    void finish() override { scanner_.finish(); }
    State next(std::size_t budget) override;
    const Element& element() const override { return element_; }
    std::string_view raw() const override { return scanner_.element().text; }
    const Error& error() const override { return scanner_.error(); }

  private:
    bool take_element();

    JsonScanner scanner_;
    Map map_;
    ForeignContact contact_;
    JsonTape tape_;
    std::string json_, problem_;
    Element element_;
};

// Lists of objects (or of lists) found at the beginning of a JSON file.
struct JsonList {
    std::vector<std::string> path;      // names of the members that lead to it; none: the file is the list
    std::vector<std::string> elements;  // the first ones, as they are written
    bool lines = false;                 // it isn't in brackets: a single object, or JSON Lines
};
// The one with the most elements; without elements if there is none. `head` may be cut anywhere.
JsonList find_json_list(std::string_view head, std::size_t most = 30);
// The objects that the file itself consists of: one, or JSON Lines.
JsonList root_objects(std::string_view head, std::size_t most = 30);

// An object flattened to columns: "address.city" and its text. Lists of texts are joined by semicolons.
struct JsonCell {
    std::string name, text;
};
std::vector<JsonCell> json_cells(const JsonTape& tape);
// The names of the columns of all elements, in the order in which they appear, and their rows.
struct JsonTable {
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> rows;
};
JsonTable json_table(const std::vector<std::string>& elements);

}  // namespace segments::exchange
