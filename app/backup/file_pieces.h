// A backup's bytes from the beginning to the end in pieces, one asked for ahead: from an incoming file,
// sealed perhaps (sealed_pieces.h), or from a daily copy.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "app/session/session.h"
#include "core/base/result.h"
#include "storage/bytes.h"

namespace segments::app {

class Pieces {
  public:
    virtual ~Pieces() = default;
    // The next piece, if it is there.
    virtual std::optional<storage::Bytes> take() = 0;
    // Everything was taken.
    virtual bool at_end() const = 0;
    // Why no more comes, if so.
    virtual std::optional<Error> problem() const = 0;
    virtual float share() const = 0;
    // Somebody wakes the session when a piece has come.
    virtual bool wakes() const { return false; }
};

class FilePieces final : public Pieces {
  public:
    // `session` is woken when a piece has come. The file stays the caller's to release.
    FilePieces(Session& session, const platform::IncomingFile& file);

    std::optional<storage::Bytes> take() override;
    bool at_end() const override { return taken_ == file_.size; }
    // Moved, deleted, the drive is gone.
    std::optional<Error> problem() const override;
    bool wakes() const override { return true; }
    float share() const override {
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
