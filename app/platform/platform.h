// What the application asks of its surroundings: the browser in the product, a fake in tests. Nothing here
// waits; answers come back through Frontend's handlers (frontend.h) or the function given.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "app/ui/area.h"
#include "app/ui/shaped_text.h"
#include "core/base/date.h"

namespace segments::platform {

// A file the user picked or dropped. Its bytes are read in pieces: nobody holds a whole file in memory.
struct IncomingFile {
    std::uint32_t id = 0;
    std::string name;
    std::uint64_t size = 0;  // bytes
};

// Local wall-clock time.
struct LocalTime {
    Day day = kBlankDay;
    int minutes = 0;            // since midnight
    std::int64_t epoch_ms = 0;  // UTC, for stamps and durations
};

class Platform {
  public:
    virtual ~Platform() = default;

    virtual LocalTime now() const = 0;
    // Milliseconds that only grow; for budgets of jobs and animations.
    virtual double steady_ms() const = 0;

    // Puts text on the clipboard; `html` may be empty. Only inside a user's action.
    virtual void copy(std::string_view text, std::string_view html) = 0;
    // Opens the file picker; the choice arrives as Frontend::file_arrived(purpose, file). `accept`:
    // ".json,.jsonl"
    virtual void pick_file(std::string_view purpose, std::string_view accept) = 0;
    // Asks for bytes of an incoming file; `done` is called later with them, or with ok = false and empty
    // bytes.
    using ReadDone = std::function<void(bool ok, std::span<const std::uint8_t> bytes)>;
    virtual void read_file(std::uint32_t file_id, std::uint64_t offset, std::uint32_t length,
                           ReadDone done) = 0;
    virtual void release_file(std::uint32_t file_id) = 0;
    // Loads a file of the product itself, such as a font ("fonts/arabic.ttf"); `done` as in read_file. Works
    // offline for files that were loaded once.
    virtual void load_asset(std::string_view path, ReadDone done) = 0;

    // Sets a line of text with the page's fonts (app/ui/shaped_text.h); false where it can't.
    virtual bool shape_text(std::string_view text, float size, bool strong, ui::ShapedLine& line) {
        static_cast<void>(text), static_cast<void>(size), static_cast<void>(strong), static_cast<void>(line);
        return false;
    }

    // Parts such text into lines (ui::LineBreaker); empty where it can't.
    virtual std::string wrap_text(std::string_view text, float size, bool strong, float room) {
        static_cast<void>(text), static_cast<void>(size), static_cast<void>(strong), static_cast<void>(room);
        return {};
    }

    // How the renderer fills big areas (app/ui/area.h); null where it draws triangles alone.
    virtual ui::AreaFiller area_filler() const { return nullptr; }

    // A download in pieces: begin, append..., then finish (the browser saves it) or abort (nothing is saved).
    virtual std::uint32_t begin_download(std::string_view file_name, std::string_view mime_type) = 0;
    virtual void append_download(std::uint32_t id, std::span<const std::uint8_t> bytes) = 0;
    virtual void finish_download(std::uint32_t id) = 0;
    virtual void abort_download(std::uint32_t id) = 0;

    // The page's address after '#', e.g. "/segments/SM00001". `replace` leaves no step for the Back button.
    virtual void set_address(std::string_view address, bool replace) = 0;
    // Loads the page anew with another workspace (storage/catalog.h), also for later visits.
    virtual void open_workspace(std::string_view folder) = 0;
    // Loads the page anew: after a setting that is read at the start.
    virtual void reload() = 0;
    virtual void set_title(std::string_view title) = 0;
    // tel:, mailto: and https: links, opened by the browser outside the application.
    virtual void open_link(std::string_view url) = 0;
    // While true the browser asks before the page is left (only while something is not saved).
    virtual void set_leave_warning(bool on) = 0;
    // Draw another frame after this time (0: at once). The page draws nothing unless asked.
    virtual void request_frame(int delay_ms) = 0;
    // Go on with Frontend::work after this time: what it waited for has come. Frames are drawn only when they
    // are asked for.
    virtual void request_work(int delay_ms) { request_frame(delay_ms); }
    // Small settings of this device (theme, column widths); never business data. Empty if unknown.
    virtual std::string setting(std::string_view key) const = 0;
    virtual void set_setting(std::string_view key, std::string_view value) = 0;
};

}  // namespace segments::platform
