// How a MergeTemplate is made: the parts are read, their fields marked, and what a document of many letters
// needs beyond that is worked out.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/word/field_finder.h"
#include "core/word/merge_template.h"

namespace segments::word {

class TemplateMaker {
  public:
    TemplateMaker(MergeTemplate& made, const KnownField& known)
        : made_(made), finder_(made.slots_, known), finds_fields_(static_cast<bool>(known)) {}
    Result<void> make();

  private:
    struct Part {
        Relationship relationship;
        pugi::xml_document tree;
    };
    const Package& package() const { return *made_.package_; }
    Result<void> read(std::string_view name, pugi::xml_document& tree) const;
    Result<void> read_parts();
    Result<void> drop_mail_merge();
    void make_single();

    // --- one document with all letters (template_maker_joined.cpp)
    Result<void> make_joined();
    std::string serial(std::uint64_t first, std::uint64_t stride);
    std::string suffix();
    void number_drawings();
    void number_ids(pugi::xml_node root);
    void rename_bookmarks(pugi::xml_node root);
    void number_notes();
    Result<void> make_sections(pugi::xml_node body);
    void count_pages_of_letter(pugi::xml_node body);
    Result<void> restart_notes(pugi::xml_node first_section);
    void make_headers();
    void begin_anew(pugi::xml_node section) const;
    void refer_to_headers(pugi::xml_node section);
    void stop_inheritance(std::vector<pugi::xml_node>& sections);
    Result<void> add_header_parts();
    // --- its lists (template_maker_lists.cpp)
    Result<void> restart_lists(pugi::xml_node body);

    MergeTemplate& made_;
    FieldFinder finder_;
    bool finds_fields_;
    pugi::xml_document document_;
    std::vector<std::unique_ptr<Part>> headers_, notes_;
    std::uint64_t drawings_ = 0;                                    // stride of the ids of drawings
    std::vector<std::pair<std::string, std::string>> new_headers_;  // parts without text: name, type
};

// Adds an element to `parent` behind those of its children that the schema puts before it.
pugi::xml_node insert_in_order(pugi::xml_node parent, const char* name,
                               std::initializer_list<std::string_view> before);

}  // namespace segments::word
