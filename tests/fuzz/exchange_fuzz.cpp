// Fuzzes the readers of other formats. The first byte chooses how the file is cut into pieces. Besides not
// crashing: what a reader hands on is a contact in our own form or has a reason why it can't be read, and a
// contact that was written in a format, with the groups it is in, reads the same the second time.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>

#include "core/base/text.h"
#include "core/exchange/contact_json.h"
#include "core/exchange/formats/contact_writer.h"
#include "core/exchange/formats/format.h"
#include "core/schema/schema.h"

using namespace segments;
using namespace segments::exchange;

namespace {

void require(bool condition) {
    if (!condition) std::abort();
}

// Calls use(record) for each contact that can be read.
template <typename Use>
void read(std::string_view text, std::size_t piece, CodeLookup& lookup, Use use) {
    const Recognized file = recognize(text, "");
    const std::unique_ptr<ContactSource> source = make_source(file, lookup);
    ContactReader reader;
    while (true) {
        switch (source->next(piece)) {
            case ContactSource::State::hungry:
                if (text.empty()) source->finish();
                source->feed(text.substr(0, piece));
                text.remove_prefix(std::min(piece, text.size()));
                break;
            case ContactSource::State::paused:
                break;
            case ContactSource::State::element: {
                const ContactSource::Element& element = source->element();
                require(is_valid_utf8(element.problem));
                if (element.too_long || !element.problem.empty()) break;
                const Result<void> good = reader.read(element.text);
                require(good || is_valid_utf8(good.error().message));
                if (good) use(reader.record());
                break;
            }
            case ContactSource::State::failed:
                require(is_valid_utf8(source->error().message));
                return;
            case ContactSource::State::done:
                lookup.members().sort();
                return;
        }
    }
}

// As the import does for a new contact.
void settle_type(ContactRecord& record) {
    namespace card = contact::contact;
    if (!record.fields.has(card::kType))
        record.fields.set(card::kType, std::int64_t{record.new_type == ContactRecord::NewType::person});
}

std::string written(const table::Database& db, ExportFormat format, const ContactRecord& record) {
    std::string out;
    const std::unique_ptr<ContactWriter> writer = make_writer(format, db, {}, true);
    writer->begin(out);
    writer->add(record, out);
    writer->end(out);
    return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
    static const std::unique_ptr<table::Database> db = schema::make_database();
    CodeLookup lookup(*db);
    read(text, std::size_t{1} << (data[0] % 13), lookup, [&](ContactRecord record) {
        settle_type(record);
        for (const ExportFormat format :
             {ExportFormat::vcard_4, ExportFormat::vcard_3, ExportFormat::vcard_2_1, ExportFormat::jcard,
              ExportFormat::jscontact, ExportFormat::google_people, ExportFormat::business_central,
              ExportFormat::csv}) {
            // Formats have a last word on the first way out only.
            const std::string first = written(*db, format, record);
            require(is_valid_utf8(first));
            std::string second;
            CodeLookup again(*db);
            read(first, 4096, again, [&](ContactRecord back) {
                settle_type(back);
                second = written(*db, format, back);
            });
            if (second.empty()) continue;
            std::string third;
            read(second, 4096, again, [&](ContactRecord back) {
                settle_type(back);
                third = written(*db, format, back);
            });
            require(third == second);
        }
    });
    return 0;
}
