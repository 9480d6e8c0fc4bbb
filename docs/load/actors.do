* Flat table of actors: imports a file and labels its variables.
* do actors.do events.csv
version 14
args file
import delimited using "`file'", delimiters(comma) varnames(nonames) rowrange(2) ///
    encoding("utf-8") bindquotes(strict) asdouble stringcols(1 2 3 4 5 7 8 9 10 11 12 13 17 18) clear
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
rename v6 actor
label variable actor "number of the actor within its document, from 0"
rename v7 name
label variable name "fullest mention, without title"
rename v8 title_of_actor
label variable title_of_actor "title"
rename v9 country
label variable country "ISO 3166-1 alpha-3 or the codebook's code"
rename v10 cow
label variable cow "Correlates of War number"
rename v11 gw
label variable gw "Gleditsch-Ward number"
rename v12 sector
label variable sector "sector of the codebook"
rename v13 other_sectors
label variable other_sectors "further sectors"
rename v14 mentions
label variable mentions "how many times the document mentions it"
rename v15 start
label variable start "offset of the first mention"
rename v16 end
label variable end "offset after the first mention"
rename v17 mention
label variable mention "the first mention as written"
rename v18 in_
label variable in_ "title where it was found in the title, else text"
