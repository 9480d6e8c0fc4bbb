# Flat table of actors: reads a file and labels its columns. Source this, then:
# events <- read_actors("events.csv")

columns <- c(
  "document",
  "date",
  "source",
  "title",
  "url",
  "actor",
  "name",
  "title_of_actor",
  "country",
  "cow",
  "gw",
  "sector",
  "other_sectors",
  "mentions",
  "start",
  "end",
  "mention",
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
  "numeric",
  "numeric",
  "numeric",
  "character",
  "character"
)

labels <- c(
  "identity of the document",
  "day of publication, YYYY-MM-DD",
  "publisher",
  "headline",
  "address of the report",
  "number of the actor within its document, from 0",
  "fullest mention, without title",
  "title",
  "ISO 3166-1 alpha-3 or the codebook's code",
  "Correlates of War number",
  "Gleditsch-Ward number",
  "sector of the codebook",
  "further sectors",
  "how many times the document mentions it",
  "offset of the first mention",
  "offset after the first mention",
  "the first mention as written",
  "title where it was found in the title, else text"
)

read_actors <- function(file) {
  rows <- read.table(file, sep = ",", header = TRUE, quote = "\"",
    comment.char = "", na.strings = "", fill = FALSE, col.names = columns,
    colClasses = types, check.names = FALSE, encoding = "UTF-8")
  for (i in seq_along(columns)) attr(rows[[i]], "label") <- labels[i]
  rows
}
