// The functions of web/js/library_bridge.js: everything C++ asks of the page. Strings are UTF-8 with a
// length.
#pragma once

#include <cstddef>
#include <cstdint>

extern "C" {

// Hands the page the means to read this module's memory. First call of all.
void web_js_attach();
// One message of tree_encoder.h.
void web_js_tree(const std::uint8_t* bytes, std::size_t size);
void web_js_field_style(std::uint32_t text, std::uint32_t background, std::uint32_t placeholder,
                        std::uint32_t selection, float font_size, float line_height, float padding_x,
                        float padding_y, float radius, const char* features, std::size_t features_size);
// A CSS cursor.
void web_js_cursor(const char* cursor, std::size_t size);
void web_js_request_frame(int delay_ms);
void web_js_request_work(int delay_ms);

void web_js_copy(const char* text, std::size_t text_size, const char* html, std::size_t html_size);
void web_js_pick_file(const char* purpose, std::size_t purpose_size, const char* accept,
                      std::size_t accept_size);
// Answered by web_loaded(request, ...).
void web_js_read_file(std::uint32_t request, std::uint32_t file, double offset, std::uint32_t length);
void web_js_release_file(std::uint32_t file);
void web_js_load_asset(std::uint32_t request, const char* path, std::size_t path_size);
// Sets a line of text; five numbers: width, left, baseline, columns, rows. Answers by web_text() and returns
// the length of the coverage, or -1 if it can't.
int web_js_shape(const char* text, std::size_t text_size, float size, int strong, float* five_numbers);
// Parts text into lines. Answers by web_text() and returns their length, 0 if it can't.
int web_js_wrap(const char* text, std::size_t text_size, float size, int strong, float room);

std::uint32_t web_js_begin_download(const char* name, std::size_t name_size, const char* type,
                                    std::size_t type_size);
void web_js_append_download(std::uint32_t id, const std::uint8_t* bytes, std::size_t size);
void web_js_finish_download(std::uint32_t id);
void web_js_abort_download(std::uint32_t id);

void web_js_set_address(const char* address, std::size_t size, int replace);
void web_js_set_title(const char* title, std::size_t size);
void web_js_open_link(const char* url, std::size_t size);
void web_js_set_leave_warning(int on);
// Answers by web_text() and returns the length, or -1 if unknown.
int web_js_setting(const char* key, std::size_t key_size);
void web_js_set_setting(const char* key, std::size_t key_size, const char* value, std::size_t value_size);
// The folder of the page's address, as a C string, cut where the buffer ends. Needs no web_js_attach().
void web_js_deployment_path(char* buffer, std::size_t size);
// The folder of the workspace that this tab shows, likewise.
void web_js_workspace(char* buffer, std::size_t size);
// Loads the page with another one.
void web_js_open_workspace(const char* folder, std::size_t size);
void web_js_reload();
// Year, month, day, minutes since midnight.
void web_js_local_time(std::int32_t* four_numbers);
double web_js_epoch_ms();
double web_js_steady_ms();
}
