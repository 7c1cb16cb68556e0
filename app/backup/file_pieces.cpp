#include "app/backup/file_pieces.h"

#include <algorithm>
#include <utility>

#include "core/base/tr.h"

namespace segments::app {
namespace {

constexpr std::uint64_t kPieceBytes = 1024 * 1024;

}  // namespace

FilePieces::FilePieces(Session& session, const platform::IncomingFile& file)
    : session_(session), file_(file) {
    ask();
}

void FilePieces::ask() {
    if (asked_ == file_.size) return;
    const auto length = static_cast<std::uint32_t>(std::min(kPieceBytes, file_.size - asked_));
    Session* session = &session_;
    session_.platform().read_file(
        file_.id, asked_, length,
        [session, length, arrived = arrived_](bool ok, std::span<const std::uint8_t> bytes) {
            arrived->failed = !ok || bytes.size() != length;
            if (!arrived->failed) arrived->piece.emplace(bytes.begin(), bytes.end());
            session->wake();
        });
    asked_ += length;
}

std::optional<Error> FilePieces::problem() const {
    if (!arrived_->failed) return std::nullopt;
    return fail(tr("The file can't be read. Is it still where it was?"));
}

std::optional<storage::Bytes> FilePieces::take() {
    if (!arrived_->piece) return std::nullopt;
    std::optional<storage::Bytes> piece = std::exchange(arrived_->piece, std::nullopt);
    taken_ += piece->size();
    ask();
    return piece;
}

}  // namespace segments::app
