// Reads an incoming file from its beginning to its end in pieces, one asked for ahead.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "app/session/session.h"
#include "storage/bytes.h"

namespace segments::app {

class FilePieces {
  public:
    // `session` is woken when a piece has come. The file stays the caller's to release.
    FilePieces(Session& session, const platform::IncomingFile& file);

    // The next piece, if it is there.
    std::optional<storage::Bytes> take();
    // Everything was taken.
    bool at_end() const { return taken_ == file_.size; }
    // The file can't be read any more (moved, deleted, the drive is gone).
    bool failed() const { return arrived_->failed; }
    float share() const {
        return file_.size == 0 ? 1.0f : static_cast<float>(taken_) / static_cast<float>(file_.size);
    }

  private:
    // Outlives this when a piece comes after nobody wants it any more.
    struct Arrived {
        std::optional<storage::Bytes> piece;
        bool failed = false;
    };
    void ask();

    Session& session_;
    platform::IncomingFile file_;
    std::shared_ptr<Arrived> arrived_ = std::make_shared<Arrived>();
    std::uint64_t asked_ = 0;
    std::uint64_t taken_ = 0;
};

}  // namespace segments::app
