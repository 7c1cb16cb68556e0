#include "core/word/runs.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/word/field_code.h"

namespace segments::word {
namespace {

using pugi::xml_node;

// An attribute that lives no longer than the work on the tree.
constexpr const char* kEmptied = "emptied";

void keep_blanks(xml_node text) {
    set_attribute(text, "xml:space", std::string("preserve"));
}

bool is_field_part(const xml_node& node) {
    return is(node, "w:fldChar") || is(node, "w:instrText");
}

void split_run(xml_node run) {
    std::vector<xml_node> content;
    bool field = false;
    for (const xml_node& child : run.children()) {
        if (child.type() != pugi::node_element || is(child, "w:rPr")) continue;
        content.push_back(child);
        field = field || is_field_part(child);
    }
    if (!field || content.size() < 2) return;
    const xml_node properties = run.child("w:rPr");
    xml_node place = run;
    // The first one stays; each of the others moves to a run of its own behind.
    for (std::size_t i = 1; i < content.size(); ++i) {
        xml_node next = run.parent().insert_child_after("w:r", place);
        if (properties) next.append_copy(properties);
        next.append_move(content[i]);
        place = next;
    }
}

bool is_empty(const xml_node& paragraph) {
    return std::none_of(paragraph.begin(), paragraph.end(), [](const xml_node& child) {
        return child.type() == pugi::node_element && !is(child, "w:pPr") && !is(child, "w:proofErr") &&
               !is(child, "w:bookmarkStart") && !is(child, "w:bookmarkEnd");
    });
}

bool is_last_block(const xml_node& paragraph) {
    for (xml_node next = paragraph.next_sibling(); next; next = next.next_sibling()) {
        if (is(next, "w:p") || is(next, "w:tbl") || is(next, "w:sdt")) return false;
    }
    return true;
}

// Whether what stands below is nothing but marks and blanks; `found` where there is a mark.
bool only_values(const xml_node& node, bool& found) {
    for (const xml_node& child : node.children()) {
        if (is(child, "w:pPr")) {
            if (child.child("w:sectPr")) return false;
            continue;
        }
        if (child.type() != pugi::node_element || is(child, "w:rPr") || is(child, "w:proofErr") ||
            is(child, "w:bookmarkStart") || is(child, "w:bookmarkEnd"))
            continue;
        if (is(child, "w:r")) {
            if (!only_values(child, found)) return false;
            continue;
        }
        if (!is(child, "w:t")) return false;
        std::string_view text = child.text().get();
        for (std::size_t at = text.find(kMarkBegin); at != std::string_view::npos;
             at = text.find(kMarkBegin)) {
            if (!trim_blanks(text.substr(0, at)).empty()) return false;
            found = true;
            text.remove_prefix(text.find(kMarkEnd, at) + 1);
        }
        if (!trim_blanks(text).empty()) return false;
    }
    return true;
}

}  // namespace

void split_runs(xml_node root) {
    std::vector<xml_node> runs;
    walk(root, [&](xml_node node) {
        if (is(node, "w:r")) runs.push_back(node);
        return true;
    });
    for (const xml_node& run : runs) split_run(run);
}

xml_node run_content(xml_node run) {
    for (const xml_node& child : run.children()) {
        if (child.type() == pugi::node_element && !is(child, "w:rPr")) return child;
    }
    return {};
}

void insert_value_run(xml_node place, xml_node model, const char* element, const std::string& text) {
    xml_node run = place.parent().insert_child_before("w:r", place);
    if (const xml_node properties = model.child("w:rPr")) run.append_copy(properties);
    xml_node content = run.append_child(element);
    keep_blanks(content);
    content.text().set(text.c_str());
}

void remove_run(xml_node run, xml_node kept) {
    xml_node parent = run.parent();
    parent.remove_child(run);
    // Nobody may be walking over it when the paragraph goes.
    if (is(parent, "w:p") && parent != kept && is_empty(parent)) set_attribute(parent, kEmptied, 1);
}

void remove_emptied(std::vector<xml_node>& paragraphs) {
    std::erase_if(paragraphs, [](xml_node& paragraph) {
        if (!paragraph.remove_attribute(kEmptied)) return false;
        if (!is_empty(paragraph) || is_last_block(paragraph) || paragraph.child("w:pPr").child("w:sectPr"))
            return false;
        return paragraph.parent().remove_child(paragraph);
    });
}

void replace_content(xml_node content, const std::string& text) {
    xml_node first;
    walk(content, [&](xml_node node) {
        if (!first && is(node, "w:p")) first = node;
        return !first;
    });
    xml_node model;
    walk(first ? first : content, [&](xml_node node) {
        if (!model && is(node, "w:r")) model = node;
        return !model;
    });
    xml_node holder = first ? first : content;
    // A copy: the model goes with the rest.
    pugi::xml_document kept;
    const xml_node copy = kept.append_copy(model);
    for (xml_node child = holder.first_child(); child;) {
        const xml_node next = child.next_sibling();
        if (!is(child, "w:pPr")) holder.remove_child(child);
        child = next;
    }
    xml_node place = holder.append_child("w:r");
    insert_value_run(place, copy, "w:t", text);
    holder.remove_child(place);
    if (!first) return;
    // Further paragraphs beside the first one.
    for (xml_node next = first.next_sibling(); next;) {
        const xml_node after = next.next_sibling();
        if (is(next, "w:p")) first.parent().remove_child(next);
        next = after;
    }
}

ParagraphText::ParagraphText(xml_node paragraph) {
    walk(paragraph, [&](xml_node node) {
        // Text boxes have paragraphs of their own; deleted text isn't there any more.
        if (is(node, "w:txbxContent") || is(node, "w:p") || is(node, "w:del")) return false;
        if (!is(node, "w:t")) return true;
        const std::size_t from = all_.size();
        all_ += node.text().get();
        pieces_.push_back({node, from, all_.size()});
        return false;
    });
}

std::size_t ParagraphText::replace(std::size_t from, std::size_t to, const std::string& text) {
    all_.replace(from, to - from, text);
    bool placed = false;
    std::size_t shift = 0;  // bytes that the pieces before have lost or gained, as unsigned arithmetic
    for (Piece& piece : pieces_) {
        const std::size_t cut_from = std::clamp(from, piece.from, piece.to);
        const std::size_t cut_to = std::clamp(to, piece.from, piece.to);
        const bool first = !placed && piece.from <= from && from < piece.to;
        const std::size_t before = piece.to - piece.from;
        piece.from += shift;
        if (cut_to > cut_from || first) {
            std::string own = piece.node.text().get();
            own.replace(cut_from + shift - piece.from, cut_to - cut_from, first ? text : std::string());
            placed = placed || first;
            piece.node.text().set(own.c_str());
            keep_blanks(piece.node);
            shift += own.size() - before;
            piece.to = piece.from + own.size();
        } else {
            piece.to = piece.from + before;
        }
    }
    return from + text.size();
}

bool holds_only_values(xml_node paragraph) {
    bool found = false;
    return only_values(paragraph, found) && found;
}

}  // namespace segments::word
