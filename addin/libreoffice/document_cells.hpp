#pragma once

#include <com/sun/star/frame/XModel.hpp>
#include <com/sun/star/uno/Reference.hxx>

#include <optional>

#include "model/cells.hpp"

namespace kaoping::office {

// The document open in Calc as cells, as the reader of .xlsx gives them: what stands there now,
// saved or not, whatever its file format. Beyond 1,000,000 cells a sheet is cut. nullopt: no
// spreadsheet.
std::optional<Workbook> document_cells(
    const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document);

}  // namespace kaoping::office
