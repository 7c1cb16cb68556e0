#include "tests/data/contacts_file.h"

#include <algorithm>
#include <string>

#include "tests/data/json_writer.h"

namespace segments::testdata {
namespace {

constexpr std::size_t kPiece = 64 * 1024;
constexpr std::string_view kDocumentHead = "{\"format\":\"segments.contacts\",\"version\":1,\"contacts\":[\n";

struct Frame {
    std::string_view head;
    std::string_view separator;
    std::string_view tail;
};

Frame frame_of(FileForm form) {
    switch (form) {
        case FileForm::kArray:
            return {"[\n", ",\n", "\n]\n"};
        case FileForm::kJsonLines:
            return {"", "\n", "\n"};
        case FileForm::kOneLine:
            return {"[", ",", "]"};
        case FileForm::kDocument:
            break;
    }
    return {kDocumentHead, ",\n", "\n]}\n"};
}

}  // namespace

void write_contacts(const Generator& generator, FileForm form,
                    const std::function<void(std::string_view)>& write) {
    const Frame frame = frame_of(form);
    std::string piece(frame.head);
    piece.reserve(kPiece + 8192);
    for (std::size_t i = 0; i < generator.contact_count(); ++i) {
        if (i > 0) piece += frame.separator;
        append_contact(piece, generator.contact(i));
        if (piece.size() >= kPiece) {
            write(piece);
            piece.clear();
        }
    }
    piece += frame.tail;
    write(piece);
}

void write_endless_name(std::size_t bytes, const std::function<void(std::string_view)>& write) {
    write(kDocumentHead);
    write("{\"no\":\"CT000001\",\"type\":\"Company\",\"name\":\"");
    const std::string letters(kPiece, 'x');
    while (bytes > 0) {
        const std::size_t length = std::min(bytes, letters.size());
        write(std::string_view(letters).substr(0, length));
        bytes -= length;
    }
    write("\"}\n]}\n");
}

}  // namespace segments::testdata
