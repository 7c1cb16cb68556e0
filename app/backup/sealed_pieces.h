// The bytes of a backup that lies sealed in other pieces.
#pragma once

#include <memory>
#include <optional>

#include "app/backup/file_pieces.h"
#include "storage/sealed/sealed_backup.h"

namespace segments::app {

class SealedPieces final : public Pieces {
  public:
    // `passphrase`: of the key file in the head. `ciphers` outlives this.
    SealedPieces(std::unique_ptr<Pieces> sealed, storage::Ciphers& ciphers,
                 std::shared_ptr<storage::Cipher> passphrase)
        : sealed_(std::move(sealed)), opener_(ciphers, std::move(passphrase)) {}

    std::optional<storage::Bytes> take() override;
    bool at_end() const override { return sealed_->at_end() && opener_.at_end(); }
    std::optional<Error> problem() const override;
    float share() const override { return sealed_->share(); }

  private:
    std::unique_ptr<Pieces> sealed_;
    storage::BackupOpener opener_;
};

}  // namespace segments::app
