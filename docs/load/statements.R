# Flat table of statements: reads a file and labels its columns. Source this, then:
# events <- read_statements("events.csv")

columns <- c(
  "document",
  "date",
  "source",
  "title",
  "url",
  "statement",
  "speaker",
  "title_of_speaker",
  "country",
  "cow",
  "gw",
  "sector",
  "source_text",
  "cue",
  "lemma",
  "stance",
  "kind",
  "quote",
  "content_start",
  "content_end",
  "addressee_names",
  "addressee_countries",
  "first",
  "last",
  "parent",
  "sentence",
  "confidence",
  "in"
)

types <- c(
  "character",
  "character",
  "character",
  "character",
  "character",
  "numeric",
  "character",
  "character",
  "character",
  "character",
  "character",
  "character",
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
  "numeric",
  "character",
  "numeric",
  "character"
)

labels <- c(
  "identity of the document",
  "day of publication, YYYY-MM-DD",
  "publisher",
  "headline",
  "address of the report",
  "number of the statement within its document, from 0",
  "name of the source's actor",
  "title of the source's actor",
  "country of the source's actor",
  "Correlates of War number of that state",
  "Gleditsch-Ward number of that state",
  "sector of the source's actor",
  "the source as written",
  "the cue as written",
  "lemma of the cue's head",
  "say, claim, deny, admit, promise, demand, threaten, accuse, praise, believe, want or ask",
  "direct, mixed or indirect",
  "the content as written; pieces of a split quotation joined with […]",
  "offset of the content's first character",
  "offset after the content's last character",
  "to or about whom",
  "countries of the addressees",
  "first day on which it was said",
  "last day on which it was said",
  "number of the statement whose content holds this one",
  "the sentence of the cue",
  "0 to 1",
  "title where it was found in the title, else text"
)

read_statements <- function(file) {
  rows <- read.table(file, sep = ",", header = TRUE, quote = "\"",
    comment.char = "", na.strings = "", fill = FALSE, col.names = columns,
    colClasses = types, check.names = FALSE, encoding = "UTF-8")
  for (i in seq_along(columns)) attr(rows[[i]], "label") <- labels[i]
  rows
}
