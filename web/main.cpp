// The program's entry in the browser.
#include "web/demo/demo_app.h"
#include "web/exports.h"

int main() {
    static segments::web::DemoApp app;
    static segments::web::PlatformWeb platform(app);
    segments::web::connect(platform);
    return 0;
}
