#include "web/canvas.h"

#include <GLES3/gl3.h>
#include <emscripten/html5.h>

#include "backends/imgui_impl_opengl3.h"
#include "imgui.h"

namespace segments::web {

bool Canvas::open() {
    EmscriptenWebGLContextAttributes wanted;
    emscripten_webgl_init_context_attributes(&wanted);
    wanted.majorVersion = 2;
    wanted.minorVersion = 0;
    wanted.alpha = false;  // the canvas is opaque: the browser needn't blend it with the page
    wanted.depth = false;
    wanted.stencil = false;
    wanted.antialias = false;  // Dear ImGui smooths its own edges
    wanted.enableExtensionsByDefault = false;
    const EMSCRIPTEN_WEBGL_CONTEXT_HANDLE context = emscripten_webgl_create_context("#canvas", &wanted);
    if (context <= 0 || emscripten_webgl_make_context_current(context) != EMSCRIPTEN_RESULT_SUCCESS)
        return false;
    opened_ = alive_ = ImGui_ImplOpenGL3_Init("#version 300 es");
    return opened_;
}

void Canvas::paint(int framebuffer_width, int framebuffer_height) {
    if (!alive_) return;
    ImGui_ImplOpenGL3_NewFrame();
    glViewport(0, 0, framebuffer_width, framebuffer_height);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

void Canvas::fill_area(const ImDrawList*, const ImDrawCmd* command) {
    const ui::Area& area = *static_cast<const ui::Area*>(command->UserCallbackData);
    const auto part = [](std::uint8_t value) { return static_cast<float>(value) / 255; };
    const int height = static_cast<int>(ImGui::GetDrawData()->DisplaySize.y);
    glScissor(area.x, height - area.y - area.height, area.width, area.height);  // each command sets its own
    glClearColor(part(area.color.r), part(area.color.g), part(area.color.b), 1);
    glClear(GL_COLOR_BUFFER_BIT);
}

void Canvas::lost() {
    alive_ = false;
}

void Canvas::restored() {
    // The handles are dead already; this lets Dear ImGui forget them and ask for its textures again.
    ImGui_ImplOpenGL3_DestroyDeviceObjects();
    alive_ = true;
}

}  // namespace segments::web
