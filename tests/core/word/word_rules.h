// The rules that Word enforces when it opens a document, and beyond which it offers to repair it: content
// types, relationships, ids that come once, numbers and notes that are there, fields that end, and the order
// of what a section and a paragraph say of themselves.
#pragma once

#include <string>
#include <vector>

namespace segments::word::test {

// What a document breaks, as sentences; none for a sound one.
std::vector<std::string> broken_rules(const std::string& docx);

}  // namespace segments::word::test
