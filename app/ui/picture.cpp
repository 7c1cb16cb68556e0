#include "app/ui/picture.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <map>
#include <memory>
#include <vector>

#include "app/ui/picture_decoder.h"
#include "imgui.h"
#include "imgui_internal.h"

namespace segments::ui {
namespace {

// Pixels of a file, and of what is kept of it: letters are shown small.
constexpr int kMostPixels = 24'000'000, kMostSide = 1200;
constexpr std::size_t kMostPictures = 24;

// Every n-th pixel in each direction, as the mean of those that it stands for.
Pixels smaller(Pixels large, int times) {
    if (times <= 1) return large;
    Pixels small{large.width / times, large.height / times, {}};
    const auto per_row = static_cast<std::size_t>(large.width) * 4;
    small.rgba.resize(static_cast<std::size_t>(small.width) * static_cast<std::size_t>(small.height) * 4);
    std::size_t at = 0;
    for (int y = 0; y < small.height; ++y) {
        for (int x = 0; x < small.width; ++x) {
            unsigned sums[4] = {};
            for (int dy = 0; dy < times; ++dy) {
                const std::uint8_t* from = large.rgba.data() +
                                           static_cast<std::size_t>(y * times + dy) * per_row +
                                           static_cast<std::size_t>(x * times) * 4;
                for (int i = 0; i < times * 4; ++i) sums[i & 3] += from[i];
            }
            for (const unsigned sum : sums)
                small.rgba[at++] = static_cast<std::uint8_t>(sum / static_cast<unsigned>(times * times));
        }
    }
    return small;
}

class PictureStore {
  public:
    ImTextureData* find(std::string_view key, const std::function<std::string()>& bytes) {
        sweep();
        const auto found = pictures_.find(key);
        if (found != pictures_.end()) {
            found->second.used = ++clock_;
            return found->second.texture.get();
        }
        Picture& made = pictures_.emplace(std::string(key), Picture()).first->second;
        made.used = ++clock_;
        Pixels pixels = decode_picture(bytes(), kMostPixels);
        if (pixels.rgba.empty()) return nullptr;
        const int times = (std::max(pixels.width, pixels.height) + kMostSide - 1) / kMostSide;
        pixels = smaller(std::move(pixels), times);
        if (pixels.rgba.empty()) return nullptr;
        made.texture = std::make_unique<ImTextureData>();
        made.texture->Create(ImTextureFormat_RGBA32, pixels.width, pixels.height);
        std::memcpy(made.texture->GetPixels(), pixels.rgba.data(), pixels.rgba.size());
        made.texture->SetStatus(ImTextureStatus_WantCreate);
        ImGui::RegisterUserTexture(made.texture.get());
        return made.texture.get();
    }

  private:
    struct Picture {
        std::unique_ptr<ImTextureData> texture;  // null: can't be shown
        std::uint64_t used = 0;
    };

    // What wasn't drawn for longest goes, in two steps: the renderer lets go of it in between.
    void sweep() {
        std::erase_if(leaving_, [](const std::unique_ptr<ImTextureData>& texture) {
            if (texture->Status != ImTextureStatus_Destroyed) {
                texture->UnusedFrames = 1;
                return false;
            }
            ImGui::UnregisterUserTexture(texture.get());
            return true;
        });
        if (pictures_.size() < kMostPictures) return;
        const auto oldest =
            std::min_element(pictures_.begin(), pictures_.end(),
                             [](const auto& a, const auto& b) { return a.second.used < b.second.used; });
        if (oldest->second.texture) {
            if (oldest->second.texture->Status != ImTextureStatus_Destroyed)
                oldest->second.texture->SetStatus(ImTextureStatus_WantDestroy);
            leaving_.push_back(std::move(oldest->second.texture));
        }
        pictures_.erase(oldest);
    }

    std::map<std::string, Picture, std::less<>> pictures_;
    std::vector<std::unique_ptr<ImTextureData>> leaving_;
    std::uint64_t clock_ = 0;
};

}  // namespace

bool draw_picture(Ui& ui, const Rect& rect, std::string_view key, const std::function<std::string()>& bytes) {
    constexpr NodeId kStore = 0x9163;
    ImTextureData* const texture = ui.state<PictureStore>(kStore).find(key, bytes);
    if (texture == nullptr) return false;
    // The graphics card forgot it.
    if (texture->Status == ImTextureStatus_Destroyed) texture->SetStatus(ImTextureStatus_WantCreate);
    ui.draw_list()->AddImage(
        texture->GetTexRef(), {ui.snap(rect.x) * ui.scale(), ui.snap(rect.y) * ui.scale()},
        {ui.snap(rect.x + rect.width) * ui.scale(), ui.snap(rect.y + rect.height) * ui.scale()});
    return true;
}

}  // namespace segments::ui
