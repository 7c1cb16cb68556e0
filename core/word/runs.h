// Runs and paragraphs of WordprocessingML, as far as fields need them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/word/xml.h"

namespace segments::word {

// Every run that holds a part of a field holds nothing else afterwards: fields begin and end between runs.
void split_runs(pugi::xml_node root);
// What stands in a run after its properties; of runs that split_runs() saw the only such thing.
pugi::xml_node run_content(pugi::xml_node run);

// A run with `text` in an element of this name before `place`, formatted as `model` (a run, or null).
void insert_value_run(pugi::xml_node place, pugi::xml_node model, const char* element,
                      const std::string& text);
// Removes a run. A paragraph other than `kept` that it leaves empty goes with remove_emptied(), unless it is
// the last one of a cell or text, or ends a section.
void remove_run(pugi::xml_node run, pugi::xml_node kept);
// Takes these paragraphs out of the tree and out of the list.
void remove_emptied(std::vector<pugi::xml_node>& paragraphs);
// Puts one run with the text in place of what a content control holds: in its first paragraph, if it has any.
void replace_content(pugi::xml_node content, const std::string& text);

// The text of a paragraph's own runs, which may be replaced where it stands.
class ParagraphText {
  public:
    explicit ParagraphText(pugi::xml_node paragraph);
    const std::string& all() const { return all_; }
    // The bytes [from, to) give way to `text`, in the run in which they begin. Returns where `text` ends.
    std::size_t replace(std::size_t from, std::size_t to, const std::string& text);

  private:
    struct Piece {
        pugi::xml_node node;  // w:t
        std::size_t from = 0, to = 0;
    };
    std::string all_;
    std::vector<Piece> pieces_;
};

// Marks of values stand in the paragraph, and besides them nothing but blanks.
bool holds_only_values(pugi::xml_node paragraph);

}  // namespace segments::word
