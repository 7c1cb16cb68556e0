// Lists of codes in one cell of a table.
//
//     for (const ListPart& part : list_parts("NEWS;\"A;B\"")) use(part.text);
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace segments::exchange {

struct ListPart {
    std::string text;     // never blank
    bool quoted = false;  // it stood in quotes, as it is
};
// "A;B", "A, B", "A ::: B"; parts that hold such a mark stand in quotes.
std::vector<ListPart> list_parts(std::string_view cell);

// Appends a part, in quotes where its own marks would divide it.
void append_list_part(std::string& cell, std::string_view part);
// Appends a text in quotes, its own ones doubled.
void append_quoted(std::string& out, std::string_view text);

}  // namespace segments::exchange
