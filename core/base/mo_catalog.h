// A language from a compiled catalogue of GNU gettext (.mo), as msgfmt makes it of languages/*.po.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "core/base/plural_rule.h"
#include "core/base/result.h"
#include "core/base/tr.h"

namespace segments {

class MoCatalog final : public Language {
  public:
    // Takes the bytes of a file. Errors: it is no such catalogue, or damaged.
    static Result<std::unique_ptr<MoCatalog>> read(std::string bytes);

    std::string_view find(std::string_view english) const override { return lookup(english); }
    std::string_view find_in(std::string_view context, std::string_view english) const override;
    std::string_view find_plural(std::string_view one, std::string_view many,
                                 std::uint64_t number) const override;

  private:
    explicit MoCatalog(std::string bytes) : bytes_(std::move(bytes)) {}

    std::uint32_t word(std::size_t offset) const;
    // The text that entry `index` of the table at `table` points at; checked by read().
    std::string_view text(std::uint32_t table, std::uint32_t index) const;
    bool in_bounds(std::uint32_t table) const;
    // Binary search: the format sorts its texts.
    std::string_view lookup(std::string_view key) const;

    std::string bytes_;
    std::uint32_t count_ = 0, originals_ = 0, translations_ = 0;
    PluralRule plural_;
};

}  // namespace segments
