* ICEWS events: imports a file and labels its variables.
* do icews.do events.tsv
version 14
args file
import delimited using "`file'", delimiters(tab) varnames(nonames) rowrange(2) ///
    encoding("utf-8") bindquotes(strict) asdouble stringcols(2 3 4 5 6 7 9 10 11 12 14 15 16 17 18) clear
rename v1 Event_ID
label variable Event_ID "number made of the event and its pair of actors"
rename v2 Event_Date
label variable Event_Date "day of the event, YYYY-MM-DD"
rename v3 Source_Name
label variable Source_Name "actor by fullest name"
rename v4 Source_Sectors
label variable Source_Sectors "sectors of the actor as ICEWS names them, joined with a comma"
rename v5 Source_Country
label variable Source_Country "country of the actor in English"
rename v6 Event_Text
label variable Event_Text "what the CAMEO code stands for"
rename v7 CAMEO_Code
label variable CAMEO_Code "CAMEO code with its leading zero"
rename v8 Intensity
label variable Intensity "Goldstein's value of the code, -10 to 10"
rename v9 Target_Name
label variable Target_Name "recipient by fullest name"
rename v10 Target_Sectors
label variable Target_Sectors "sectors of the recipient as ICEWS names them"
rename v11 Target_Country
label variable Target_Country "country of the recipient in English"
rename v12 Story_ID
label variable Story_ID "identity of the report"
rename v13 Sentence_Number
label variable Sentence_Number "number of the sentence from 1; empty for the title"
rename v14 Publisher
label variable Publisher "publisher"
rename v15 City
label variable City "the place where it is a town"
rename v16 District
label variable District "second-level division; not known, always empty"
rename v17 Province
label variable Province "first-level division of the place"
rename v18 Country
label variable Country "country of the place in English"
rename v19 Latitude
label variable Latitude "latitude in degrees"
rename v20 Longitude
label variable Longitude "longitude in degrees"
