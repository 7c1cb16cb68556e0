#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "app/ui/draw.h"
#include "imgui.h"

using namespace segments;

namespace {

constexpr int kWidth = 320, kHeight = 240;
constexpr theme::Color kPaper{255, 255, 255, 255}, kInk{20, 90, 60, 255};

// A picture that draw lists are painted on, triangle by triangle and area by area.
class Picture {
  public:
    Picture() { current = this; }

    void paint(const ImDrawData& data) {
        for (const ImDrawList* list : data.CmdLists) {
            for (const ImDrawCmd& command : list->CmdBuffer) {
                if (command.UserCallback != nullptr) {
                    command.UserCallback(list, &command);
                } else {
                    for (unsigned i = 0; i + 2 < command.ElemCount; i += 3)
                        triangle(*list, command, command.IdxOffset + i);
                }
            }
        }
    }

    static void fill_area(const ImDrawList*, const ImDrawCmd* command) {
        const ui::Area& area = *static_cast<const ui::Area*>(command->UserCallbackData);
        ++current->areas;
        for (int y = area.y; y < area.y + area.height; ++y) {
            for (int x = area.x; x < area.x + area.width; ++x)
                current->at(x, y) = {float(area.color.r), float(area.color.g), float(area.color.b)};
        }
    }

    using Pixel = std::array<float, 3>;
    Pixel& at(int x, int y) { return pixels_.at(static_cast<std::size_t>(y * kWidth + x)); }
    float red(int x, int y) { return at(x, y)[0]; }

    int areas = 0;
    int drawn = 0;  // pixels of triangles

  private:
    void triangle(const ImDrawList& list, const ImDrawCmd& command, unsigned first) {
        std::array<const ImDrawVert*, 3> corners{};
        for (unsigned i = 0; i < 3; ++i) {
            const unsigned index = list.IdxBuffer[static_cast<int>(first + i)];
            corners[i] = &list.VtxBuffer[static_cast<int>(command.VtxOffset + index)];
        }
        const auto cross = [](ImVec2 a, ImVec2 b, ImVec2 p) {
            return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
        };
        const ImVec2 a = corners[0]->pos, b = corners[1]->pos, c = corners[2]->pos;
        const float whole = cross(a, b, c);
        if (whole == 0) return;
        const ImVec4& clip = command.ClipRect;
        for (int y = static_cast<int>(clip.y); y < std::min(kHeight, static_cast<int>(clip.w)); ++y) {
            for (int x = static_cast<int>(clip.x); x < std::min(kWidth, static_cast<int>(clip.z)); ++x) {
                const ImVec2 p{float(x) + 0.5f, float(y) + 0.5f};
                const std::array<float, 3> share{cross(b, c, p) / whole, cross(c, a, p) / whole,
                                                 cross(a, b, p) / whole};
                // An edge that two triangles share belongs to one of them.
                if (share[0] < 0 || share[1] <= 0 || share[2] < 0) continue;
                blend(at(x, y), corners, share);
            }
        }
    }

    void blend(Pixel& pixel, const std::array<const ImDrawVert*, 3>& corners,
               const std::array<float, 3>& share) {
        const auto part = [&](int shift) {
            float sum = 0;
            for (std::size_t i = 0; i < 3; ++i) sum += share[i] * float((corners[i]->col >> shift) & 255);
            return sum;
        };
        const float alpha = part(IM_COL32_A_SHIFT) / 255;
        const std::array<int, 3> shifts{IM_COL32_R_SHIFT, IM_COL32_G_SHIFT, IM_COL32_B_SHIFT};
        for (std::size_t i = 0; i < 3; ++i) pixel[i] += (part(shifts[i]) - pixel[i]) * alpha;
        ++drawn;
    }

    inline static Picture* current = nullptr;
    std::vector<Pixel> pixels_ = std::vector<Pixel>(std::size_t{kWidth} * kHeight, {255, 255, 255});
};

// What `draw` paints on a page of one layer.
Picture painted(bool clears, const std::function<void(ui::Ui&)>& draw, float scale = 1) {
    ui::Ui ui;
    ui.make_current();
    ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
    if (clears) ui.area_filler = &Picture::fill_area;
    ui.run_frame({.width = kWidth / scale, .height = kHeight / scale, .scale = scale}, [&] {
        const ui::Rect page{0, 0, ui.width(), ui.height()};
        ui.begin_layer(1, page);
        draw(ui);
        ui.end_layer();
    });
    Picture picture;
    picture.paint(*ImGui::GetDrawData());
    return picture;
}

float most_apart(Picture& one, Picture& other) {
    float most = 0;
    for (int y = 0; y < kHeight; ++y) {
        for (int x = 0; x < kWidth; ++x)
            for (std::size_t i = 0; i < 3; ++i)
                most = std::max(most, std::abs(one.at(x, y)[i] - other.at(x, y)[i]));
    }
    return most;
}

}  // namespace

