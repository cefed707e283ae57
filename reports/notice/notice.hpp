#pragma once

#include <optional>
#include <vector>

#include "model/finding.hpp"
#include "model/notice_dates.hpp"
#include "reports/document/document.hpp"
#include "reports/facts/round_facts.hpp"
#include "reports/notice/working_days.hpp"

namespace kaoping {

struct NoticeOptions {
    std::vector<Language> languages{Language::zh};
    bool asked = false;       // also where the regulation orders none (--notice)
    bool by_strokes = false;  // by surname strokes instead of score (--order strokes)
    NoticeDates dates;
};

struct Notice {
    std::optional<document::Document> document;  // none: not ordered, or not to be written
    std::vector<Finding> findings;               // why not, and what to mind
};

// 公示: the results that the regulation orders to be published, how long, and how to object. Never
// of a provisional round (A15). In score order, ties in pinyin order. What the regulation does not
// say stays blank, to be filled in by hand.
Notice public_notice(const SummaryRound& round, const NoticeOptions& options,
                     const WorkCalendar& calendar);

}  // namespace kaoping
