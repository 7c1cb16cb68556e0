// How properties of characters and paragraphs are read, from styles and from the text alike.
#pragma once

#include "core/word/reading.h"
#include "core/word/xml.h"

namespace segments::word {

// An empty value stands for true.
bool is_on(const pugi::xml_node& property);
// What the properties say replaces what the look or the style has. `complex`: of Hebrew, Arabic and the like.
void take_look(const pugi::xml_node& properties, Look& look, bool complex = false);
// Both, and which of them it is.
void take_looks(const pugi::xml_node& properties, ReadingStyles::Style& style);
void take_paragraph(const pugi::xml_node& properties, ReadingStyles::Style& style);

}  // namespace segments::word
