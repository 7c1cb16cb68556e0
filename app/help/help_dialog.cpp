#include "app/help/help_dialog.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "app/help/guide.h"
#include "app/session/session.h"
#include "app/ui/button.h"
#include "app/ui/choice.h"
#include "app/ui/dialog.h"
#include "app/ui/layout.h"
#include "app/ui/rich_text.h"
#include "app/ui/text.h"
#include "core/base/tr.h"

namespace segments::app {
namespace {

// What comes from the page while the dialog may be closed already.
struct Guide {
    std::vector<GuideTopic> topics;
    bool failed = false;
};

// The dialog's title and edges, and the least that its text takes.
constexpr float kTitleAndEdges = 120;
constexpr float kLeastText = 160;
constexpr float kScrollbar = 12;

class HelpDialog final : public Dialog {
  public:
    HelpDialog(Session& session, std::string_view address) : wanted_(topic_of_address(address)) {
        platform::Platform& platform = session.platform();
        // Each catalogue names its own language, and so the guide in it.
        const std::string file = "help/" + tr_in("the code of this language", "en").str() + ".md";
        platform.load_asset(file, [guide = guide_, &platform](bool ok, std::span<const std::uint8_t> bytes) {
            guide->failed = !ok;
            if (ok) guide->topics = read_guide(std::string(bytes.begin(), bytes.end()));
            platform.request_frame(0);
        });
    }

    bool draw(ui::Ui& ui, Session&) override {
        const ui::DialogScope dialog(ui, tr("Help"), {.width = 720});
        const float top = ui.layout().cursor_y;
        // The text scrolls, so that the topics and the button stay in sight.
        const float room = std::min(text_, std::max(kLeastText, ui.height() - around_ - kTitleAndEdges));
        if (guide_->failed) {
            ui::text(ui, tr("The guide can't be loaded. It is kept for offline use after the first time."));
        } else if (guide_->topics.empty()) {
            ui::skeleton(ui, 6);
        } else {
            draw_topic(ui, room);
        }
        bool open = true;
        {
            const ui::Row row(ui);
            if (ui::button(ui, tr("Close"), {.kind = ui::ButtonKind::primary})) open = false;
        }
        keep(ui, around_, ui.layout().bottom - top - room);
        return open && !dialog.escaped();
    }

  private:
    // What was drawn with another height is drawn once more.
    void keep(ui::Ui& ui, float& height, float now) const {
        if (!guide_->topics.empty() && std::abs(std::exchange(height, now) - now) > 1) ui.again();
    }

    void draw_topic(ui::Ui& ui, float room) {
        const std::vector<GuideTopic>& topics = guide_->topics;
        const auto found = std::find_if(topics.begin(), topics.end(),
                                        [&](const GuideTopic& topic) { return topic.id == wanted_; });
        const std::size_t now = found == topics.end() ? 0 : static_cast<std::size_t>(found - topics.begin());
        std::vector<std::string> titles;
        titles.reserve(topics.size());
        for (const GuideTopic& topic : topics) titles.push_back(topic.title);
        const int chosen = ui::select(ui, tr("Topic"), static_cast<int>(now), titles, {.width = 320});
        if (chosen >= 0) {
            wanted_ = topics[static_cast<std::size_t>(chosen)].id;
            ui.again();
        }
        const ui::Rect place = ui.place(0, room);
        const ui::ScrollArea area(ui, topics[now].id, place, 0, place.width - kScrollbar);
        const float top = ui.layout().cursor_y;
        ui::heading(ui, topics[now].title);
        for (const GuideBlock& block : topics[now].blocks) {
            if (block.kind != GuideBlock::Kind::row) {
                ui::rich_text(ui, block.runs, block.kind == GuideBlock::Kind::item);
                continue;
            }
            // A row reads as "what: what it means".
            std::vector<ui::TextRun> both = block.runs;
            for (ui::TextRun& run : both) run.strong = true;
            both.push_back({": ", false});
            both.insert(both.end(), block.second.begin(), block.second.end());
            ui::rich_text(ui, both);
        }
        keep(ui, text_, ui.layout().bottom - top);
    }

    std::shared_ptr<Guide> guide_ = std::make_shared<Guide>();
    std::string wanted_;
    // Heights as drawn last: of the text, and of what stands around it and doesn't scroll.
    float text_ = kLeastText, around_ = 120;
};

}  // namespace

std::unique_ptr<Dialog> help_dialog(Session& session, std::string_view address) {
    return std::make_unique<HelpDialog>(session, address);
}

}  // namespace segments::app
