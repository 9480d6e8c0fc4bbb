* Flat table of statements: imports a file and labels its variables.
* do statements.do events.csv
version 14
args file
import delimited using "`file'", delimiters(comma) varnames(nonames) rowrange(2) ///
    encoding("utf-8") bindquotes(strict) asdouble stringcols(1 2 3 4 5 7 8 9 10 11 12 13 14 15 16 17 18 21 22 23 24 26 28) clear
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
rename v6 statement
label variable statement "number of the statement within its document, from 0"
rename v7 speaker
label variable speaker "name of the source's actor"
rename v8 title_of_speaker
label variable title_of_speaker "title of the source's actor"
rename v9 country
label variable country "country of the source's actor"
rename v10 cow
label variable cow "Correlates of War number of that state"
rename v11 gw
label variable gw "Gleditsch-Ward number of that state"
rename v12 sector
label variable sector "sector of the source's actor"
rename v13 source_text
label variable source_text "the source as written"
rename v14 cue
label variable cue "the cue as written"
rename v15 lemma
label variable lemma "lemma of the cue's head"
rename v16 stance
label variable stance "say, claim, deny, admit, promise, demand, threaten, accuse, praise, believe, wan"
rename v17 kind
label variable kind "direct, mixed or indirect"
rename v18 quote
label variable quote "the content as written; pieces of a split quotation joined with […]"
rename v19 content_start
label variable content_start "offset of the content's first character"
rename v20 content_end
label variable content_end "offset after the content's last character"
rename v21 addressee_names
label variable addressee_names "to or about whom"
rename v22 addressee_countries
label variable addressee_countries "countries of the addressees"
rename v23 first
label variable first "first day on which it was said"
rename v24 last
label variable last "last day on which it was said"
rename v25 parent
label variable parent "number of the statement whose content holds this one"
rename v26 sentence
label variable sentence "the sentence of the cue"
rename v27 confidence
label variable confidence "0 to 1"
rename v28 in_
label variable in_ "title where it was found in the title, else text"
