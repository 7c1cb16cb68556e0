// An import on its way: the files, what they turned out to be, and the plan made of them. It lives as long as
// a job or a dialog works on it; then the files are given back.
//
//     look at the files -> (tables: the mapping of their columns) -> read and plan -> preview -> import
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "app/session/session.h"
#include "core/base/tr.h"
#include "core/exchange/formats/format.h"
#include "core/exchange/import_plan.h"

namespace segments::app {

// Of the jobs that look at files and read them. While it looks, Session::take_wanted_file() takes further
// files of the same choice.
inline constexpr std::string_view kReadingTitle = msg("Reading contacts");

class ImportFlow : public std::enable_shared_from_this<ImportFlow> {
  public:
    struct File {
        platform::IncomingFile file;
        std::string head;  // its first bytes
        exchange::Recognized recognized;
        bool looked = false;
        bool mapped = false;  // a table whose columns were mapped
    };

    // `segment_no`: what comes in is to go on this segment, unless the person decides otherwise; blank: on
    // none.
    explicit ImportFlow(Session& session, std::string segment_no = {})
        : session_(session), segment_no_(std::move(segment_no)) {}
    ~ImportFlow();
    ImportFlow(const ImportFlow&) = delete;
    ImportFlow& operator=(const ImportFlow&) = delete;

    void add(const platform::IncomingFile& file);
    Session& session() const { return session_; }
    const std::string& segment_no() const { return segment_no_; }
    std::vector<File>& files() { return files_; }
    // "contacts.json", "3 files"
    std::string name() const;
    // "vCard 3.0, UTF-8"
    std::string format_text() const;

    // Looks at files that weren't looked at yet; then asks for the columns of a table, or reads.
    void look();
    // Asks for the next table's columns, or reads all files and shows the preview.
    void go_on();
    // Reads all files again.
    void read();

    // The plan of what was read last.
    std::shared_ptr<exchange::ImportPlan> plan;
    std::unique_ptr<exchange::CodeLookup> lookup;

  private:
    void take_further_files();

    Session& session_;
    std::string segment_no_;
    std::vector<File> files_;
};

// What becomes of values that are there already, as it was decided the last time.
void recall_policies(const Session& session, exchange::ImportPlan& plan);
void remember_policies(Session& session, const exchange::ImportOptions& options);

// How the columns of a table were mapped the last time, for tables of the same columns.
void recall_mapping(const Session& session, exchange::Recognized& file);
void remember_mapping(Session& session, const exchange::Recognized& file);

}  // namespace segments::app
