// The application: takes what the surroundings report, keeps the session, and draws the screen of the current
// address.
//
//     storage::IdbfsEnv env(...);
//     storage::IdbfsCatalog catalog(...);
//     app::Application application(env, catalog, "default");
//     web::PlatformWeb platform(application);
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/command/command.h"
#include "app/help/tour.h"
#include "app/platform/frontend.h"
#include "app/screens/screen.h"
#include "app/session/session.h"
#include "app/shell/font_loader.h"
#include "app/shell/shell.h"
#include "app/ui/ui.h"

namespace segments::app {

class Application final : public platform::Frontend {
  public:
    // `folder`: of the workspace in `env`. Both outlive the application.
    Application(storage::Env& env, storage::Catalog& catalog, std::string folder);

    void start(platform::Platform& platform, const platform::Surroundings& surroundings,
               std::span<const platform::FontFile> fonts, std::string_view address) override;
    void event(ui::Event event) override {
        session_.touched();
        ui_.push(std::move(event));
    }
    void pointer(const platform::PointerInput& input) override;
    void modifiers_changed(ui::Modifiers modifiers) override { ui_.set_modifiers(modifiers); }
    platform::FrameOutput frame(const platform::FrameInput& input) override;
    bool work(double budget_ms) override;
    bool opening() const override;
    void surroundings_changed(const platform::Surroundings& surroundings) override;
    void file_arrived(std::string_view purpose, const platform::IncomingFile& file) override;
    void file_hovers(bool over) override;
    void address_changed(std::string_view address) override;
    void visibility_changed(bool visible) override;

    Session& session() { return session_; }
    ui::Ui& ui() { return ui_; }

  private:
    void draw();
    void shortcuts();
    // What the command palette offers beside records.
    std::vector<Command> commands();
    Screen& screen();

    ui::Ui ui_;
    Session session_;
    Shell shell_;
    Tour tour_;
    FontLoader font_loader_;
    // By address; forgotten when the data is replaced as a whole.
    std::map<std::string, std::unique_ptr<Screen>, std::less<>> screens_;
    std::uint64_t generation_ = 0;
    std::optional<std::string> arriving_;  // the address to go to when what was reported is taken in
    std::string title_;
    bool leave_warning_ = false;
    double little_job_ms_ = 0;  // left of this frame
    std::vector<std::pair<std::string, platform::IncomingFile>>
        early_files_;           // before the workspace was open
    bool files_hover_ = false;  // are being dragged over the page
};

}  // namespace segments::app
