// One document with the letters of all records, written piece by piece.
//
//     std::string out;
//     JoinedLetters writer(*letter, records, out);
//     while (!writer.step(20)) { send(out); out.clear(); }
//     send(out);
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/word/merge_template.h"
#include "core/word/zip_writer.h"

namespace segments::word {

class JoinedLetters {
  public:
    // All three outlive the writer.
    JoinedLetters(const MergeTemplate& letter, Records& records, std::string& out);

    // Writes about so many letters more; true when the document is complete.
    bool step(std::size_t letters);
    // 0..1
    float progress() const;
    // Letters in the document; final once the text is written.
    std::size_t letters() const { return count_; }
    // False: it became larger than a file can be; it isn't gone on with then.
    bool sound() const { return sound_; }

  private:
    enum class Phase : std::uint8_t { text, notes, headers, lists, rest, finish, done };

    void begin_part(const std::string& name, const Program& program);
    void end_part(const Program& program);
    bool step_text(std::size_t letters);
    bool step_notes(std::size_t letters);
    bool step_headers(std::size_t letters);
    bool step_lists(std::size_t letters);
    void write_rest();
    void go_on_to(Phase phase);
    // The first record of the letter at_, for a phase that takes them one after the other.
    std::size_t next_start();

    const MergeTemplate& letter_;
    Records& records_;
    ZipWriter zip_;
    Phase phase_ = Phase::text;
    Progress progress_;
    std::string waiting_;       // a letter that is written once it is known whether it is the last
    std::vector<bool> starts_;  // of each record: whether a letter begins with it
    std::size_t count_ = 0, last_start_ = 0;
    std::size_t part_ = 0, at_ = 0, record_ = 0;
    bool begun_ = false, sound_ = true;
};

}  // namespace segments::word
