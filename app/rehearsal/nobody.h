// Surroundings in which nobody sits: everything that is asked of them is let go.
#pragma once

#include "app/platform/platform.h"

namespace segments::app {

class Nobody : public platform::Platform {
  public:
    platform::LocalTime now() const override {
        return {to_day({2026, 1, 1}), 600, 1'767'261'600'000 + static_cast<std::int64_t>(clock_)};
    }
    // Goes on with each frame, and a little with each look at it.
    double steady_ms() const override { return clock_ += 0.001; }
    void pass_ms(double ms) { clock_ += ms; }

    void copy(std::string_view, std::string_view) override {}
    void pick_file(std::string_view, std::string_view) override {}
    void read_file(std::uint32_t, std::uint64_t, std::uint32_t, ReadDone done) override { done(false, {}); }
    void release_file(std::uint32_t) override {}
    void load_asset(std::string_view, ReadDone done) override { done(false, {}); }
    std::uint32_t begin_download(std::string_view, std::string_view) override { return 1; }
    void append_download(std::uint32_t, std::span<const std::uint8_t>) override {}
    void finish_download(std::uint32_t) override {}
    void abort_download(std::uint32_t) override {}
    void set_address(std::string_view, bool) override {}
    void open_workspace(std::string_view) override {}
    void reload() override {}
    void set_title(std::string_view) override {}
    void open_link(std::string_view) override {}
    void set_leave_warning(bool) override {}
    void request_frame(int) override {}
    std::string setting(std::string_view) const override { return {}; }
    void set_setting(std::string_view, std::string_view) override {}

  private:
    mutable double clock_ = 0;
};

}  // namespace segments::app
