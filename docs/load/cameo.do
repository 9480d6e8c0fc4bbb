* CAMEO events in the layout of Phoenix: imports a file and labels its variables.
* do cameo.do events.tsv
version 14
args file
import delimited using "`file'", delimiters(tab) varnames(nonames) rowrange(2) ///
    encoding("utf-8") bindquotes(strict) asdouble stringcols(6 7 8 9 10 11 12 13 14 15 18 21 22 23 24 25 26) clear
rename v1 EventID
label variable EventID "number made of the event and its pair of actors"
rename v2 Date
label variable Date "day of the event, YYYYMMDD"
rename v3 Year
label variable Year "year of the event"
rename v4 Month
label variable Month "month of the event, 1 to 12"
rename v5 Day
label variable Day "day of the month"
rename v6 SourceActorFull
label variable SourceActorFull "CAMEO code of the actor: country, group and roles"
rename v7 SourceActorEntity
label variable SourceActorEntity "CAMEO country of the actor"
rename v8 SourceActorRole
label variable SourceActorRole "CAMEO role of the actor"
rename v9 SourceActorAttribute
label variable SourceActorAttribute "further roles, joined with ;"
rename v10 TargetActorFull
label variable TargetActorFull "CAMEO code of the recipient"
rename v11 TargetActorEntity
label variable TargetActorEntity "CAMEO country of the recipient"
rename v12 TargetActorRole
label variable TargetActorRole "CAMEO role of the recipient"
rename v13 TargetActorAttribute
label variable TargetActorAttribute "further roles, joined with ;"
rename v14 EventCode
label variable EventCode "CAMEO code with its leading zero"
rename v15 EventRootCode
label variable EventRootCode "its first two digits"
rename v16 QuadClass
label variable QuadClass "1 verbal and 2 material cooperation, 3 verbal and 4 material conflict"
rename v17 GoldsteinScore
label variable GoldsteinScore "Goldstein's value of the code, -10 to 10"
rename v18 Issues
label variable Issues "contexts, joined with ;"
rename v19 Lat
label variable Lat "latitude in degrees"
rename v20 Lon
label variable Lon "longitude in degrees"
rename v21 LocationName
label variable LocationName "where it happened"
rename v22 GeoCountryName
label variable GeoCountryName "country of the place, ISO alpha-3"
rename v23 GeoStateName
label variable GeoStateName "first-level division of the place"
rename v24 SentenceID
label variable SentenceID "identity of the report and number of the sentence"
rename v25 URLs
label variable URLs "address of the report, or its identity where it has none"
rename v26 NewsSources
label variable NewsSources "publisher"
