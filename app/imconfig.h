// Dear ImGui's compile-time settings (it includes this file by IMGUI_USER_CONFIG).
#pragma once

// WebGL 2 has no vertex offset, and one dense grid on a 4K screen passes 65,535 vertices.
#define ImDrawIdx unsigned int
// Emoji and rare CJK characters lie beyond 16 bits.
#define IMGUI_USE_WCHAR32
// Delivers every item's id, rectangle, label and state to our hooks: the source of the accessible tree.
#define IMGUI_ENABLE_TEST_ENGINE
#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_DISABLE_DEBUG_TOOLS
#define IMGUI_DISABLE_FILE_FUNCTIONS
#ifdef __EMSCRIPTEN__
// The native tests check what Dear ImGui asserts; the texts would be some 30 KB of the page.
#define IM_ASSERT(_EXPR) ((void)(_EXPR))
// The page always brings its own font; tests without a page draw with the built-in one.
#define IMGUI_DISABLE_DEFAULT_FONT
#endif
