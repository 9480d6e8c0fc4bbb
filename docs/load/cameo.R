# CAMEO events in the layout of Phoenix: reads a file and labels its columns. Source this, then:
# events <- read_cameo("events.tsv")

columns <- c(
  "EventID",
  "Date",
  "Year",
  "Month",
  "Day",
  "SourceActorFull",
  "SourceActorEntity",
  "SourceActorRole",
  "SourceActorAttribute",
  "TargetActorFull",
  "TargetActorEntity",
  "TargetActorRole",
  "TargetActorAttribute",
  "EventCode",
  "EventRootCode",
  "QuadClass",
  "GoldsteinScore",
  "Issues",
  "Lat",
  "Lon",
  "LocationName",
  "GeoCountryName",
  "GeoStateName",
  "SentenceID",
  "URLs",
  "NewsSources"
)

types <- c(
  "numeric",
  "numeric",
  "numeric",
  "numeric",
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
  "numeric",
  "numeric",
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
  "number made of the event and its pair of actors",
  "day of the event, YYYYMMDD",
  "year of the event",
  "month of the event, 1 to 12",
  "day of the month",
  "CAMEO code of the actor: country, group and roles",
  "CAMEO country of the actor",
  "CAMEO role of the actor",
  "further roles, joined with ;",
  "CAMEO code of the recipient",
  "CAMEO country of the recipient",
  "CAMEO role of the recipient",
  "further roles, joined with ;",
  "CAMEO code with its leading zero",
  "its first two digits",
  "1 verbal and 2 material cooperation, 3 verbal and 4 material conflict",
  "Goldstein's value of the code, -10 to 10",
  "contexts, joined with ;",
  "latitude in degrees",
  "longitude in degrees",
  "where it happened",
  "country of the place, ISO alpha-3",
  "first-level division of the place",
  "identity of the report and number of the sentence",
  "address of the report, or its identity where it has none",
  "publisher"
)

read_cameo <- function(file) {
  rows <- read.table(file, sep = "\t", header = TRUE, quote = "\"",
    comment.char = "", na.strings = "", fill = FALSE, col.names = columns,
    colClasses = types, check.names = FALSE, encoding = "UTF-8")
  for (i in seq_along(columns)) attr(rows[[i]], "label") <- labels[i]
  rows
}
