// How properties of characters and paragraphs are read, from styles and from the text alike.
#pragma once

#include "core/word/reading.h"
#include "core/word/xml.h"

namespace segments::word {

// What the properties say replaces what the look or the style has.
void take_look(const pugi::xml_node& properties, Look& look);
void take_paragraph(const pugi::xml_node& properties, ReadingStyles::Style& style);

}  // namespace segments::word
