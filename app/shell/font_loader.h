// Loads the fonts of further scripts when a text first needs them: fonts beyond Latin, Greek and Cyrillic are
// no part of the first visit. Once loaded they stay for offline use (web/sw.js).
#pragma once

#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "app/platform/platform.h"
#include "app/shell/font_index.h"
#include "app/ui/fonts.h"

namespace segments::app {

class FontLoader {
  public:
    // Begins to watch what the fonts lack. Both live as long as this object.
    void start(platform::Platform& platform, ui::Fonts& fonts);

  private:
    void need(std::span<const char32_t> characters);
    void load_index();
    void load(const std::string& file);
    // Of the index or a font: it has come, or not.
    void ended();

    platform::Platform* platform_ = nullptr;
    ui::Fonts* fonts_ = nullptr;
    std::optional<FontIndex> index_;
    bool asked_ = false;               // for the index
    std::vector<char32_t> waiting_;    // until the index is there
    std::set<std::string> requested_;  // files, loaded or on their way
    int pending_ = 0;
};

}  // namespace segments::app
