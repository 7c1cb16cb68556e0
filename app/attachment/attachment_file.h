// Files that become attachments, and attachments that become files again.
#pragma once

#include <functional>
#include <string>

#include "app/session/session.h"
#include "core/attachment/attachments.h"

namespace segments::app {

// A file whose content is in the store, for an attachment to name.
struct StoredFile {
    attachment::Content content;
    std::string extension;
    std::string name;
};

inline constexpr std::string_view kAttachmentPurpose = "attachment";

// Lets the person pick a file, reads it in slices and stores its content; then `use` makes the change that
// names it. Too large files and a storage that refuses are told; nothing has changed then.
void import_file(Session& session, std::function<void(const StoredFile& file)> use);
// The file has come.
void attachment_arrived(Session& session, const platform::IncomingFile& file);

// HDR-43, TPL-24: asks before a document is replaced (default No).
void import_document(Session& session, bool replaces, std::function<void(const StoredFile& file)> use);
// The same with a file that was dropped on the page.
void import_dropped(Session& session, const platform::IncomingFile& file, bool replaces,
                    std::function<void(const StoredFile& file)> use);
// Whether a file of this name is a document, and no list of contacts: what is dropped on a page that takes
// documents becomes one.
bool is_document_name(std::string_view name);
// HDR-44, TPL-26: asks (default No), then runs.
void ask_to_remove_document(Session& session, std::function<void()> remove);

// Hands the attachment to the browser under "<stem>.<extension>", which opens or keeps it (HDR-42, HDR-45).
void export_document(Session& session, std::int64_t attachment_no, std::string_view stem);

// A document as pages show it, with what can be done with it.
struct DocumentBar {
    std::int64_t attachment_no = 0;
    std::string_view stem = {};  // of exported files
    std::string why_not = {};    // Import and Remove are disabled for this reason
    std::function<void(const StoredFile& file)> import = {};
    std::function<void()> remove = {};  // null: not offered
};
void draw_document(ui::Ui& ui, Session& session, const DocumentBar& bar);

}  // namespace segments::app
