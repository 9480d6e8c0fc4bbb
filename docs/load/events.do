* Flat table of events: imports a file and labels its variables.
* do events.do events.csv
version 14
args file
import delimited using "`file'", delimiters(comma) varnames(nonames) rowrange(2) ///
    encoding("utf-8") bindquotes(strict) asdouble stringcols(1 2 3 4 5 6 7 8 9 10 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 35 36 37 38 39 40 41 44 45 47) clear
rename v1 document
label variable document "identity of the document"
rename v2 date
label variable date "day of publication, YYYY-MM-DD"
rename v3 source
label variable source "publisher"
rename v4 title
label variable title "headline"
rename v5 url
label variable url "address of the report"
rename v6 event
label variable event "digest of document, trigger, type and parties; stable between runs"
rename v7 type
label variable type "PLOVER type"
rename v8 modes
label variable modes "PLOVER modes, the main one first"
rename v9 contexts
label variable contexts "contexts of the codebook"
rename v10 cameo
label variable cameo "CAMEO code with its leading zero"
rename v11 quad
label variable quad "quad class: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 m"
rename v12 intensity
label variable intensity "PLOVER intensity, -10 to 10"
rename v13 acled_event_type
label variable acled_event_type "ACLED's event type of what is actual; empty where ACLED has none"
rename v14 acled_sub_event_type
label variable acled_sub_event_type "ACLED's sub-event type"
rename v15 ucdp_type
label variable ucdp_type "UCDP's kind of violence that the parties point to: state-based, non-state or one"
rename v16 status
label variable status "actual, future, hypothetical, negated, denied or alleged"
rename v17 actor_names
label variable actor_names "actors, fullest names without titles"
rename v18 actor_countries
label variable actor_countries "countries of the actors: ISO 3166-1 alpha-3 or the codebook's codes"
rename v19 actor_cow
label variable actor_cow "Correlates of War numbers of the actors' states"
rename v20 actor_gw
label variable actor_gw "Gleditsch-Ward numbers of the actors' states"
rename v21 actor_sectors
label variable actor_sectors "sectors of the actors"
rename v22 recipient_names
label variable recipient_names "recipients, fullest names without titles"
rename v23 recipient_countries
label variable recipient_countries "countries of the recipients"
rename v24 recipient_cow
label variable recipient_cow "Correlates of War numbers of the recipients' states"
rename v25 recipient_gw
label variable recipient_gw "Gleditsch-Ward numbers of the recipients' states"
rename v26 recipient_sectors
label variable recipient_sectors "sectors of the recipients"
rename v27 first
label variable first "first day of the event"
rename v28 last
label variable last "last day of the event"
rename v29 basis
label variable basis "what the days rest on: clause, sentence, statement, narrative or document"
rename v30 place_name
label variable place_name "where it happened"
rename v31 place_country
label variable place_country "country of the place"
rename v32 lat
label variable lat "latitude in degrees"
rename v33 lon
label variable lon "longitude in degrees"
rename v34 geonames
label variable geonames "GeoNames id of the place"
rename v35 place_basis
label variable place_basis "what the place rests on: clause, sentence (its own or another's) or dateline"
rename v36 factuality_author
label variable factuality_author "FactBank value for the report's author"
rename v37 factuality_source
label variable factuality_source "FactBank value for the innermost source"
rename v38 quantities
label variable quantities "what is counted, least-most, as killed=4-14; killed=20- if it may be more"
rename v39 said_by
label variable said_by "name of the innermost source that holds the event; empty where the report itself"
rename v40 stance
label variable stance "stance of that source"
rename v41 trigger
label variable trigger "the words that evoke the event"
rename v42 trigger_start
label variable trigger_start "offset of the trigger's first character"
rename v43 trigger_end
label variable trigger_end "offset after the trigger's last character"
rename v44 sentence
label variable sentence "the sentence that proves it"
rename v45 same_as
label variable same_as "event that this one repeats"
rename v46 confidence
label variable confidence "0 to 1"
rename v47 in_
label variable in_ "title where it was found in the title, else text"
