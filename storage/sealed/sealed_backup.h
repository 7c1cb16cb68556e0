// Backups of a workspace with a passphrase: the bytes of an ordinary backup (backup.h) in sealed parts,
// behind a key file that the passphrase opens. Each has a key of its own. The format: docs/storage.md,
// "Backup".
//
//     BackupSealer sealer(keys);                          // KeyMaker(ciphers, keys of the workspace)
//     sealer.add(bytes) ... sealer.end();
//     while (!sealer.step()) { use(sealer.take_output()); }     // later: ciphers take their time
//
//     BackupOpener opener(ciphers, cipher of the passphrase);
//     opener.add(piece) ...; while (auto bytes = opener.take()) reader.feed(*bytes); ... opener.finish()
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "core/base/result.h"
#include "storage/sealed/key_file.h"

namespace segments::storage {

// What a file that may be a sealed backup begins with.
struct SealedBackupHead {
    enum class State : std::uint8_t {
        other,  // it is something else, an ordinary backup perhaps
        newer,  // written by a newer version of the program
        damaged,
        sealed
    };
    State state = State::other;
    std::optional<KeyFile> key;  // where it is sealed
};
// So many bytes have to be looked at.
inline constexpr std::size_t kSealedHeadBytes = 12 + 161;
SealedBackupHead sealed_backup_head(ByteView begin);

class BackupSealer {
  public:
    explicit BackupSealer(SealKeys keys);

    // More of the backup.
    void add(ByteView bytes);
    // There is no more.
    void end() { ended_ = true; }
    // Nothing is left to be sealed: of what was added so far whole parts only, after end() all of it.
    bool step();
    // The bytes of the file since the last call.
    Bytes take_output();
    // The platform couldn't do it.
    bool failed() const { return failed_; }

  private:
    SealKeys keys_;
    Bytes plain_;
    std::size_t at_ = 0;
    bool ended_ = false, last_ = false, failed_ = false;
    std::uint64_t number_ = 0;
    Request request_;
    Bytes output_;
};

class BackupOpener {
  public:
    // `passphrase`: of the key file in the head.
    BackupOpener(Ciphers& ciphers, std::shared_ptr<Cipher> passphrase)
        : ciphers_(ciphers), passphrase_(std::move(passphrase)) {}

    // More of the file.
    void add(ByteView piece) { bytes_.insert(bytes_.end(), piece.begin(), piece.end()); }
    // The next bytes of the backup, if they are open already.
    std::optional<Bytes> take();
    // Nothing more comes of what was added so far.
    bool needs_more() { return !request_ && !begin(); }
    // The last part was taken and nothing follows it.
    bool at_end() const { return ended_ && bytes_.size() == at_; }
    // Why not, once nothing more comes.
    const std::optional<Error>& problem() const { return problem_; }
    // The file ends here: it must be complete.
    Result<void> finish();

  private:
    bool begin();
    void damaged();
    std::size_t left() const { return bytes_.size() - at_; }

    Ciphers& ciphers_;
    std::shared_ptr<Cipher> passphrase_;
    std::optional<KeyFile> file_;
    std::optional<SealKeys> keys_;
    Bytes bytes_;  // of the file, from `at_` on not yet opened
    std::size_t at_ = 0;
    std::uint64_t before_ = 0;  // bytes of the file that were left behind
    std::size_t opening_ = 0;   // bytes of the file that the request opens
    std::uint64_t number_ = 0;
    bool last_ = false, ended_ = false;
    Request request_;
    std::optional<Error> problem_;
};

}  // namespace segments::storage
