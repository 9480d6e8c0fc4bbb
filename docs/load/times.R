# Flat table of times: reads a file and labels its columns. Source this, then:
# events <- read_times("events.csv")

columns <- c(
  "document",
  "date",
  "source",
  "title",
  "url",
  "text",
  "start",
  "end",
  "type",
  "value",
  "mod",
  "first",
  "last",
  "in"
)

types <- c(
  "character",
  "character",
  "character",
  "character",
  "character",
  "character",
  "numeric",
  "numeric",
  "character",
  "character",
  "character",
  "character",
  "character",
  "character"
)

labels <- c(
  "identity of the document",
  "day of publication, YYYY-MM-DD",
  "publisher",
  "headline",
  "address of the report",
  "the expression as written",
  "offset of its first character",
  "offset after its last character",
  "DATE, TIME, DURATION or SET",
  "TIMEX3 value",
  "TIMEX3 mod",
  "first calendar day",
  "last calendar day",
  "title where it was found in the title, else text"
)

read_times <- function(file) {
  rows <- read.table(file, sep = ",", header = TRUE, quote = "\"",
    comment.char = "", na.strings = "", fill = FALSE, col.names = columns,
    colClasses = types, check.names = FALSE, encoding = "UTF-8")
  for (i in seq_along(columns)) attr(rows[[i]], "label") <- labels[i]
  rows
}
