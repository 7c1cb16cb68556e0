#include "app/ui/node.h"

namespace segments::ui {

const Node* Tree::find(NodeId id) const {
    for (const Node& node : nodes) {
        if (node.id == id) return &node;
    }
    return nullptr;
}

void Tree::clear() {
    nodes.clear();
    keys.clear();
    focus_request = kNoNode;
}

}  // namespace segments::ui
