// Dear ImGui's renderer reads the state of WebGL before each frame, to put it back afterwards. To answer, the
// browser waits until the graphics card has drawn everything so far, which takes tens of milliseconds where
// it is done in software. Nobody else uses our context, so there is nothing to put back: the renderer asks
// here instead (cmake/Dependencies.cmake), and gets the state that every frame may begin with.
#include <GLES3/gl3.h>

extern "C" void segments_gl_state(GLenum name, GLint* values) {
    switch (name) {
        case GL_ACTIVE_TEXTURE:
            *values = GL_TEXTURE0;
            return;
        case GL_CURRENT_PROGRAM:
        case GL_TEXTURE_BINDING_2D:
        case GL_SAMPLER_BINDING:
        case GL_ARRAY_BUFFER_BINDING:
        case GL_ELEMENT_ARRAY_BUFFER_BINDING:
        case GL_VERTEX_ARRAY_BINDING:
        case GL_PIXEL_UNPACK_BUFFER_BINDING:
            *values = 0;
            return;
        case GL_VIEWPORT:
        case GL_SCISSOR_BOX:
            // Set anew by each frame.
            for (int i = 0; i < 4; ++i) values[i] = 0;
            return;
        case GL_BLEND_SRC_RGB:
        case GL_BLEND_SRC_ALPHA:
            *values = GL_ONE;
            return;
        case GL_BLEND_DST_RGB:
        case GL_BLEND_DST_ALPHA:
            *values = GL_ZERO;
            return;
        case GL_BLEND_EQUATION_RGB:
        case GL_BLEND_EQUATION_ALPHA:
            *values = GL_FUNC_ADD;
            return;
        default:
            glGetIntegerv(name, values);
    }
}
