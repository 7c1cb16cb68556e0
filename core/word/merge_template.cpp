#include "core/word/merge_template.h"

#include <algorithm>

#include "core/word/template_maker.h"
#include "core/word/zip_writer.h"

namespace segments::word {

Result<std::shared_ptr<const MergeTemplate>> MergeTemplate::make(std::shared_ptr<const Package> package,
                                                                 const KnownField& known) {
    std::shared_ptr<MergeTemplate> made(new MergeTemplate());
    made->package_ = std::move(package);
    TemplateMaker maker(*made, known);
    if (Result<void> ok = maker.make(); !ok) return ok.error();
    return std::shared_ptr<const MergeTemplate>(std::move(made));
}

bool MergeTemplate::write_text(Records& records, Progress& progress, std::string& out) const {
    const std::size_t before = out.size();
    document_.program.write(slots_, {}, records, progress, out);
    if (progress.skipped) out.resize(before);
    const bool written = !progress.skipped;
    ++progress.record;
    progress.skipped = false;
    return written;
}

void MergeTemplate::write_part(std::string_view name, Records& records, std::size_t record,
                               std::string& out) const {
    const auto found = std::find_if(headers_.begin(), headers_.end(),
                                    [&](const ValuedPart& each) { return each.name == name; });
    if (found != headers_.end() && !found->program.is_plain()) {
        Progress still{record, false, false};
        found->program.write(slots_, {}, records, still, out);
    } else if (const Result<std::string> bytes = package_->read(name)) {
        out += *bytes;
    }
}

bool MergeTemplate::write_letter(Records& records, Progress& progress, std::string& out) const {
    // Headers and footers belong to the record with which the letter begins.
    Progress still{progress.record, false, false};
    std::string text;
    if (!write_text(records, progress, text)) return false;
    ZipWriter zip(out);
    std::string part;
    for (const ZipEntry& entry : package_->zip().entries()) {
        const auto same = [&](const auto& each) { return each.name == entry.name; };
        const auto changed = std::find_if(changed_.begin(), changed_.end(),
                                          [&](const auto& each) { return each.first == entry.name; });
        if (entry.name == document_.name) {
            zip.add(entry.name, text);
            continue;
        }
        if (changed != changed_.end()) {
            zip.add(entry.name, changed->second);
            continue;
        }
        const ValuedPart* valued = nullptr;
        for (const std::vector<ValuedPart>* parts : {&headers_, &notes_}) {
            const auto found = std::find_if(parts->begin(), parts->end(), same);
            if (found != parts->end() && !found->program.is_plain()) valued = &*found;
        }
        if (valued == nullptr) {
            zip.add_packed(entry.name, entry);
            continue;
        }
        part.clear();
        valued->program.write(slots_, {}, records, still, part);
        zip.add(entry.name, part);
    }
    zip.finish();
    return true;
}

}  // namespace segments::word
