// The program's entry in the browser.
#include <array>
#include <string>

#include "app/application.h"
#include "storage/idbfs/catalog_idbfs.h"
#include "storage/idbfs/env_idbfs.h"
#include "web/bridge.h"
#include "web/exports.h"

namespace {

// The name of the database: it tells apart what different deployments on one origin keep.
std::string database_name() {
    std::array<char, 1000> path{};
    web_js_deployment_path(path.data(), path.size());
    std::string name = std::string("/segments") + path.data();
    while (name.ends_with('/')) name.pop_back();
    return name;
}

std::string workspace_folder() {
    std::array<char, 100> folder{};
    web_js_workspace(folder.data(), folder.size());
    return folder.data();
}

}  // namespace

int main() {
    static segments::storage::IdbfsEnv env(database_name(), workspace_folder());
    static segments::storage::IdbfsCatalog catalog(database_name());
    static segments::app::Application application(env, catalog, workspace_folder());
    static segments::web::PlatformWeb platform(application);
    env.set_wake([] { platform.request_work(0); });
    catalog.set_wake([] { platform.request_work(0); });
    segments::web::connect(platform);
    return 0;
}
