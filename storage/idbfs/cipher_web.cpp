#include "storage/idbfs/cipher_web.h"

// library_idbfs_cipher.js
extern "C" {
int segments_cipher_key(const std::uint8_t* key, std::size_t size);
int segments_cipher_passphrase(const char* passphrase, std::size_t size, const std::uint8_t* salt,
                               std::size_t salt_size, int iterations);
void segments_cipher_run(int cipher, int id, int seal, const std::uint8_t* bytes, std::size_t size,
                         const std::uint8_t* context, std::size_t context_size);
void segments_cipher_forget(int cipher);
void segments_cipher_random(std::uint8_t* target, std::size_t size);
}

namespace segments::storage {
namespace {

class WebCipher final : public Cipher {
  public:
    WebCipher(IdbfsCatalog& requests, int handle) : requests_(requests), handle_(handle) {}
    ~WebCipher() override { segments_cipher_forget(handle_); }
    WebCipher(const WebCipher&) = delete;
    WebCipher& operator=(const WebCipher&) = delete;

    Request seal(ByteView bytes, ByteView context) override { return run(true, bytes, context); }
    Request open(ByteView sealed, ByteView context) override { return run(false, sealed, context); }

  private:
    Request run(bool seal, ByteView bytes, ByteView context) {
        int id = 0;
        Request request = requests_.begin(id, true);
        segments_cipher_run(handle_, id, seal ? 1 : 0, bytes.data(), bytes.size(), context.data(),
                            context.size());
        return request;
    }

    IdbfsCatalog& requests_;
    int handle_;
};

}  // namespace

std::unique_ptr<Cipher> WebCiphers::of_key(ByteView key) {
    return std::make_unique<WebCipher>(requests_, segments_cipher_key(key.data(), key.size()));
}

std::unique_ptr<Cipher> WebCiphers::of_passphrase(std::string_view passphrase, ByteView salt,
                                                  std::uint32_t iterations) {
    const int handle = segments_cipher_passphrase(passphrase.data(), passphrase.size(), salt.data(),
                                                  salt.size(), static_cast<int>(iterations));
    return std::make_unique<WebCipher>(requests_, handle);
}

Bytes WebCiphers::random(std::size_t count) {
    Bytes bytes(count);
    segments_cipher_random(bytes.data(), bytes.size());
    return bytes;
}

Ciphers& IdbfsCatalog::ciphers() {
    if (!ciphers_) ciphers_ = std::make_unique<WebCiphers>(*this);
    return *ciphers_;
}

}  // namespace segments::storage
