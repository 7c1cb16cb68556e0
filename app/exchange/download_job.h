// A text file written in slices as a download: exports of contacts, lists.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "app/session/session.h"

namespace segments::app {

// A download of this type is a page of HTML that the browser prints; nothing is saved.
inline constexpr std::string_view kPrintedType = "text/html;print";

struct TextDownload {
    std::string title;  // of the dialog with the progress
    std::string file_name;
    std::string mime_type;
    // Appends about so many records; true when the file is complete. The workspace doesn't change meanwhile.
    std::function<bool(std::size_t rows, std::string& out)> write;
    std::function<float()> progress = [] { return -1.0f; };
    // Asked when all is written: why the file is of no use.
    std::function<std::optional<Error>()> problem = [] { return std::nullopt; };
    std::function<void()> done = [] {};
};
// Nothing is saved if it is cancelled, if the file is of no use, or if the workspace is changed by another
// tab meanwhile.
std::unique_ptr<Job> download_job(Session& session, TextDownload spec);

}  // namespace segments::app
