#include "app/workspaces/workspaces.h"

#include <algorithm>
#include <utility>

#include "app/session/session.h"
#include "core/base/tr.h"
#include "core/setup/setup_tables.h"

namespace segments::app {
namespace {

// Before a list that wasn't to be had is asked for again.
constexpr double kPauseMs = 5000;

}  // namespace

std::string workspace_name(const Session& session) {
    namespace marketing = setup::marketing;
    const table::Table& setup = session.table(marketing::kTable);
    const table::Row row = setup.live().next(0);
    return row == table::kNoRow ? std::string() : std::string(setup.text(row, marketing::kWorkspaceName));
}

std::string shown_name(const storage::ListedWorkspace& workspace) {
    return workspace.label.empty() ? tr(kIncompleteWorkspace) : shown_label(workspace.label);
}

std::string shown_label(std::string_view label) {
    return label == kUnnamedWorkspace ? tr(kUnnamedWorkspace) : std::string(label);
}

void Workspaces::refresh() {
    if (!listing_) listing_ = catalog_.list();
}

void Workspaces::want_list(const Session& session) {
    if (!known_ && session.platform().steady_ms() >= ask_again_ms_) refresh();
}

std::string Workspaces::label() const {
    const auto found = std::find_if(list_.begin(), list_.end(),
                                    [&](const auto& workspace) { return workspace.folder == folder_; });
    return found == list_.end() ? std::string() : found->label;
}

bool Workspaces::is_name_taken(std::string_view name) const {
    return std::any_of(list_.begin(), list_.end(),
                       [&](const auto& workspace) { return shown_name(workspace) == name; });
}

std::string Workspaces::fresh_folder(const Session& session) const {
    std::int64_t number = session.platform().now().epoch_ms;
    std::string folder;
    do {
        folder = "w" + std::to_string(number++);
    } while (std::any_of(list_.begin(), list_.end(),
                         [&](const auto& workspace) { return workspace.folder == folder; }));
    return folder;
}

void Workspaces::set_label(std::string_view folder, std::string_view label, Done done) {
    changing_ = catalog_.set_label(folder, label);
    done_ = std::move(done);
}

void Workspaces::remove(std::string_view folder, Done done) {
    changing_ = catalog_.remove(folder);
    done_ = std::move(done);
}

// The writer's tab tells the others, and later visits, what the workspace is called.
void Workspaces::keep_label(const Session& session) {
    const storage::Store& store = session.workspace().store();
    if (!session.ready() || session.in_memory() || store.role() != storage::Role::Writer) return;
    if (labelling_ || session.is_new()) return;
    // After the site's data was cleared it is written again.
    if (std::exchange(seen_emptied_, store.times_emptied()) != store.times_emptied()) seen_version_ = 0;
    if (seen_version_ == session.db().version()) return;
    const bool again = seen_version_ == 0;
    seen_version_ = session.db().version();
    std::string name = workspace_name(session);
    if (name.empty()) name = kUnnamedWorkspace;
    if (name == labelled_ && !again) return;
    labelled_ = name;
    labelling_ = catalog_.set_label(folder_, name);
}

// An address, or the memory of the last visit, may name a workspace that was deleted since: an existing one
// is opened rather than a new one begun. Just opening it left a folder, which goes again.
void Workspaces::leave_what_is_gone(Session& session) {
    if (!left_for_.empty() || !known_ || session.in_memory() || !session.is_new()) return;
    const auto labelled = [](const auto& workspace) { return !workspace.label.empty(); };
    const auto there = std::find_if(list_.begin(), list_.end(), labelled);
    if (there == list_.end() || !label().empty()) return;
    left_for_ = there->folder;
    session.workspace().store().close();
    leaving_ = catalog_.remove(folder_);
}

bool Workspaces::work(Session& session) {
    bool news = false;
    keep_label(session);
    if (labelling_.done()) {
        labelling_.drop();
        if (known_) refresh();
    }
    if (listing_.done()) {
        const storage::Reply reply = listing_.take();
        if (reply.ok()) {
            list_ = storage::listed(reply);
            known_ = news = true;
        } else {
            ask_again_ms_ = session.platform().steady_ms() + kPauseMs;
        }
    }
    if (changing_.done()) {
        const storage::Reply reply = changing_.take();
        refresh();
        const Done done = std::exchange(done_, nullptr);
        done(reply.ok() ? Result<void>()
             : reply.fault == storage::Fault::LockHeld
                 ? fail(tr("The workspace is open in another tab. Close that tab first."))
                 : fail(storage::describe(reply.fault)));
        news = true;
    }
    leave_what_is_gone(session);
    if (leaving_.done()) {
        leaving_.drop();
        session.platform().open_workspace(left_for_);
    }
    return news;
}

}  // namespace segments::app
