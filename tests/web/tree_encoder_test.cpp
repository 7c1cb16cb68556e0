#include "web/tree_encoder.h"

#include <doctest/doctest.h>

#include <cstring>
#include <vector>

using segments::ui::KeyClaim;
using segments::ui::Node;
using segments::ui::Role;
using segments::ui::Tree;
using segments::web::kNoChange;
using segments::web::TreeEncoder;

namespace {

Node a_node(std::uint32_t id, std::uint32_t parent, float x, float y) {
    Node node;
    node.id = id;
    node.parent = parent;
    node.role = Role::group;
    node.rect = {x, y, 10, 20};
    return node;
}

Tree a_form() {
    Tree tree;
    tree.nodes = {a_node(1, 0, 100, 200), a_node(2, 1, 110, 230), a_node(3, 1, 110, 260)};
    return tree;
}

// The message in words; its head is records, moves, places, claims, focus.
std::vector<std::uint32_t> words_of(TreeEncoder& encoder, const Tree& tree) {
    const auto message = encoder.encode(tree);
    std::vector<std::uint32_t> words(message.size() / 4);
    if (!words.empty()) std::memcpy(words.data(), message.data(), words.size() * 4);
    return words;
}

std::vector<std::uint32_t> head_of(TreeEncoder& encoder, const Tree& tree) {
    std::vector<std::uint32_t> words = words_of(encoder, tree);
    words.resize(words.empty() ? 0 : 5);
    return words;
}

using Head = std::vector<std::uint32_t>;

float number(std::uint32_t word) {
    float value = 0;
    std::memcpy(&value, &word, sizeof value);
    return value;
}

}  // namespace

TEST_CASE("the first tree is sent whole, a tree like it not at all") {
    TreeEncoder encoder;
    CHECK(head_of(encoder, a_form()) == Head{3, 0, 3, kNoChange, 0});
    CHECK(head_of(encoder, a_form()).empty());
}

TEST_CASE("rectangles are relative to the parent's, so that a container moves alone") {
    TreeEncoder encoder;
    const auto first = words_of(encoder, a_form());
    const std::size_t second_record = 5 + 25;
    CHECK(first[second_record] == 2);
    CHECK(number(first[second_record + 16]) == 10);
    CHECK(number(first[second_record + 17]) == 30);

    Tree moved = a_form();
    for (Node& node : moved.nodes) node.rect.y += 7;
    const auto words = words_of(encoder, moved);
    REQUIRE(words.size() == 10);
    CHECK(Head(words.begin(), words.begin() + 5) == Head{0, 1, kNoChange, kNoChange, 0});
    CHECK(words[5] == 1);
    CHECK(number(words[7]) == 207);
}

TEST_CASE("a changed node is sent alone, with its texts") {
    TreeEncoder encoder;
    encoder.encode(a_form());
    Tree tree = a_form();
    tree.nodes[2].name = "Größe";
    const auto words = words_of(encoder, tree);
    CHECK(Head(words.begin(), words.begin() + 5) == Head{1, 0, kNoChange, kNoChange, 0});
    CHECK(words[5] == 3);
    CHECK(words[5 + 20] == 7);  // UTF-8 bytes
    CHECK(words.size() == 5 + 25 + 2);
}

TEST_CASE("the order is sent when nodes come, go or change places") {
    TreeEncoder encoder;
    encoder.encode(a_form());
    Tree tree = a_form();
    std::swap(tree.nodes[1], tree.nodes[2]);
    CHECK(head_of(encoder, tree) == Head{0, 0, 3, kNoChange, 0});
    tree.nodes.pop_back();
    CHECK(head_of(encoder, tree) == Head{0, 0, 2, kNoChange, 0});
    CHECK(head_of(encoder, a_form()) == Head{1, 0, 3, kNoChange, 0});
}

TEST_CASE("a parent that loses its last child is sent again: it may show text now") {
    TreeEncoder encoder;
    encoder.encode(a_form());
    Tree tree = a_form();
    tree.nodes.resize(1);
    CHECK(head_of(encoder, tree) == Head{1, 0, 1, kNoChange, 0});
}

TEST_CASE("an empty tree clears the page once") {
    TreeEncoder encoder;
    encoder.encode(a_form());
    CHECK(head_of(encoder, Tree{}) == Head{0, 0, 0, kNoChange, 0});
    CHECK(head_of(encoder, Tree{}).empty());
}

TEST_CASE("changed claims are sent though no node changed") {
    TreeEncoder encoder;
    Tree tree = a_form();
    encoder.encode(tree);
    tree.keys.push_back(KeyClaim{2, "ArrowDown", true, false, false, false});
    const auto words = words_of(encoder, tree);
    REQUIRE(words.size() == 5 + 3 + 3);
    CHECK(Head(words.begin(), words.begin() + 8) == Head{0, 0, kNoChange, 1, 0, 2, 2, 9});
    tree.keys.clear();
    CHECK(head_of(encoder, tree) == Head{0, 0, kNoChange, 0, 0});
}

TEST_CASE("a wish for the focus is sent though nothing changed") {
    TreeEncoder encoder;
    Tree tree = a_form();
    encoder.encode(tree);
    tree.focus_request = 3;
    CHECK(head_of(encoder, tree) == Head{0, 0, kNoChange, kNoChange, 3});
}

TEST_CASE("a second node of one id and a parent that comes later can't break the page") {
    TreeEncoder encoder;
    Tree tree;
    tree.nodes = {a_node(1, 9, 0, 0), a_node(1, 0, 5, 5), a_node(9, 9, 0, 0)};
    const auto words = words_of(encoder, tree);
    CHECK(words[0] == 2);
    const std::size_t places = 5 + 2 * 25;
    CHECK(Head(words.begin() + places, words.end()) == Head{1, 0, 9, 0});
}
