// Writes a zip container piece by piece: what is finished can be taken from `out` and handed on at any time.
//
//     std::string out;
//     ZipWriter zip(out);
//     zip.add("a.xml", text);                       // small: whole
//     zip.begin("b.xml"); zip.write(text); zip.end();   // large: streamed
//     zip.finish();
//
// The same calls make the same bytes: no clock is asked.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/word/zip_reader.h"

namespace segments::word {

class ZipWriter {
  public:
    // Appends to `out`, which outlives the writer.
    explicit ZipWriter(std::string& out);
    ~ZipWriter();
    ZipWriter(ZipWriter&&) noexcept;
    ZipWriter& operator=(ZipWriter&&) = delete;

    // A file as another container holds it, unpacked nowhere.
    void add_packed(std::string_view name, const ZipEntry& entry);
    void add(std::string_view name, std::string_view bytes);
    // Not packed: for what is packed already.
    void add_stored(std::string_view name, std::string_view bytes);

    // One file in pieces of any size.
    void begin(std::string_view name);
    void write(std::string_view bytes);
    void end();

    // The directory; of a container with very many files, or of more than 4 GB, in the form of Zip64. A piece
    // at a time, true when the container is complete; or all of it, then whether it is sound.
    bool step_finish();
    bool finish();
    // False where one of the files is larger than 4 GB: the container is of no use.
    bool sound() const;
    // Bytes written so far.
    std::uint64_t size() const { return written_; }

  private:
    struct Packer;
    struct Head {
        std::string_view name;
        std::uint16_t method = 0, flags = 0;
        std::uint32_t crc = 0;
        std::uint64_t packed = 0, size = 0;
    };
    void put(std::string_view bytes);
    void local(const Head& head);
    void remember(const Head& head, std::uint64_t at);
    void pack_directory();
    void end_of_many(std::uint64_t at);
    void pack(std::string_view bytes, bool last);

    std::string* out_;
    std::unique_ptr<Packer> packer_;
    // The directory is kept packed: of a million files it is large.
    struct Pile {
        std::string packed;
        std::size_t size;
    };
    std::vector<Pile> piles_;
    std::size_t pile_ = 0;   // the next to be written
    std::string directory_;  // what follows them
    std::uint64_t directory_at_ = 0, directory_size_ = 0;
    std::string name_;  // of the file that is being written
    std::uint64_t written_ = 0, begun_at_ = 0, data_at_ = 0, size_ = 0, files_ = 0;
    std::uint32_t crc_ = 0;
    bool too_large_ = false;  // one of the files
    bool finishing_ = false, out_of_memory_ = false;
};

}  // namespace segments::word
