#pragma once

#include <com/sun/star/frame/XModel.hpp>
#include <com/sun/star/table/XCell.hpp>

#include <string>
#include <vector>

#include "comments/own_part.hpp"
#include "model/finding.hpp"

namespace kaoping::office {

// The cell a finding names, 指标表!F11; null when it names none of this document.
com::sun::star::uno::Reference<com::sun::star::table::XCell> cell_of(
    const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document,
    const std::string& address);

// Errors and warnings as comments of their cells, each below a line that marks it as ours. What
// people wrote above that line stays; what an earlier check left is replaced, or taken away where
// nothing is found any more. A sheet protected without a password is protected again afterwards.
comments::Count write_comments(
    const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document,
    const std::vector<Finding>& findings, Language language);

}  // namespace kaoping::office
