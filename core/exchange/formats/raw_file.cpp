#include "core/exchange/formats/raw_file.h"

namespace segments::exchange {

// Whether the elements stand in a JSON list, rather than one on a line.
bool RawFile::in_list() const {
    const bool json = file_.format != Format::csv && file_.format != Format::vcard;
    return json && file_.format != Format::segments && !file_.list.lines;
}

void RawFile::begin(std::string& out) {
    if (file_.format == Format::csv) {
        out += "\xEF\xBB\xBF";
        if (!file_.csv.has_header) return;
        for (const std::string& name : file_.csv.header) {
            if (&name != file_.csv.header.data()) out += file_.csv.delimiter;
            out += '"';
            for (const char c : name) {
                if (c == '"') out += '"';
                out += c;
            }
            out += '"';
        }
        out += "\r\n";
        return;
    }
    if (file_.format == Format::segments)
        out += "{\"format\":\"segments.contacts\",\"version\":1,\"contacts\":[\n";
    if (!in_list()) return;
    for (const std::string& name : file_.list.path) {
        out += '{';
        append_json_string(out, name);
        out += ':';
    }
    out += "[\n";
}

void RawFile::add(std::string_view raw, std::string& out) {
    const bool list = in_list() || file_.format == Format::segments;
    if (any_ && list) out += ",\n";
    any_ = true;
    out += raw;
    if (file_.format == Format::csv)
        out += "\r\n";
    else if (!list && !raw.ends_with('\n'))
        out += '\n';
}

void RawFile::end(std::string& out) {
    if (file_.format == Format::segments) out += "\n]}\n";
    if (!in_list()) return;
    out += "\n]" + std::string(file_.list.path.size(), '}') + '\n';
}

}  // namespace segments::exchange
