* Flat table of times: imports a file and labels its variables.
* do times.do events.csv
version 14
args file
import delimited using "`file'", delimiters(comma) varnames(nonames) rowrange(2) ///
    encoding("utf-8") bindquotes(strict) asdouble stringcols(1 2 3 4 5 6 9 10 11 12 13 14) clear
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
rename v6 text
label variable text "the expression as written"
rename v7 start
label variable start "offset of its first character"
rename v8 end
label variable end "offset after its last character"
rename v9 type
label variable type "DATE, TIME, DURATION or SET"
rename v10 value
label variable value "TIMEX3 value"
rename v11 mod
label variable mod "TIMEX3 mod"
rename v12 first
label variable first "first calendar day"
rename v13 last
label variable last "last calendar day"
rename v14 in_
label variable in_ "title where it was found in the title, else text"
