# ICEWS events: reads a file and labels its columns. Source this, then:
# events <- read_icews("events.tsv")

columns <- c(
  "Event ID",
  "Event Date",
  "Source Name",
  "Source Sectors",
  "Source Country",
  "Event Text",
  "CAMEO Code",
  "Intensity",
  "Target Name",
  "Target Sectors",
  "Target Country",
  "Story ID",
  "Sentence Number",
  "Publisher",
  "City",
  "District",
  "Province",
  "Country",
  "Latitude",
  "Longitude"
)

types <- c(
  "numeric",
  "character",
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
  "numeric",
  "character",
  "character",
  "character",
  "character",
  "character",
  "numeric",
  "numeric"
)

labels <- c(
  "number made of the event and its pair of actors",
  "day of the event, YYYY-MM-DD",
  "actor by fullest name",
  "sectors of the actor as ICEWS names them, joined with a comma",
  "country of the actor in English",
  "what the CAMEO code stands for",
  "CAMEO code with its leading zero",
  "Goldstein's value of the code, -10 to 10",
  "recipient by fullest name",
  "sectors of the recipient as ICEWS names them",
  "country of the recipient in English",
  "identity of the report",
  "number of the sentence from 1; empty for the title",
  "publisher",
  "the place where it is a town",
  "second-level division; not known, always empty",
  "first-level division of the place",
  "country of the place in English",
  "latitude in degrees",
  "longitude in degrees"
)

read_icews <- function(file) {
  rows <- read.table(file, sep = "\t", header = TRUE, quote = "\"",
    comment.char = "", na.strings = "", fill = FALSE, col.names = columns,
    colClasses = types, check.names = FALSE, encoding = "UTF-8")
  for (i in seq_along(columns)) attr(rows[[i]], "label") <- labels[i]
  rows
}