TEST_CASE("a big area looks the same whether it is cleared or drawn, and hardly costs a pixel when cleared") {
    struct Case {
        std::string name;
        std::function<void(ui::Ui&)> draw;
        float scale;
    };
    const ui::Rect rect{20, 10, 260, 200};
    const std::vector<Case> cases{
        {"square", [&](ui::Ui& ui) { ui::fill(ui, rect, kInk); }, 1},
        {"round corners", [&](ui::Ui& ui) { ui::fill(ui, rect, kInk, 12); }, 1},
        {"between pixels",
         [&](ui::Ui& ui) {
             ui::fill(ui, {10.3f, 5.6f, 180.7f, 150.2f}, kInk, 7);
         },
         1.25f},
        {"clipped",
         [&](ui::Ui& ui) {
             ui.push_clip({40, 30, 200, 100});
             ui::fill(ui, rect, kInk, 12);
             ui.pop_clip();
         },
         1},
    };
    for (const Case& c : cases) {
        CAPTURE(c.name);
        Picture cleared = painted(true, c.draw, c.scale), drawn = painted(false, c.draw, c.scale);
        CHECK(cleared.areas == 1);
        CHECK(drawn.areas == 0);
        CHECK(most_apart(cleared, drawn) < 2);
        CHECK(drawn.drawn > 15'000);
        CHECK(cleared.drawn < drawn.drawn / 4);
    }
}

TEST_CASE("small, round, translucent and hidden areas are not cleared") {
    const ui::Rect rect{20, 10, 260, 200};
    CHECK(painted(true, [&](ui::Ui& ui) { ui::fill(ui, rect, kInk, 400); }).areas == 0);
    CHECK(painted(true, [&](ui::Ui& ui) { ui::fill(ui, {20, 10, 60, 20}, kInk); }).areas == 0);
    CHECK(painted(true, [&](ui::Ui& ui) { ui::fill(ui, rect, theme::with_alpha(kInk, 128)); }).areas == 0);
    CHECK(painted(true, [&](ui::Ui& ui) {
              ui.push_clip({0, 0, 10, 10});
              ui::fill(ui, rect, kInk);
              ui.pop_clip();
          }).areas == 0);
}

TEST_CASE("what is drawn around a hole leaves the hole free") {
    Picture picture = painted(false, [](ui::Ui& ui) {
        ui::fill_around(ui, {0, 0, kWidth, kHeight}, {100, 60, 80, 40}, theme::with_alpha(kInk, 128));
    });
    for (int y = 0; y < kHeight; ++y) {
        for (int x = 0; x < kWidth; ++x) {
            const bool in_hole = x >= 100 && x < 180 && y >= 60 && y < 100;
            REQUIRE((picture.red(x, y) == kPaper.r) == in_hole);
        }
    }
}

TEST_CASE(
    "a shadow is darkest at what it belongs to, reaches further down than up, and leaves the inside alone") {
    const ui::Rect rect{80, 60, 160, 100};
    Picture picture = painted(false, [&](ui::Ui& ui) { ui::shadow(ui, rect, 8, 16); });
    const int middle = 160, bottom = 160, top = 60;
    for (int y = bottom; y < bottom + 14; ++y) CHECK(picture.red(middle, y) <= picture.red(middle, y + 1));
    CHECK(picture.red(middle, bottom) < 235);
    CHECK(picture.red(middle, bottom + 20) == 255);
    const auto reach = [&](int from, int step) {
        int rows = 0;
        while (picture.red(middle, from + step * (rows + 1)) < 255) ++rows;
        return rows;
    };
    CHECK(reach(bottom - 1, 1) > reach(top, -1));
    CHECK(reach(top, -1) > 2);
    CHECK(picture.red(middle, 110) == 255);
    CHECK(picture.drawn < 8'000);  // eight sheets of its size would be 160,000
    // The same to the left as to the right.
    for (int y = 50; y < 180; ++y) CHECK(std::abs(picture.red(78, y) - picture.red(241, y)) < 3);
}
