// The demo page of the end-to-end tests of web/: build/web/demo.
#include "web/demo/demo_app.h"
#include "web/exports.h"

int main() {
    static segments::web::DemoApp app;
    static segments::web::PlatformWeb platform(app);
    segments::web::connect(platform);
    return 0;
}
