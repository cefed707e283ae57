#include "job/folder/compile_round.hpp"

#include <algorithm>
#include <filesystem>

#include "job/folder/file_names.hpp"
#include "job/system/parallel.hpp"
#include "job/system/paths.hpp"
#include "reports/graded/compilation.hpp"
#include "reports/summary/summary_pages.hpp"
#include "reports/wording/catalogue.hpp"

namespace kaoping {

namespace {

constexpr std::size_t volume_size = 100;  // institutions

// 评分汇编.xlsx for volume 0, 评分汇编-2.xlsx for volume 2.
std::string volume_name(const std::string& prefix, std::size_t volume) {
    const std::string& name = words("file-compilation").zh;
    if (volume == 0) return prefix + name;
    const auto [stem, extension] = split_extension(name);
    return prefix + stem + "-" + std::to_string(volume) + extension;
}

std::string title_of(const Rubric& rubric, std::size_t volume, std::size_t volumes) {
    if (volumes == 1) return message("compilation-title", {{"title", rubric.title}}).zh;
    return message("compilation-volume", {{"title", rubric.title},
                                          {"volume", same(std::to_string(volume + 1))},
                                          {"volumes", same(std::to_string(volumes))}})
        .zh;
}

void retire_old_volumes(OutputFolder& folder, const std::string& prefix, std::size_t first,
                        std::size_t volumes) {
    if (volumes != 1) folder.retire(volume_name(prefix, 0));
    for (std::size_t volume = first;
         std::filesystem::exists(folder.root() / to_path(volume_name(prefix, volume))); ++volume)
        folder.retire(volume_name(prefix, volume));
}

}  // namespace

void compile_round(OutputFolder& folder, const std::string& prefix, const SummaryRound& round,
                   int jobs, const GradedSource& source) {
    const SummaryView view = in_score_order(round);
    std::vector<std::size_t> rows;  // of the round
    for (const std::size_t index : view.order)
        if (!round.rows[index].graded_file.empty()) rows.push_back(index);
    const std::size_t volumes = (rows.size() + volume_size - 1) / volume_size;
    parallel_for(volumes, jobs, [&](std::size_t volume) {
        const std::string name = volume_name(prefix, volumes == 1 ? 0 : volume + 1);
        Compilation book(to_utf8(folder.prepare(name)), round.rubric, round.context.year,
                         title_of(round.rubric, volume, volumes), summary_subtitle(view));
        for (std::size_t i = volume * volume_size;
             i < std::min(rows.size(), (volume + 1) * volume_size); ++i)
            source(rows[i], [&](const GradedSubject& subject) {
                book.add(subject, status_words(subject.card.status));
            });
        book.close();
        folder.commit(name);
    });
    retire_old_volumes(folder, prefix, volumes == 1 ? 1 : volumes + 1, volumes);
}

}  // namespace kaoping
