#include "core/word/xml.h"

#include "core/base/tr.h"

namespace segments::word {
namespace {

constexpr unsigned kParse = pugi::parse_cdata | pugi::parse_escapes | pugi::parse_eol |
                            pugi::parse_wconv_attribute | pugi::parse_ws_pcdata | pugi::parse_declaration |
                            pugi::parse_doctype;
// Word's own documents stay below a hundred.
constexpr int kDeepest = 400;

class StringWriter final : public pugi::xml_writer {
  public:
    explicit StringWriter(std::string& out) : out_(out) {}
    void write(const void* data, std::size_t size) override {
        out_.append(static_cast<const char*>(data), size);
    }

  private:
    std::string& out_;
};

// XML 1.0 has no other characters below the blank.
bool has_control_characters(const char* text) {
    for (; *text != 0; ++text) {
        const auto c = static_cast<unsigned char>(*text);
        if (c < 0x20 && c != '\t' && c != '\n' && c != '\r') return true;
    }
    return false;
}

bool sound_values(const pugi::xml_node& node) {
    if (has_control_characters(node.value())) return false;
    for (const pugi::xml_attribute& attribute : node.attributes()) {
        if (has_control_characters(attribute.value())) return false;
    }
    return true;
}

Error refused(std::string_view part, std::string_view pattern) {
    return fail(tr(pattern, part));
}

}  // namespace

Result<void> parse_xml(std::string_view bytes, std::string_view part, pugi::xml_document& tree) {
    const pugi::xml_parse_result parsed = tree.load_buffer(bytes.data(), bytes.size(), kParse);
    if (!parsed || !tree.document_element())
        return refused(part, msg("The part {1} of the document is damaged: it can't be read as XML."));
    // From node to node without recursion: the depth isn't known yet.
    int depth = 0;
    for (pugi::xml_node node = tree.first_child(); node;) {
        if (node.type() == pugi::node_doctype)
            return refused(part, msg("The part {1} of the document is refused: it has a document type of its "
                                     "own, which Word never writes."));
        if (!sound_values(node))
            return refused(
                part,
                msg("The part {1} of the document is damaged: it holds characters that XML doesn't know."));
        if (node.first_child()) {
            if (++depth > kDeepest)
                return refused(
                    part, msg("The part {1} of the document is refused: its elements are nested too deep."));
            node = node.first_child();
            continue;
        }
        while (node && !node.next_sibling()) {
            node = node.parent();
            --depth;
            if (node == tree) return {};
        }
        node = node.next_sibling();
    }
    return {};
}

std::string print_xml(const pugi::xml_node& tree) {
    std::string out;
    StringWriter writer(out);
    tree.print(writer, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
    return out;
}

std::string_view local_name(const pugi::xml_node& node) {
    const std::string_view name = node.name();
    const std::size_t colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

void set_attribute(pugi::xml_node node, const char* name, const std::string& value) {
    pugi::xml_attribute attribute = node.attribute(name);
    if (!attribute) attribute = node.append_attribute(name);
    attribute.set_value(value.c_str());
}
void set_attribute(pugi::xml_node node, const char* name, long long value) {
    set_attribute(node, name, std::to_string(value));
}

}  // namespace segments::word
