// The workspaces of this device as the screens see them: which one this tab has open, which others there are.
// Keeps the label of the open one in step with its name.
//
//     session.workspaces().refresh();
//     for (const storage::ListedWorkspace& one : session.workspaces().list()) ...
//     session.workspaces().remove("w2", [](const Result<void>& done) { ... });
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/base/tr.h"
#include "storage/catalog.h"

namespace segments::app {

class Session;

class Workspaces {
  public:
    using Done = std::function<void(const Result<void>&)>;

    // `folder`: of the workspace that this tab has open.
    Workspaces(storage::Catalog& catalog, std::string folder)
        : catalog_(catalog), folder_(std::move(folder)) {}

    storage::Catalog& catalog() { return catalog_; }
    const std::string& folder() const { return folder_; }
    // Asks for the list; it is there some frames later.
    void refresh();
    // The same for who draws it: where it isn't known, and after a failure not before some seconds.
    void want_list(const Session& session);
    // As last heard; the open one is in it once it was heard at all.
    const std::vector<storage::ListedWorkspace>& list() const { return list_; }
    bool known() const { return known_; }
    // The label of the open one, for a workspace that nobody has begun to work with.
    std::string label() const;
    bool is_name_taken(std::string_view name) const;
    // A folder that isn't there yet.
    std::string fresh_folder(const Session& session) const;

    // `done` is called some frames later; the list is heard again.
    void set_label(std::string_view folder, std::string_view label, Done done);
    void remove(std::string_view folder, Done done);

    // True when there is something new to see.
    bool work(Session& session);

  private:
    void keep_label(const Session& session);
    void leave_what_is_gone(Session& session);

    storage::Catalog& catalog_;
    std::string folder_;
    std::vector<storage::ListedWorkspace> list_;
    bool known_ = false;
    double ask_again_ms_ = 0;  // by Platform::steady_ms()
    std::string left_for_;     // the workspace that is opened instead
    storage::Request leaving_;
    storage::Request listing_;
    storage::Request changing_;
    Done done_;
    storage::Request labelling_;
    std::string labelled_;            // what the open one's label was set to
    std::uint64_t seen_version_ = 0;  // of the database
    int seen_emptied_ = 0;
};

// The name of the open workspace: from its Marketing Setup. Blank until somebody gave it one.
std::string workspace_name(const Session& session);
// What a workspace is called where it has no name.
inline constexpr std::string_view kUnnamedWorkspace = msg("Unnamed workspace");
// One without a label: a copy that was interrupted, or what is left of one that was deleted.
inline constexpr std::string_view kIncompleteWorkspace = msg("Incomplete workspace");
std::string shown_name(const storage::ListedWorkspace& workspace);
// A label as it is shown: that of an unnamed workspace is stored in English.
std::string shown_label(std::string_view label);

}  // namespace segments::app
