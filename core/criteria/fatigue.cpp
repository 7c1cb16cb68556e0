#include "core/criteria/fatigue.h"

#include <algorithm>

#include "core/criteria/selection.h"
#include "core/interaction/interaction_tables.h"
#include "core/segment/segment_tables.h"

namespace segments::criteria {
namespace {

using schema::Section;
namespace entry = interaction::log_entry;

// What counts: interactions that took place, whatever they were.
SectionFilter tired_filter(const FatigueLimits& limits, const Context& now) {
    const std::string no = "No";
    SectionFilter filter{Section::interaction, {{entry::kCanceled, no, {}}, {entry::kPostponed, no, {}}}};
    filter.at_least = static_cast<std::size_t>(std::max(limits.interactions, 1));
    filter.last_days = std::clamp(limits.days, 1, kMostDays);
    filter.today = now.today;
    return filter;
}

SectionFilter segment_filter(const std::string& expression) {
    return {Section::segment, {{segment::line::kSegmentNo, expression, {}}}};
}
SectionFilter elsewhere_filter(std::string_view segment_no) {
    return segment_filter("<>" + filter::expression_for(segment_no));
}

}  // namespace

Filters fatigue_filters(std::string_view segment_no, const FatigueLimits& limits, const FatigueKinds& kinds,
                        Join join, const Context& now) {
    Filters found;
    if (kinds.tired) found.push_back(tired_filter(limits, now));
    if (kinds.elsewhere) found.push_back(elsewhere_filter(segment_no));
    if (found.empty() || (join == Join::any && found.size() == 1)) return found;
    SectionFilter group{Section::group, {}};
    group.join = join;
    group.members = std::move(found);
    return {std::move(group)};
}

Result<FatigueLook> FatigueLook::make(const table::Database& db, std::string_view segment_no,
                                      const FatigueLimits& limits, const Context& now) {
    const Result<table::Code> segment = find_segment_code(db, segment_no);
    if (!segment) return segment.error();
    Result<Evaluation> tired = Evaluation::make(db, Filters{tired_filter(limits, now)});
    if (!tired) return tired.error();
    Result<Evaluation> elsewhere = Evaluation::make(db, Filters{elsewhere_filter(segment_no)});
    if (!elsewhere) return elsewhere.error();
    Result<Evaluation> here =
        Evaluation::make(db, Filters{segment_filter(filter::expression_for(segment_no))});
    if (!here) return here.error();
    return FatigueLook(std::move(*tired), std::move(*elsewhere), std::move(*here));
}

bool FatigueLook::step(std::size_t rows) {
    if (!tired_.done())
        tired_.step(rows);
    else if (!elsewhere_.done())
        elsewhere_.step(rows);
    else
        on_segment_.step(rows);
    return done();
}

FatigueCounts FatigueLook::of(const table::Bitmap& contacts) const {
    table::Bitmap tired = contacts, elsewhere = contacts;
    tired &= tired_.contacts();
    elsewhere &= elsewhere_.contacts();
    FatigueCounts counts{tired.count(), elsewhere.count(), 0};
    counts.either = (tired |= elsewhere).count();
    return counts;
}

}  // namespace segments::criteria
