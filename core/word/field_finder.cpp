#include "core/word/field_finder.h"

#include <algorithm>
#include <utility>

#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/word/runs.h"

namespace segments::word {
namespace {

using pugi::xml_node;

// Deeper nesting than a person writes.
constexpr std::size_t kDeepest = 20;
// Between braces, with switches.
constexpr std::size_t kLongestName = 400;
constexpr std::string_view kAddressBlock = "Contact Mail Address", kGreetingLine = "Formal Salutation";

// Text boxes, and other texts of their own within a run.
bool is_story(const xml_node& node) {
    return is(node, "w:txbxContent");
}

bool is_picture(const xml_node& node) {
    return is(node, "w:drawing") || is(node, "w:pict") || is(node, "w:object") ||
           is(node, "mc:AlternateContent");
}

bool is_block(const xml_node& node) {
    return is(node, "w:p") || is(node, "w:tbl");
}

void add_once(std::vector<std::string>& names, std::string_view name) {
    if (std::find(names.begin(), names.end(), name) == names.end()) names.emplace_back(name);
}

// "Name" of "/ns0:Letter[1]/ns0:Contact[1]/ns0:Name[1]".
std::string last_step(std::string_view path) {
    std::string_view step = path.substr(path.rfind('/') + 1);
    step = step.substr(0, step.find('['));
    if (const std::size_t colon = step.find(':'); colon != std::string_view::npos)
        step.remove_prefix(colon + 1);
    if (!step.empty() && step.front() == '@') step.remove_prefix(1);
    return std::string(step);
}

}  // namespace

void FieldFinder::remark(const std::string& sentence) {
    add_once(remarks_, sentence);
}

void FieldFinder::mark(xml_node root) {
    split_runs(root);
    mark_story(root);
    std::vector<xml_node> paragraphs;
    walk(root, [&](xml_node node) {
        if (is(node, "w:p")) paragraphs.push_back(node);
        return true;
    });
    remove_emptied(paragraphs);
    for (const xml_node& paragraph : paragraphs) mark_texts(paragraph);
    for (const xml_node& paragraph : paragraphs) mark_optional(paragraph);
}

void FieldFinder::mark_story(xml_node story) {
    std::vector<Field> outer = std::exchange(open_, {});
    for (xml_node child = story.first_child(); child;) {
        const xml_node next = child.next_sibling();
        visit(child);
        child = next;
    }
    if (!open_.empty()) remark(tr("A field has a beginning but no end, so it stays as it is."));
    // What is complete inside of it counts.
    for (Field& field : open_) {
        for (std::size_t i = 0; i < field.inner.size(); ++i) apply(field.inner[i], field.inner_in_code[i]);
    }
    open_ = std::move(outer);
}

void FieldFinder::visit(xml_node node) {
    if (is_story(node)) return mark_story(node);
    if (is(node, "w:r")) {
        // Pictures and text boxes lie within runs. The run itself comes last: it may end a field, and go with
        // it.
        for (xml_node child = node.first_child(); child;) {
            const xml_node next = child.next_sibling();
            if (child.type() == pugi::node_element && !is(child, "w:rPr") && !is(child, "w:t")) visit(child);
            child = next;
        }
        return take_run(node);
    }
    if (is(node, "w:fldSimple")) return take_simple(node);
    if (is(node, "w:p") && !open_.empty() && !open_.back().in_result && !open_.back().code.empty())
        open_.back().code += '\n';
    for (xml_node child = node.first_child(); child;) {
        const xml_node next = child.next_sibling();
        visit(child);
        child = next;
    }
    if (is(node, "w:sdt") && open_.empty()) take_control(node);
}

void FieldFinder::take_run(xml_node run) {
    const xml_node content = run_content(run);
    const bool is_mark = is(content, "w:fldChar");
    const std::string_view type = content.attribute("w:fldCharType").value();
    if (too_deep_) return;
    if (is_mark && type == "begin") {
        if (open_.size() == kDeepest) {
            remark(tr("Fields are nested too deep; from there on they stay as they are."));
            too_deep_ = true;
            return;
        }
        open_.emplace_back();
        open_.back().code_run = run;
    }
    if (open_.empty()) return;
    Field& field = open_.back();
    field.nodes.push_back(run);
    if (is_mark && type == "separate") {
        field.in_result = true;
    } else if (is_mark && type == "end") {
        close_field();
    } else if (is(content, "w:instrText") && !field.in_result) {
        field.code += content.text().get();
        if (field.code_run == field.nodes.front()) field.code_run = run;
    } else if (field.in_result && !field.result_run && is(content, "w:t")) {
        field.result_run = run;
    } else if (!field.in_result && is(content, "w:t")) {
        field.code += content.text().get();
    } else if (!field.in_result && is(content, "w:br")) {
        field.code += '\n';
    } else if (!field.in_result && is(content, "w:tab")) {
        field.code += '\t';
    } else if (!field.in_result && is_picture(content)) {
        field.has_pictures = true;
    }
}

void FieldFinder::take_simple(xml_node simple) {
    Field field;
    field.nodes.push_back(simple);
    field.code = simple.attribute("w:instr").value();
    field.result_run = simple.child("w:r");
    field.code_run = field.result_run;
    if (open_.empty() && !meaning(field, true)) {
        for (xml_node child = simple.first_child(); child;) {
            const xml_node next = child.next_sibling();
            visit(child);
            child = next;
        }
    }
    deliver(std::move(field));
}

void FieldFinder::close_field() {
    Field field = std::move(open_.back());
    open_.pop_back();
    deliver(std::move(field));
}

// A complete field belongs to the one around it, or takes effect.
void FieldFinder::deliver(Field field) {
    if (open_.empty()) return apply(field, false);
    Field& outer = open_.back();
    outer.nodes.insert(outer.nodes.end(), field.nodes.begin(), field.nodes.end());
    if (!outer.in_result) outer.code += word::mark('f', outer.inner.size());
    outer.has_pictures = outer.has_pictures || (!outer.in_result && field.has_pictures);
    outer.inner_in_code.push_back(!outer.in_result);
    outer.inner.push_back(std::move(field));
}

std::optional<ExpressionId> FieldFinder::value_of(std::string_view name, const FieldCode& code) {
    constexpr std::size_t kMostUnknown = 200;
    const std::string_view trimmed = trim_blanks(name);
    const std::optional<std::string> known = known_(trimmed);
    if (!known) {
        if (!trimmed.empty() && unknown_.size() < kMostUnknown) add_once(unknown_, trimmed);
        return std::nullopt;
    }
    add_once(fields_, *known);
    Expression value;
    value.kind = Expression::Kind::field;
    value.field =
        static_cast<std::size_t>(std::find(fields_.begin(), fields_.end(), *known) - fields_.begin());
    for (const Switch& each : code.switches) {
        const std::string argument = plain(each.argument);
        if (each.letter == '*') value.cases.push_back(argument);
        if (each.letter == '@') value.date_picture = argument;
        if (each.letter == '#') value.number_picture = argument;
        if (each.letter == 'b') value.before = argument;
        if (each.letter == 'f') value.after = argument;
    }
    return slots_.expressions.add(std::move(value));
}

ExpressionId FieldFinder::text_of(const Field& field, const CodeText& text) {
    Expression all;
    all.kind = Expression::Kind::sequence;
    for (const CodePart& part : text) {
        if (!part.nested) {
            all.parts.push_back(slots_.expressions.add({.text = part.text}));
        } else if (*part.nested < field.inner.size()) {
            if (const auto value = meaning(field.inner[*part.nested], true)) all.parts.push_back(*value);
        }
    }
    return slots_.expressions.add(std::move(all));
}

std::optional<ExpressionId> FieldFinder::comparison(const Field& field, const FieldCode& code,
                                                    Expression::Kind kind) {
    const std::size_t least = kind == Expression::Kind::if_ ? 4 : 3;
    if (code.arguments.size() + 1 < least) {
        remark(tr("The field {1} lacks what it compares, so it stays as it is.", code.kind));
        return std::nullopt;
    }
    if (field.has_pictures) {
        remark(
            tr("The field {1} chooses a picture, which can't be merged, so it stays as it is.", code.kind));
        return std::nullopt;
    }
    Expression expression;
    expression.kind = kind;
    for (const Switch& each : code.switches) {
        if (each.letter == '*') expression.cases.push_back(plain(each.argument));
    }
    expression.text = plain(code.arguments[1]);
    expression.parts = {text_of(field, code.arguments[0]), text_of(field, code.arguments[2])};
    for (std::size_t i = 3; kind == Expression::Kind::if_ && i < 5; ++i)
        expression.parts.push_back(i < code.arguments.size() ? text_of(field, code.arguments[i])
                                                             : slots_.expressions.add({}));
    return slots_.expressions.add(std::move(expression));
}

std::optional<ExpressionId> FieldFinder::meaning(const Field& field, bool nested) {
    const FieldCode code = parse_field_code(field.code);
    const auto plain_kind = [&](Expression::Kind kind) {
        Expression expression;
        expression.kind = kind;
        return slots_.expressions.add(std::move(expression));
    };
    if (code.kind == "MERGEFIELD") {
        std::string name;
        for (const CodeText& argument : code.arguments) name += (name.empty() ? "" : " ") + plain(argument);
        return value_of(name, code);
    }
    if (code.kind == "ADDRESSBLOCK") return value_of(kAddressBlock, {});
    if (code.kind == "GREETINGLINE") return value_of(kGreetingLine, {});
    if (code.kind == "IF") return comparison(field, code, Expression::Kind::if_);
    if (code.kind == "SKIPIF") return comparison(field, code, Expression::Kind::skip_if);
    if (code.kind == "NEXTIF") return comparison(field, code, Expression::Kind::next_if);
    if (code.kind == "NEXT") return plain_kind(Expression::Kind::next);
    if (code.kind == "MERGEREC" || code.kind == "MERGESEQ") return plain_kind(Expression::Kind::record);
    if (!nested && (code.kind == "ASK" || code.kind == "FILLIN" || code.kind == "DATABASE"))
        remark(
            tr("The field {1} asks or looks for something while Word merges; it stays as it is.", code.kind));
    return std::nullopt;
}

void FieldFinder::apply(const Field& field, bool in_code) {
    const std::optional<ExpressionId> value = meaning(field, false);
    if (!value) {
        for (std::size_t i = 0; i < field.inner.size(); ++i) apply(field.inner[i], field.inner_in_code[i]);
        return;
    }
    const xml_node first = field.nodes.front();
    const FieldCode code = parse_field_code(field.code);
    const bool as_code = std::any_of(code.switches.begin(), code.switches.end(), [](const Switch& each) {
        return upper_case(plain(each.argument)) == "CHARFORMAT";
    });
    const xml_node model = field.result_run && !as_code ? field.result_run : field.code_run;
    insert_value_run(first, model, in_code ? "w:instrText" : "w:t", word::mark(in_code ? 'c' : 'v', *value));
    const xml_node kept = first.parent();
    for (const xml_node& node : field.nodes) remove_run(node, kept);
}

void FieldFinder::take_control(xml_node control) {
    const xml_node properties = control.child("w:sdtPr");
    xml_node content = control.child("w:sdtContent");
    if (!content || properties.child("w:picture") || properties.child("w14:checkbox") ||
        properties.child("w:docPartObj") || properties.child("w15:repeatingSection"))
        return;
    const std::string tag = properties.child("w:tag").attribute("w:val").value();
    const std::string title = properties.child("w:alias").attribute("w:val").value();
    xml_node binding = properties.child("w:dataBinding");
    if (!binding) binding = properties.child("w15:dataBinding");
    std::string name;
    for (const std::string& candidate : {tag, title, last_step(binding.attribute("w:xpath").value())}) {
        if (name.empty() && !candidate.empty() && known_(candidate)) name = candidate;
    }
    // Others are a matter of the document: what is bound to its properties, what Word's form fields are.
    if (name.empty()) return;
    const auto value = value_of(name, {});
    if (!value) return;
    xml_node pr = properties;
    for (const char* child : {"w:dataBinding", "w15:dataBinding", "w:showingPlcHdr", "w:placeholder"})
        pr.remove_child(child);
    replace_content(content, word::mark('v', *value));
}

// {{Field}} in the runs of a paragraph, wherever Word cut it into pieces.
void FieldFinder::mark_texts(xml_node paragraph) {
    ParagraphText text(paragraph);
    std::size_t from = 0;
    while (true) {
        const std::size_t end = text.all().find("}}", from);
        if (end == std::string::npos || end < 2) return;
        // The innermost braces.
        const std::size_t begin = text.all().rfind("{{", end - 2);
        if (begin == std::string::npos || begin < from || end - begin > kLongestName) {
            from = end + 1;
            continue;
        }
        const std::string inside = text.all().substr(begin + 2, end - begin - 2);
        from = end + 2;
        if (inside.find(kMarkBegin) != std::string::npos) continue;
        const FieldCode code = parse_field_code("MERGEFIELD " + inside);
        std::string name;
        for (const CodeText& argument : code.arguments) name += (name.empty() ? "" : " ") + plain(argument);
        const auto value = value_of(name, code);
        if (!value) continue;
        from = text.replace(begin, end + 2, word::mark('v', *value));
    }
}

// Word leaves out lines in which only blank fields stand. Not the last one of a cell or a text, which must
// have one.
void FieldFinder::mark_optional(xml_node paragraph) {
    xml_node next = paragraph.next_sibling();
    while (next && !is_block(next)) next = next.next_sibling();
    if (!next) return;
    if (!holds_only_values(paragraph)) return;
    slots_.blocks.push_back(Block::optional);
    const std::size_t number = slots_.blocks.size() - 1;
    paragraph.parent()
        .insert_child_before(pugi::node_pcdata, paragraph)
        .set_value(word::mark('b', number).c_str());
    paragraph.parent()
        .insert_child_after(pugi::node_pcdata, paragraph)
        .set_value(word::mark('e', number).c_str());
}

}  // namespace segments::word
