#include "app/shell/font_loader.h"

#include <doctest/doctest.h>

#include <map>
#include <span>
#include <string>
#include <utility>

#include "app/rehearsal/nobody.h"
#include "app/theme/icons.h"
#include "app/ui/draw.h"
#include "imgui.h"

using namespace segments;

namespace {

constexpr char32_t kMountain = U'\u5c71';
constexpr std::string_view kMountains = "\u5c71\u5c71", kRiver = "\u5ddd";

// Keeps what is asked for waiting; everything else is of no interest.
class Shelf final : public app::Nobody {
  public:
    void load_asset(std::string_view path, ReadDone done) override {
        assets[std::string(path)] = std::move(done);
    }

    std::map<std::string, ReadDone> assets;
};

// A page that shows one line of text.
struct Page {
    Page() {
        ui.make_current();
        ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
        loader.start(platform, ui.fonts());
        // Any font does that has none of the characters.
        REQUIRE(ui.fonts().add(ui::FontSlot::regular, theme::icon_font(), "regular"));
    }
    // Draws the text and tells how many corners of letters that makes.
    int draw(std::string_view text) {
        int corners = 0;
        ui.run_frame({}, [&] {
            const int before = ui.draw_list()->VtxBuffer.Size;
            ui::draw_text(ui, {0, 0, 400, 30}, text, kStyle);
            corners = ui.draw_list()->VtxBuffer.Size - before;
            width = ui::text_width(ui, text, kStyle);
        });
        for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) texture->SetStatus(ImTextureStatus_OK);
        return corners;
    }
    void answer(const std::string& path, bool ok, std::span<const std::uint8_t> bytes) {
        const auto found = platform.assets.find(path);
        REQUIRE(found != platform.assets.end());
        const auto done = std::move(found->second);
        platform.assets.erase(found);
        done(ok, bytes);
    }
    void answer(const std::string& path, std::string_view text) {
        answer(path, true, {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
    }

    static constexpr ui::TextStyle kStyle{20, false, {0, 0, 0, 255}};
    ui::Ui ui;
    Shelf platform;
    app::FontLoader loader;
    float width = 0;
};

constexpr const char *kIndex = "fonts/further.txt", *kFont = "fonts/cjk.otf";

}  // namespace

TEST_CASE("while its font is on its way a character is a blank, as wide as it will be") {
    Page page;
    CHECK(page.draw(kMountains) == 0);
    CHECK(page.width == 2 * Page::kStyle.size);
    CHECK(page.ui.fonts().awaits(kMountain));
    page.answer(kIndex, "cjk.otf 5c71,5ddd\n");
    CHECK(page.draw(kMountains) == 0);
    CHECK(page.ui.fonts().awaits(kMountain));
    // It isn't in the file: nothing more will come.
    page.answer(kFont, true, theme::icon_font());
    page.draw(kMountains);
    CHECK_FALSE(page.ui.fonts().awaits(kMountain));
    CHECK(page.platform.assets.empty());
}

TEST_CASE("a character whose font doesn't come is shown as unknown, and asked for again by the next one") {
    Page page;
    page.draw(kMountains);
    page.answer(kIndex, false, {});
    CHECK_FALSE(page.ui.fonts().awaits(kMountain));
    page.draw(kRiver);
    CHECK(page.ui.fonts().awaits(kMountain));
    page.answer(kIndex, "cjk.otf 5c71,5ddd\n");
    page.answer(kFont, false, {});
    CHECK_FALSE(page.ui.fonts().awaiting());
}

TEST_CASE("a character that no font has is shown as unknown as soon as that is known") {
    Page page;
    page.draw(kMountains);
    page.answer(kIndex, "cjk.otf 5ddd\n");
    CHECK(page.platform.assets.empty());
    CHECK_FALSE(page.ui.fonts().awaits(kMountain));
}

TEST_CASE("text that is shaped is a blank too while its font is on its way") {
    constexpr std::string_view kPeace = "\u05e9\u05dc\u05d5\u05dd";
    Page page;
    int asked = 0;
    page.ui.shaper = [&](std::string_view, float, bool, ui::ShapedLine& line) {
        ++asked;
        line.width = 10;
        return true;
    };
    CHECK(page.draw(kPeace) == 0);
    page.answer(kIndex, "hebrew.ttf 5d5,5dc,5dd,5e9\n");
    CHECK(page.draw(kPeace) == 0);
    CHECK(asked == 0);
    // It isn't in the file, which shows with the next frame.
    page.answer("fonts/hebrew.ttf", true, theme::icon_font());
    page.draw(kPeace);
    page.draw(kPeace);
    CHECK(asked == 1);
    CHECK(page.width == 10);
}
