* POLECAT events: imports a file and labels its variables.
* do polecat.do events.tsv
version 14
args file
import delimited using "`file'", delimiters(tab) varnames(nonames) rowrange(2) ///
    encoding("utf-8") bindquotes(strict) asdouble stringcols(1 2 3 4 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 32 33 34 35 36 37 38 39 40) clear
rename v1 Event_ID
label variable Event_ID "identity of the event"
rename v2 Event_Date
label variable Event_Date "day of the event, YYYY-MM-DD: its last, else its first, else that of the report"
rename v3 Event_Type
label variable Event_Type "PLOVER type"
rename v4 Event_Mode
label variable Event_Mode "main mode of the type"
rename v5 Intensity
label variable Intensity "PLOVER intensity, -10 to 10"
rename v6 Quad_Code
label variable Quad_Code "quad class by name"
rename v7 Contexts
label variable Contexts "contexts, joined with ;"
rename v8 Actor_Name
label variable Actor_Name "Actor by fullest name"
rename v9 Actor_Country
label variable Actor_Country "country of the actor: ISO alpha-3 or a code of the codebook"
rename v10 Actor_COW
label variable Actor_COW "Correlates of War number of that state"
rename v11 Primary_Actor_Sector
label variable Primary_Actor_Sector "sector of the actor"
rename v12 Actor_Sectors
label variable Actor_Sectors "all sectors of the actor"
rename v13 Actor_Title
label variable Actor_Title "title of the actor"
rename v14 Actor_Name_Raw
label variable Actor_Name_Raw "the actor as first mentioned"
rename v15 Wikipedia_Actor_ID
label variable Wikipedia_Actor_ID "page of Wikipedia; not known, always empty"
rename v16 Recipient_Name
label variable Recipient_Name "Recipient by fullest name"
rename v17 Recipient_Country
label variable Recipient_Country "country of the recipient: ISO alpha-3 or a code of the codebook"
rename v18 Recipient_COW
label variable Recipient_COW "Correlates of War number of that state"
rename v19 Primary_Recipient_Sector
label variable Primary_Recipient_Sector "sector of the recipient"
rename v20 Recipient_Sectors
label variable Recipient_Sectors "all sectors of the recipient"
rename v21 Recipient_Title
label variable Recipient_Title "title of the recipient"
rename v22 Recipient_Name_Raw
label variable Recipient_Name_Raw "the recipient as first mentioned"
rename v23 Wikipedia_Recipient_ID
label variable Wikipedia_Recipient_ID "page of Wikipedia; not known, always empty"
rename v24 Placename
label variable Placename "where it happened"
rename v25 City
label variable City "the place where it is a town"
rename v26 District
label variable District "second-level division; not known, always empty"
rename v27 Province
label variable Province "first-level division of the place"
rename v28 Country
label variable Country "country of the place, ISO alpha-3"
rename v29 Latitude
label variable Latitude "latitude in degrees"
rename v30 Longitude
label variable Longitude "longitude in degrees"
rename v31 GeoNames_ID
label variable GeoNames_ID "GeoNames id of the place"
rename v32 Raw_Placename
label variable Raw_Placename "the place as written"
rename v33 Feature_Type
label variable Feature_Type "country, province or town"
rename v34 Source
label variable Source "publisher"
rename v35 Publication_Date
label variable Publication_Date "day of publication, YYYY-MM-DD"
rename v36 Story_People
label variable Story_People "actors of the report that have a title, joined with ;"
rename v37 Story_Organizations
label variable Story_Organizations "other actors of the report, joined with ;"
rename v38 Story_Locations
label variable Story_Locations "places of the report, joined with ;"
rename v39 Language
label variable Language "language of the report"
rename v40 Version
label variable Version "version of the coder"
