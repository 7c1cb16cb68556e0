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
    ++pending_;
    if (!index_) {
        waiting_.insert(waiting_.end(), characters.begin(), characters.end());
        load_index();
    } else {
        for (const char32_t character : characters) {
            const std::string_view file = index_->file_for(character);
            if (!file.empty() && requested_.emplace(file).second) load(std::string(file));
        }
    }
    ended();
}

void FontLoader::load_index() {
    if (std::exchange(asked_, true)) return;
    ++pending_;
    platform_->load_asset("fonts/further.txt", [this](bool ok, std::span<const std::uint8_t> bytes) {
        asked_ = false;  // without a network the next missing character asks again
        if (ok) {
            Result<FontIndex> index =
                FontIndex::parse({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
            if (index) {
                index_ = std::move(*index);
                need(std::exchange(waiting_, {}));
            }
        }
        ended();
    });
}

void FontLoader::load(const std::string& file) {
    ++pending_;
    platform_->load_asset("fonts/" + file, [this, file](bool ok, std::span<const std::uint8_t> bytes) {
        if (!ok || !fonts_->add(ui::FontSlot::fallback, bytes, file)) requested_.erase(file);
        ended();
    });
}

void FontLoader::ended() {
    if (--pending_ == 0) fonts_->stop_awaiting();
    platform_->request_frame(0);
}

}  // namespace segments::app
