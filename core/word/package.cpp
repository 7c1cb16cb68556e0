#include "core/word/package.h"

#include <algorithm>

#include "core/base/percent.h"
#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/word/xml.h"

namespace segments::word {
namespace {

constexpr std::string_view kTypesPart = "[Content_Types].xml";
constexpr std::string_view kOldOffice = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

// "word/media/a.png" of "../media/a.png" in "word/x/".
std::string resolved(std::string_view folder, std::string_view target) {
    std::string path;
    if (!target.empty() && target.front() == '/')
        target.remove_prefix(1);
    else
        path = folder;
    for (std::size_t from = 0; from <= target.size();) {
        const std::size_t to = std::min(target.find('/', from), target.size());
        const std::string_view step = target.substr(from, to - from);
        from = to + 1;
        if (step == "..") {
            if (!path.empty()) path.pop_back();
            const std::size_t slash = path.rfind('/');
            path.resize(slash == std::string::npos ? 0 : slash + 1);
        } else if (step != "." && !step.empty()) {
            path.append(step);
            if (to < target.size()) path += '/';
        }
    }
    return path;
}

std::string_view last_word(std::string_view type) {
    return type.substr(type.rfind('/') + 1);
}

std::string_view folder_of(std::string_view part) {
    const std::size_t slash = part.rfind('/');
    return slash == std::string_view::npos ? std::string_view{} : part.substr(0, slash + 1);
}

bool ends_with(std::string_view text, std::string_view end) {
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

// Word protects a document by putting it, encrypted, into a container of the former Office.
Error old_office(std::string_view bytes) {
    constexpr std::string_view kEncrypted("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", 32);
    if (bytes.find(kEncrypted) != std::string_view::npos)
        return fail(
            tr("The document is protected by a password. Remove it in the word processor, then try again."),
            "MRG-1");
    return fail(tr("The document has the format of an older Word (.doc). Save it as .docx, then try again."),
                "MRG-1");
}

Error no_word_document() {
    return fail(tr("The file is no Word document (.docx)."), "MRG-1");
}

}  // namespace

std::string relationships_part(std::string_view part) {
    const std::string_view folder = folder_of(part);
    return std::string(folder) + "_rels/" + std::string(part.substr(folder.size())) + ".rels";
}

Result<std::vector<Relationship>> read_relationships(const ZipReader& zip, std::string_view part) {
    std::vector<Relationship> all;
    const std::string name = relationships_part(part);
    const ZipEntry* const entry = zip.find(name);
    if (entry == nullptr) return all;
    Result<std::string> bytes = zip.read(*entry);
    if (!bytes) return bytes.error();
    pugi::xml_document tree;
    if (Result<void> ok = parse_xml(*bytes, name, tree); !ok) return ok.error();
    for (const pugi::xml_node& node : tree.document_element().children()) {
        if (local_name(node) != "Relationship") continue;
        Relationship one;
        one.id = node.attribute("Id").value();
        one.type = last_word(node.attribute("Type").value());
        one.external = std::string_view(node.attribute("TargetMode").value()) == "External";
        const std::string_view target = node.attribute("Target").value();
        one.target = one.external ? std::string(target) : resolved(folder_of(part), percent_decoded(target));
        all.push_back(std::move(one));
    }
    return all;
}

Result<std::shared_ptr<const Package>> Package::open(std::string bytes) {
    if (bytes.empty()) return fail(tr("The file is empty."), "TPL-29a");
    if (std::string_view(bytes).substr(0, kOldOffice.size()) == kOldOffice) return old_office(bytes);
    std::shared_ptr<Package> package(new Package());
    package->bytes_ = std::move(bytes);
    if (std::string_view(package->bytes_).substr(0, 2) != "PK") return no_word_document();
    Result<ZipReader> zip = ZipReader::open(package->bytes_);
    if (!zip) return zip.error();
    package->zip_ = std::move(*zip);
    if (Result<void> ok = package->load(); !ok) return ok.error();
    return std::shared_ptr<const Package>(std::move(package));
}

Result<void> Package::load() {
    if (zip_.find(kTypesPart) == nullptr) return no_word_document();
    Result<std::string> types = read(kTypesPart);
    if (!types) return types.error();
    pugi::xml_document tree;
    if (Result<void> ok = parse_xml(*types, kTypesPart, tree); !ok) return ok.error();
    for (const pugi::xml_node& node : tree.document_element().children()) {
        const std::string type = node.attribute("ContentType").value();
        if (local_name(node) == "Default")
            defaults_.emplace_back(fold_case(node.attribute("Extension").value()), type);
        else if (local_name(node) == "Override")
            overrides_.emplace_back(fold_case(node.attribute("PartName").value()), type);
    }
    Result<std::vector<Relationship>> roots = read_relationships(zip_, "");
    if (!roots) return roots.error();
    const auto main = std::find_if(roots->begin(), roots->end(),
                                   [](const Relationship& each) { return each.type == "officeDocument"; });
    if (main == roots->end() || zip_.find(main->target) == nullptr) return no_word_document();
    main_ = zip_.find(main->target)->name;
    const std::string type = content_type(main_);
    if (type.find("macroEnabled") != std::string::npos || zip_.find("word/vbaProject.bin") != nullptr)
        return fail(tr("The document holds macros, so it isn't merged. Save it as .docx without them."),
                    "MRG-1");
    if (type.find("wordprocessingml") == std::string::npos) return no_word_document();
    // Letters of that type are refused by Word under the name of a document.
    if (type.find(".template.") != std::string::npos)
        return fail(tr("The file is a template of Word (.dotx). Save it as .docx, then try again."), "MRG-1");
    Result<std::vector<Relationship>> own = read_relationships(zip_, main_);
    if (!own) return own.error();
    relationships_ = std::move(*own);
    return {};
}

std::string_view Package::part_of_type(std::string_view type) const {
    for (const Relationship& each : relationships_) {
        if (each.type == type && !each.external) return each.target;
    }
    return {};
}

std::string Package::content_type(std::string_view part) const {
    const std::string folded = fold_case(part);
    for (const auto& [name, type] : overrides_) {
        if (std::string_view(name).substr(std::min<std::size_t>(1, name.size())) == folded) return type;
    }
    for (const auto& [extension, type] : defaults_) {
        if (ends_with(folded, "." + extension)) return type;
    }
    return {};
}

Result<std::string> Package::read(std::string_view part) const {
    const ZipEntry* const entry = zip_.find(part);
    if (entry == nullptr) return fail(tr("The document lacks its part {1}.", part), "MRG-1");
    return zip_.read(*entry);
}

}  // namespace segments::word
