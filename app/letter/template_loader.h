// Fetches Word documents from the store and makes them ready for merging.
//
//     TemplateLoader loader(session, letters.documents());
//     loader.step();                       // some; true when all are there or one can't be had
//     if (loader.problem()) ... else use(loader.templates());
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "app/session/session.h"
#include "core/attachment/attachments.h"
#include "core/letter/segment_letters.h"
#include "storage/content_reader.h"

namespace segments::app {

class TemplateLoader {
  public:
    enum class Others : std::uint8_t { problem, file };
    // `others`: what isn't a Word document to be merged is a problem, or kept as the file that it is.
    TemplateLoader(Session& session, const std::vector<std::int64_t>& attachments,
                   Others others = Others::problem);
    // One that nothing names yet; it is known by 0.
    TemplateLoader(Session& session, const attachment::Content& content)
        : session_(session), wanted_{{0, content}} {}

    bool step();
    // Of the first document that can't be had or merged: why. The others are among templates().
    const std::optional<Error>& problem() const { return problem_; }
    const letter::Templates& templates() const { return ready_; }

  private:
    void failed(const Error& error);

    Session& session_;
    std::vector<std::pair<std::int64_t, attachment::Content>> wanted_;
    std::size_t at_ = 0;
    std::unique_ptr<storage::ContentReader> reader_;
    std::string bytes_;
    Others others_ = Others::problem;
    std::set<std::int64_t> merged_;  // letters that go out as they are (LOG-37)
    letter::Templates ready_;
    std::optional<Error> problem_;
};

}  // namespace segments::app
