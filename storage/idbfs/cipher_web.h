// AES-GCM and PBKDF2 by the browser's WebCrypto. Keys are handed over once and can't be read back there.
#pragma once

#include "storage/idbfs/catalog_idbfs.h"
#include "storage/sealed/cipher.h"

namespace segments::storage {

class WebCiphers final : public Ciphers {
  public:
    // Whose requests are completed by the browser, with notice.
    explicit WebCiphers(IdbfsCatalog& requests) : requests_(requests) {}

    std::unique_ptr<Cipher> of_key(ByteView key) override;
    std::unique_ptr<Cipher> of_passphrase(std::string_view passphrase, ByteView salt,
                                          std::uint32_t iterations) override;
    Bytes random(std::size_t count) override;

  private:
    IdbfsCatalog& requests_;
};

}  // namespace segments::storage
