// The contacts of an import before it is made, in lists: new, changed, unchanged ones, those that may be
// there already, and rejected ones; searched, some at a time, each to be opened with its fields.
//
//     ImportRecords records(plan);
//     each frame: records.draw(ui, session);      while there is time: records.work(over)
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/session/session.h"
#include "core/exchange/import_plan.h"
#include "core/exchange/similar_contacts.h"

namespace segments::app {

class ImportRecords {
  public:
    // REQUIRES: the plan is complete.
    // `decide` gets other options of the plan, when the person decides about a conflict.
    ImportRecords(std::shared_ptr<exchange::ImportPlan> plan,
                  std::function<void(exchange::ImportOptions)> decide);

    void draw(ui::Ui& ui, Session& session);
    // Searches the list and looks for similar contacts; true while there is more to do.
    bool work(const std::function<bool()>& over);
    bool searching() const { return !listed_ || !similar_done_; }

  private:
    enum class List : std::uint8_t { added, changed, unchanged, conflicts, similar, rejected };
    static constexpr std::size_t kLists = 6;

    // A line of a list.
    struct Line {
        std::string name;    // "CT000012 Ann Lee"; of a rejected one its place
        std::string detail;  // its place; of a rejected one the reason
    };
    std::size_t size_of(List list) const;
    void choose(List list);
    void begin_search();
    bool matches(std::uint32_t item) const;
    Line line_of(std::uint32_t item) const;
    void draw_list(ui::Ui& ui, Session& session);
    void draw_pages(ui::Ui& ui, const Session& session);
    void open(Session& session, std::uint32_t item) const;

    std::shared_ptr<exchange::ImportPlan> plan_;
    std::function<void(exchange::ImportOptions)> decide_;
    exchange::SimilarContacts similar_;
    bool similar_done_ = false;
    List list_ = List::added;
    std::string search_, wanted_;  // as typed, and folded
    // What of the list was found: numbers of records, of rejections or of similar contacts.
    std::vector<std::uint32_t> found_;
    std::uint32_t looked_ = 0;  // so many were looked at
    bool listed_ = false;
    std::size_t page_ = 0;
};

}  // namespace segments::app
