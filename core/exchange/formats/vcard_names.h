// What is known of the properties of vCards by their names.
#pragma once

#include <algorithm>
#include <string_view>

namespace segments::exchange {

namespace vcard_names {
inline constexpr std::string_view kStructured[] = {"n", "adr", "org", "gender", "clientpidmap"};
inline constexpr std::string_view kLists[] = {"nickname", "categories"};
inline constexpr std::string_view kTexts[] = {
    "fn",     "n",        "adr",           "org",         "gender", "nickname", "categories",
    "email",  "tel",      "title",         "role",        "note",   "kind",     "version",
    "prodid", "label",    "mailer",        "sort-string", "class",  "xml",      "expertise",
    "hobby",  "interest", "org-directory", "clientpidmap"};
inline constexpr std::string_view kUris[] = {"photo",     "logo",   "sound",  "url",     "source",
                                             "uid",       "impp",   "member", "related", "fburl",
                                             "caladruri", "caluri", "key",    "geo"};

template <typename Names>
bool has(const Names& names, std::string_view name) {
    return std::find(std::begin(names), std::end(names), name) != std::end(names);
}
}  // namespace vcard_names

inline bool is_structured_vcard(std::string_view name) {
    return vcard_names::has(vcard_names::kStructured, name);
}
inline bool is_vcard_list(std::string_view name) {
    const bool own =
        name.starts_with("x-segments-") &&
        (name.ends_with("groups") || name.ends_with("relations") || name.ends_with("responsibilities"));
    return own || vcard_names::has(vcard_names::kLists, name);
}
// Whether a name can stand in a vCard: without what ends it there.
inline bool is_vcard_name(std::string_view name) {
    return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
        return static_cast<unsigned char>(c) >= ' ' && c != 0x7F && c != '"' && c != ';' && c != ':' &&
               c != ',';
    });
}
inline bool is_vcard_uri(std::string_view name) {
    return vcard_names::has(vcard_names::kUris, name);
}
// Pictures and the like, which older versions write as bytes.
inline bool is_vcard_media(std::string_view name) {
    return name == "photo" || name == "logo" || name == "sound" || name == "key";
}
// The type of a value without a VALUE parameter; "unknown" where it isn't taken apart.
inline std::string_view default_vcard_type(std::string_view name) {
    if (vcard_names::has(vcard_names::kTexts, name)) return "text";
    if (is_vcard_uri(name)) return "uri";
    if (name == "lang") return "language-tag";
    return name.starts_with("x-segments-") ? "text" : "unknown";
}

}  // namespace segments::exchange
