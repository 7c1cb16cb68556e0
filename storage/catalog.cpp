#include "storage/catalog.h"

#include <algorithm>

namespace segments::storage {

std::string listed_line(std::string_view folder, std::string_view label) {
    return std::string(folder) + "/" + std::string(label);
}

std::vector<ListedWorkspace> listed(const Reply& reply) {
    std::vector<ListedWorkspace> workspaces;
    for (const std::string& line : reply.names) {
        const std::size_t slash = line.find('/');
        if (slash == std::string::npos) continue;
        workspaces.push_back({line.substr(0, slash), line.substr(slash + 1)});
    }
    std::sort(workspaces.begin(), workspaces.end(), [](const ListedWorkspace& a, const ListedWorkspace& b) {
        return a.label != b.label ? a.label < b.label : a.folder < b.folder;
    });
    return workspaces;
}

}  // namespace segments::storage
