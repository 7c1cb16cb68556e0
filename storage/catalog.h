// Catalog: the workspaces of this deployment, side by side. Each is a folder with files, a lock and a fencing
// number of its own (an Env); nothing is shared, so that one can be deleted without a thought for the others.
// Beside its files lies its *label*, the name to show for it without opening it.
//
//     Request r = catalog.list();               // later: for (const ListedWorkspace& w : listed(r.take()))
//     ... std::unique_ptr<Env> env = catalog.env("w1kz3");
//
// As with Env nothing waits.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "storage/env.h"

namespace segments::storage {

// The folder of the workspace that was there before there could be several.
inline constexpr std::string_view kFirstFolder = "default";

struct ListedWorkspace {
    std::string folder;
    std::string label;  // empty: none was written (a copy that was interrupted)
};

class Ciphers;

class Catalog {
  public:
    virtual ~Catalog() = default;

    // Reply::names: see listed().
    virtual Request list() = 0;
    // Creates the folder where there is none.
    virtual Request set_label(std::string_view folder, std::string_view label) = 0;
    // The files of a workspace. The catalog outlives it.
    virtual std::unique_ptr<Env> env(std::string_view folder) = 0;
    // Deletes a workspace with all of its files. Fault::LockHeld: somebody has it open; nothing was deleted.
    virtual Request remove(std::string_view folder) = 0;
    // What workspaces with a passphrase are sealed with.
    virtual Ciphers& ciphers() = 0;
};

// What list() brought, sorted by label.
std::vector<ListedWorkspace> listed(const Reply& reply);
// A line of Reply::names, for those who implement list().
std::string listed_line(std::string_view folder, std::string_view label);

}  // namespace segments::storage
