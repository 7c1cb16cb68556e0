#include "app/ui/shaped_text.h"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstring>
#include <utility>
#include <vector>

#include "app/ui/fonts.h"
#include "imgui.h"
#include "imgui_internal.h"

namespace segments::ui {
namespace {

// A page of a letter has some thousand words, each in a picture of its own; a list has few but wide ones.
constexpr std::size_t kMostLines = 4000, kMostPixels = 8'000'000;
constexpr double kFrameMs = 4;  // of a frame's time; the first line of a script alone may take more

struct Span {
    unsigned int first, last;
};
// Combining marks; Hebrew to Thaana and N'Ko; the scripts of India and South East Asia; Mongolian; marks and
// joiners; presentation forms; Vedic and Indic extensions; right-to-left scripts beyond the first plane.
constexpr Span kShaped[] = {{0x0300, 0x036F}, {0x0590, 0x109F}, {0x1780, 0x18AF},   {0x1A00, 0x1AFF},
                            {0x1B00, 0x1C4F}, {0x1CD0, 0x1CFF}, {0x1DC0, 0x1DFF},   {0x200E, 0x200F},
                            {0x202A, 0x202E}, {0x2066, 0x2069}, {0xA880, 0xA8FF},   {0xA980, 0xAAFF},
                            {0xFB1D, 0xFDFF}, {0xFE70, 0xFEFC}, {0x10800, 0x11FFF}, {0x1E800, 0x1EFFF}};

// White pixels of that opacity, in the form that the atlas has.
void copy_picture(const ShapedLine& line, const ImFontAtlasRect& place) {
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    ImTextureData& texture = *atlas.TexData;
    for (int y = 0; y < line.rows; ++y) {
        auto* to = static_cast<unsigned char*>(texture.GetPixelsAt(place.x, place.y + y));
        const char* from = line.coverage.data() + static_cast<std::ptrdiff_t>(y) * line.columns;
        if (texture.BytesPerPixel == 1) {
            std::memcpy(to, from, static_cast<std::size_t>(line.columns));
            continue;
        }
        for (int x = 0; x < line.columns; ++x) {
            const ImU32 pixel = IM_COL32(255, 255, 255, static_cast<unsigned char>(from[x]));
            std::memcpy(to + static_cast<std::ptrdiff_t>(x) * 4, &pixel, 4);
        }
    }
    ImFontAtlasTextureBlockQueueUpload(&atlas, &texture, place.x, place.y, place.w, place.h);
}

std::size_t pixels_of(const ShapedLine& line) {
    return static_cast<std::size_t>(line.columns) * static_cast<std::size_t>(line.rows);
}

int put_into_atlas(const ShapedLine& line) {
    const std::size_t pixels = pixels_of(line);
    const bool paints = (ImGui::GetIO().BackendFlags & ImGuiBackendFlags_RendererHasTextures) != 0;
    if (!paints || pixels == 0 || line.coverage.size() != pixels) return -1;
    ImFontAtlasRect place;
    const ImFontAtlasRectId id = ImGui::GetIO().Fonts->AddCustomRect(line.columns, line.rows, &place);
    if (id == ImFontAtlasRectId_Invalid) return -1;
    copy_picture(line, place);
    return id;
}

void take_from_atlas(int picture) {
    if (picture != -1) ImGui::GetIO().Fonts->RemoveCustomRect(picture);
}

}  // namespace

bool needs_shaping(std::string_view text) {
    const char* at = text.data();
    const char* const end = at + text.size();
    while (at < end) {
        if (static_cast<unsigned char>(*at) < 0xCC) {  // before U+0300, or within a character
            ++at;
            continue;
        }
        unsigned int code = 0;
        at += ImTextCharFromUtf8(&code, at, end);
        for (const Span& span : kShaped) {
            if (code < span.first) break;
            if (code <= span.last) return true;
        }
    }
    return false;
}

const ShapedTexts::Line* ShapedTexts::find(const Shaper& shaper, const Fonts& fonts, std::string_view text,
                                           float size, bool strong) {
    if (!shaper) return nullptr;
    follow(fonts);
    const auto [found, fresh] = lines_.try_emplace({std::string(text), size, strong});
    Line& line = found->second;
    line.used = ++clock_;
    if (!fresh) return &line;
    const auto begun = std::chrono::steady_clock::now();
    if (!shaper(text, size, strong, line.shape)) {
        lines_.erase(found);
        return nullptr;
    }
    line.picture = put_into_atlas(line.shape);
    if (std::exchange(frame_, ImGui::GetFrameCount()) != ImGui::GetFrameCount()) spent_ms_ = 0;
    spent_ms_ += std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begun).count();
    line.shape.coverage = {};
    pixels_ += pixels_of(line.shape);
    forget_unused();
    return &line;
}

bool ShapedTexts::ready(std::string_view text, float size, bool strong) const {
    if (frame_ != ImGui::GetFrameCount() || spent_ms_ < kFrameMs) return true;
    return lines_.contains({std::string(text), size, strong});
}

const std::string& ShapedTexts::wrapped(const LineBreaker& breaker, const Fonts& fonts, std::string_view text,
                                        float size, bool strong, float room) {
    follow(fonts);
    std::string key(text);
    key.append("\n").append(reinterpret_cast<const char*>(&room), sizeof room);
    const auto [found, fresh] = lines_.try_emplace({std::move(key), size, strong});
    found->second.used = ++clock_;
    if (!fresh) return found->second.wrapped;
    if (breaker) found->second.wrapped = breaker(text, size, strong, room);
    forget_unused();
    return found->second.wrapped;
}

void ShapedTexts::follow(const Fonts& fonts) {
    if (fonts_ == fonts.revision()) return;
    for (const auto& [key, line] : lines_) take_from_atlas(line.picture);
    lines_.clear();
    pixels_ = 0;
    fonts_ = fonts.revision();
}

void ShapedTexts::forget_unused() {
    if (lines_.size() <= kMostLines && pixels_ <= kMostPixels) return;
    std::vector<std::uint64_t> uses;
    uses.reserve(lines_.size());
    for (const auto& [key, line] : lines_) uses.push_back(line.used);
    const auto middle = uses.begin() + static_cast<std::ptrdiff_t>(uses.size() / 2);
    std::nth_element(uses.begin(), middle, uses.end());
    std::erase_if(lines_, [&](const auto& each) {
        const bool old = each.second.used < *middle;
        if (old) {
            take_from_atlas(each.second.picture);
            pixels_ -= pixels_of(each.second.shape);
        }
        return old;
    });
}

}  // namespace segments::ui
