#pragma once

#include "job/json/json_kinds.hpp"
#include "job/json/json_members.hpp"

// C++ values as JSON and back. A struct says its members once, for both directions:
//
//     template <class Archive, JsonLike<Place> T>
//     void json_members(Archive& a, T& place) {
//         a.required("name", place.name);    // always written; reading misses it
//         a.member("line", place.line);      // always written; reading does without
//         a.optional("note", place.note);    // written when it holds anything
//         a.group(place.more);               // an optional struct, whose members stand here
//         a.stream("rows", place.rows);      // JsonStream: one after the other
//     }
//
// and an enum its words, once: std::span<const JsonWord<Kind>> json_words(Kind).
