# As read_with.py, with what R brings along, for the CSV files: Rscript read_with.R FOLDER FILE...
# The digest is that of the texts in the cells.
arguments <- commandArgs(trailingOnly = TRUE)
for (file in arguments[-1]) {
  rows <- read.csv(file.path(arguments[1], file), colClasses = "character", na.strings = character(), encoding = "UTF-8",
                   check.names = FALSE)
  cells <- do.call(paste, c(unname(as.list(rows)), sep = "\x1f"))
  written <- tempfile()
  connection <- base::file(written, "wb")
  writeBin(charToRaw(enc2utf8(paste(cells, collapse = "\x1e"))), connection)
  close(connection)
  cat(file, nrow(rows), unname(tools::md5sum(written)), "\n")
  unlink(written)
}
