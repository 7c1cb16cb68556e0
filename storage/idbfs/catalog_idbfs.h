// The Catalog of the browser: folders of one IDBFS database. There is one for a page.
//
//     IdbfsCatalog catalog("/segments" + deployment_path);
//     catalog.set_wake([] { request_work(); });
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>

#include "storage/catalog.h"
#include "storage/sealed/cipher.h"

namespace segments::storage {

class IdbfsCatalog final : public Catalog {
  public:
    // The name as for IdbfsEnv.
    explicit IdbfsCatalog(std::string_view database);
    IdbfsCatalog(const IdbfsCatalog&) = delete;
    IdbfsCatalog& operator=(const IdbfsCatalog&) = delete;

    // Called whenever a request completed, also one of an env().
    void set_wake(std::function<void()> wake) { wake_ = std::move(wake); }

    Request list() override;
    Request set_label(std::string_view folder, std::string_view label) override;
    std::unique_ptr<Env> env(std::string_view folder) override;
    Request remove(std::string_view folder) override;
    Ciphers& ciphers() override;

    // A request that done() completes: with lines of text, or with bytes.
    Request begin(int& id, bool bytes = false);
    // For the browser's callback.
    void done(int id, Fault fault, std::size_t size);

  private:
    struct Waiting {
        std::shared_ptr<Request::State> state;
        bool bytes;
    };

    std::string database_;
    std::unique_ptr<Ciphers> ciphers_;
    int next_id_ = 1;
    std::map<int, Waiting> waiting_;
    std::function<void()> wake_;
};

}  // namespace segments::storage
