#include "app/shell/font_loader.h"

#include <string_view>
#include <utility>

namespace segments::app {

void FontLoader::start(platform::Platform& platform, ui::Fonts& fonts) {
    platform_ = &platform;
    fonts_ = &fonts;
    fonts.on_missing = [this](std::span<const char32_t> characters) { need(characters); };
}

void FontLoader::need(std::span<const char32_t> characters) {
    if (!index_) {
        waiting_.insert(waiting_.end(), characters.begin(), characters.end());
        return load_index();
    }
    for (const char32_t character : characters) {
        const std::string_view file = index_->file_for(character);
        if (!file.empty() && requested_.emplace(file).second) load(std::string(file));
    }
}

void FontLoader::load_index() {
    if (std::exchange(asked_, true)) return;
    platform_->load_asset("fonts/further.txt", [this](bool ok, std::span<const std::uint8_t> bytes) {
        asked_ = false;  // without a network the next missing character asks again
        if (!ok) return;
        Result<FontIndex> index =
            FontIndex::parse({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
        if (!index) return;
        index_ = std::move(*index);
        need(std::exchange(waiting_, {}));
    });
}

void FontLoader::load(const std::string& file) {
    platform_->load_asset("fonts/" + file, [this, file](bool ok, std::span<const std::uint8_t> bytes) {
        if (!ok || !fonts_->add(ui::FontSlot::fallback, bytes, file)) requested_.erase(file);
        platform_->request_frame(0);
    });
}

}  // namespace segments::app
