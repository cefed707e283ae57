#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "job/options.hpp"
#include "libreoffice/commands.hpp"
#include "model/finding.hpp"

namespace kaoping::office {

// The commands that have files of their own.
void check_document(const Call& call, const Done& done);  // 校验本表
void score_document(const Call& call, const Done& done);  // 评分本表
void score_folder(const Call& call, const Done& done);  // 批量评分文件夹…, in a thread of its own
void stop_batch(const Call& call, const Done& done);   // 停止批量评分
void tell_status(const Call& call, const Done& done);  // 收表进度…

// What commands share.
std::string said(const Call& call, MessageCode code);  // words in the user's language
std::string said(const Call& call, const std::vector<Finding>& refusals);
void fail(const Call& call, const std::string& why, const Done& done);  // shows it, unless quiet
// Inside a catch: what the exception says, of whatever kind; and that as words for people.
std::string exception_text();
std::string what_went_wrong(const Call& call);
// Does the work; an exception of any kind ends in fail().
void guarded(const Call& call, const Done& done, const std::function<void()>& work);
// The argument, else what people answer; nullopt when they cancel or are not asked (Quiet).
std::optional<std::string> given_or(const Call& call, const std::string& name,
                                    const std::function<std::optional<std::string>()>& ask);
// The options among the arguments, as kaoping.Engine reads them. Throws IllegalArgumentException
// for a value of no use.
ScoreOptions asked_options(const Call& call);
void open_document(const Call& call, const std::string& path);

}  // namespace kaoping::office
