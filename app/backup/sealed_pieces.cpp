#include "app/backup/sealed_pieces.h"

namespace segments::app {

std::optional<storage::Bytes> SealedPieces::take() {
    while (true) {
        if (std::optional<storage::Bytes> bytes = opener_.take()) return bytes;
        if (!opener_.needs_more()) return std::nullopt;
        const std::optional<storage::Bytes> more = sealed_->take();
        if (more)
            opener_.add(*more);
        else if (sealed_->at_end() && !opener_.problem())
            (void)opener_.finish();  // what is wrong with the end is asked for in problem()
        if (!more) return std::nullopt;
    }
}

std::optional<Error> SealedPieces::problem() const {
    return opener_.problem() ? opener_.problem() : sealed_->problem();
}

}  // namespace segments::app
