#include "core/base/mo_catalog.h"

#include <cstring>
#include <utility>

namespace segments {
namespace {

constexpr std::uint32_t kMagic = 0x950412de;
constexpr std::size_t kHeader = 28, kEntry = 8;

// The text after `name` in the catalogue's own header, to the end of the line.
std::string_view header_line(std::string_view header, std::string_view name) {
    const std::size_t at = header.find(name);
    if (at == std::string_view::npos) return {};
    const std::string_view rest = header.substr(at + name.size());
    return rest.substr(0, rest.find('\n'));
}

}  // namespace

std::uint32_t MoCatalog::word(std::size_t offset) const {
    std::uint32_t value = 0;
    std::memcpy(&value, bytes_.data() + offset, sizeof value);
    return value;
}

std::string_view MoCatalog::text(std::uint32_t table, std::uint32_t index) const {
    const std::size_t entry = table + kEntry * index;
    return std::string_view(bytes_).substr(word(entry + 4), word(entry));
}

bool MoCatalog::in_bounds(std::uint32_t table) const {
    if (table > bytes_.size() || count_ > (bytes_.size() - table) / kEntry) return false;
    for (std::uint32_t i = 0; i < count_; ++i) {
        const std::size_t entry = table + kEntry * i;
        const std::uint32_t length = word(entry), offset = word(entry + 4);
        if (offset > bytes_.size() || length > bytes_.size() - offset) return false;
    }
    return true;
}

Result<std::unique_ptr<MoCatalog>> MoCatalog::read(std::string bytes) {
    const auto damaged = [] { return fail("The catalogue of texts is damaged."); };
    if (bytes.size() < kHeader) return damaged();
    std::unique_ptr<MoCatalog> catalog(new MoCatalog(std::move(bytes)));
    if (catalog->word(0) != kMagic) return damaged();
    catalog->count_ = catalog->word(8);
    catalog->originals_ = catalog->word(12);
    catalog->translations_ = catalog->word(16);
    if (!catalog->in_bounds(catalog->originals_) || !catalog->in_bounds(catalog->translations_))
        return damaged();
    std::optional<PluralRule> plural = PluralRule::parse(header_line(catalog->lookup(""), "Plural-Forms:"));
    if (!plural) return damaged();
    catalog->plural_ = std::move(*plural);
    return catalog;
}

std::string_view MoCatalog::lookup(std::string_view key) const {
    std::uint32_t from = 0, to = count_;
    while (from < to) {
        const std::uint32_t middle = from + (to - from) / 2;
        // A text with plural forms is stored as one, a NUL, many: found by the first.
        std::string_view original = text(originals_, middle);
        original = original.substr(0, original.find('\0'));
        const int order = original.compare(key);
        if (order == 0) return text(translations_, middle);
        if (order < 0)
            from = middle + 1;
        else
            to = middle;
    }
    return {};
}

std::string_view MoCatalog::find_in(std::string_view context, std::string_view english) const {
    std::string key(context);
    key += '\x04';
    key += english;
    return lookup(key);
}

std::string_view MoCatalog::find_plural(std::string_view one, std::string_view /*many*/,
                                        std::uint64_t number) const {
    std::string_view forms = lookup(one);
    for (std::uint32_t form = plural_.form(number); form > 0; --form) {
        const std::size_t end = forms.find('\0');
        if (end == std::string_view::npos) return {};
        forms = forms.substr(end + 1);
    }
    return forms.substr(0, forms.find('\0'));
}

}  // namespace segments
