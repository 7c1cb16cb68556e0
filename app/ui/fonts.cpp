#include "app/ui/fonts.h"

#include <algorithm>
#include <cstdio>
#include <optional>
#include <utility>

#include "app/theme/icons.h"
#include "imgui.h"
#include "imgui_internal.h"

namespace segments::ui {
namespace {

// The size that merged fonts are scaled by: Dear ImGui compares it with that of the font they join.
constexpr float kReferenceSize = 16;

std::uint32_t read(std::span<const std::uint8_t> bytes, std::size_t at, int count) {
    std::uint32_t value = 0;
    for (int i = 0; i < count; ++i) value = value << 8 | bytes[at + static_cast<std::size_t>(i)];
    return value;
}

// (ascent - descent) / units per em from a font file's tables; nullopt if it isn't a font.
std::optional<float> line_per_em(std::span<const std::uint8_t> bytes) {
    if (bytes.size() < 12) return std::nullopt;
    std::size_t start = 0;
    if (read(bytes, 0, 4) == 0x74746366) {  // 'ttcf': the first font of a collection
        if (bytes.size() < 16) return std::nullopt;
        start = read(bytes, 12, 4);
        if (start > bytes.size() - 12) return std::nullopt;
    }
    const std::uint32_t kind = read(bytes, start, 4);
    if (kind != 0x00010000 && kind != 0x4F54544F && kind != 0x74727565) return std::nullopt;
    float units = 0, line = 0;
    const std::size_t count = read(bytes, start + 4, 2);
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t entry = start + 12 + i * 16;
        if (entry + 16 > bytes.size()) return std::nullopt;
        const std::size_t offset = read(bytes, entry + 8, 4), length = read(bytes, entry + 12, 4);
        if (offset > bytes.size() || length > bytes.size() - offset) return std::nullopt;
        const std::uint32_t tag = read(bytes, entry, 4);
        if (tag == 0x68656164 && length >= 20) {  // 'head'
            units = static_cast<float>(read(bytes, offset + 18, 2));
        } else if (tag == 0x68686561 && length >= 8) {  // 'hhea'
            const auto ascent = static_cast<std::int16_t>(read(bytes, offset + 4, 2));
            const auto descent = static_cast<std::int16_t>(read(bytes, offset + 6, 2));
            line = static_cast<float>(ascent - descent);
        }
    }
    if (units <= 0 || line <= 0) return std::nullopt;
    return line / units;
}

// Adds a font without copying its bytes, which must outlive the atlas. `into`: merged into that font.
ImFont* add_to_atlas(std::span<const std::uint8_t> bytes, float size, std::string_view name, ImFont* into) {
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    ImFontConfig settings;
    settings.PixelSnapV = true;
    settings.MergeMode = into != nullptr;
    std::snprintf(settings.Name, sizeof settings.Name, "%.*s",
                  static_cast<int>(std::min<std::size_t>(name.size(), 39)), name.data());
    // Dear ImGui merges into the last font of the atlas, whatever the settings say.
    ImFont** const place = into ? atlas.Fonts.find(into) : nullptr;
    if (place) std::swap(*place, atlas.Fonts.back());
    // It only reads the bytes. It copies what it doesn't own, so it is told that it owns them until they are
    // added.
    ImFont* const font = atlas.AddFontFromMemoryTTF(const_cast<std::uint8_t*>(bytes.data()),
                                                    static_cast<int>(bytes.size()), size, &settings);
    if (place) std::swap(*place, atlas.Fonts.back());
    if (!font) return nullptr;
    font->Sources.back()->FontDataOwnedByAtlas = false;
    // What was drawn before remembers which glyphs were not to be had.
    if (into) ImFontAtlasFontDiscardBakes(&atlas, font, 0);
    return font;
}

}  // namespace

Fonts::Fonts() {
#ifndef IMGUI_DISABLE_DEFAULT_FONT
    regular_.font = ImGui::GetIO().Fonts->AddFontDefault();
#endif
    icons_.em_scale = line_per_em(theme::icon_font()).value_or(1);
    icons_.font = add_to_atlas(theme::icon_font(), kReferenceSize * icons_.em_scale, "icons", nullptr);
#ifdef IMGUI_DISABLE_DEFAULT_FONT
    regular_.font = icons_.font;  // until the page's font arrives, before the first frame
#endif
}

bool Fonts::add(FontSlot slot, std::span<const std::uint8_t> bytes, std::string_view name) {
    const std::optional<float> em_scale = line_per_em(bytes);
    if (!em_scale) return false;
    data_.emplace_back(bytes.begin(), bytes.end());
    const std::span<const std::uint8_t> kept = data_.back();
    const float size = kReferenceSize * *em_scale;
    if (slot == FontSlot::fallback) {
        if (!built_in_) add_to_atlas(kept, size, name, regular_.font);
        if (strong_.font) add_to_atlas(kept, size, name, strong_.font);
        fallbacks_.push_back(data_.size() - 1);
    } else {
        ImFont* font = add_to_atlas(kept, size, name, nullptr);
        if (!font) return false;
        (slot == FontSlot::regular ? regular_ : strong_) = {font, *em_scale};
        if (slot == FontSlot::regular) built_in_ = false;
        for (const std::size_t index : fallbacks_) {
            add_to_atlas(data_[index], kReferenceSize * line_per_em(data_[index]).value_or(1), "fallback",
                         font);
        }
    }
    missing_.clear();
    fresh_.clear();
    return true;
}

void Fonts::note(std::string_view text) {
    if (!on_missing || built_in_) return;
    const char* at = text.data();
    const char* const end = at + text.size();
    while (at < end) {
        if (static_cast<unsigned char>(*at) < 0x80) {
            ++at;
            continue;
        }
        unsigned int code = 0;
        at += ImTextCharFromUtf8(&code, at, end);
        const char32_t character = code;
        if (known_.contains(character) || missing_.contains(character)) continue;
        if (regular_.font->IsGlyphInFont(static_cast<ImWchar>(code))) {
            known_.insert(character);
        } else {
            missing_.insert(character);
            fresh_.push_back(character);
            awaiting_ = true;
        }
    }
}

bool Fonts::awaits(std::string_view text) const {
    if (!awaiting_) return false;
    const char* at = text.data();
    for (const char* const end = at + text.size(); at < end;) {
        unsigned int code = 0;
        at += ImTextCharFromUtf8(&code, at, end);
        if (missing_.contains(code)) return true;
    }
    return false;
}

void Fonts::report() {
    if (fresh_.empty() || !on_missing) return;
    std::sort(fresh_.begin(), fresh_.end());
    const std::vector<char32_t> characters = std::move(fresh_);
    fresh_.clear();
    on_missing(characters);
}

}  // namespace segments::ui
