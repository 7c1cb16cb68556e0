#include "app/grid/grid_copy.h"

#include <utility>

#include "core/base/markup.h"

namespace segments::app {
namespace {

// Tabs and line breaks inside a cell would make others of it.
void append_plain(std::string& out, std::string_view cell) {
    for (const char c : cell) out += c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
}

void append_html(std::string& out, std::string_view cell) {
    for (const char c : cell) append_markup(out, c);
}

}  // namespace

void GridCopy::add(std::string_view cell, bool first, std::string_view tag) {
    if (!first) text_ += '\t';
    append_plain(text_, cell);
    rows_ += '<';
    rows_ += tag;
    rows_ += '>';
    append_html(rows_, cell);
    rows_ += "</";
    rows_ += tag;
    rows_ += '>';
}

void GridCopy::add_captions(std::span<const std::size_t> columns) {
    rows_ += "<tr>";
    bool first = true;
    for (const std::size_t column : columns) {
        add(source_.columns[column].caption(), std::exchange(first, false), "th");
    }
    text_ += "\r\n";
    rows_ += "</tr>";
}

void GridCopy::add_row(table::Row row, std::span<const std::size_t> columns) {
    rows_ += "<tr>";
    bool first = true;
    for (const std::size_t column : columns) {
        add(shown_text(source_.columns[column], session_.db(), source_.table, row, session_.locale()),
            std::exchange(first, false), "td");
    }
    text_ += "\r\n";
    rows_ += "</tr>";
}

void GridCopy::add_cell(table::Row row, std::size_t column) {
    text_ += shown_text(source_.columns[column], session_.db(), source_.table, row, session_.locale());
}

std::string GridCopy::html() const {
    return rows_.empty() ? std::string() : "<table>" + rows_ + "</table>";
}

}  // namespace segments::app
