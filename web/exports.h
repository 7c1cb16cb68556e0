// Connects the page's calls (web/js/host.js) with the one platform object.
#pragma once

#include "web/platform_web.h"

namespace segments::web {

// `platform` lives for ever. The page then calls the exports of exports.cpp; nothing may come before this.
void connect(PlatformWeb& platform);

}  // namespace segments::web
