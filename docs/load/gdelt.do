* GDELT 2.0 events: imports a file and labels its variables.
* do gdelt.do events.tsv
version 14
args file
import delimited using "`file'", delimiters(tab) varnames(nonames) ///
    encoding("utf-8") bindquotes(strict) asdouble stringcols(6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 27 28 29 37 38 39 40 43 45 46 47 48 51 53 54 55 56 59 61) clear
rename v1 GlobalEventID
label variable GlobalEventID "number made of the event and its pair of actors"
rename v2 Day
label variable Day "day of the event, YYYYMMDD"
rename v3 MonthYear
label variable MonthYear "month of the event, YYYYMM"
rename v4 Year
label variable Year "year of the event"
rename v5 FractionDate
label variable FractionDate "year and the share of it that is over"
rename v6 Actor1Code
label variable Actor1Code "CAMEO code of the actor: country, group and roles"
rename v7 Actor1Name
label variable Actor1Name "name of the actor in capitals"
rename v8 Actor1CountryCode
label variable Actor1CountryCode "CAMEO country of the actor"
rename v9 Actor1KnownGroupCode
label variable Actor1KnownGroupCode "CAMEO code of the organisation that the actor is"
rename v10 Actor1EthnicCode
label variable Actor1EthnicCode "not known, always empty"
rename v11 Actor1Religion1Code
label variable Actor1Religion1Code "not known, always empty"
rename v12 Actor1Religion2Code
label variable Actor1Religion2Code "not known, always empty"
rename v13 Actor1Type1Code
label variable Actor1Type1Code "first CAMEO role of the actor"
rename v14 Actor1Type2Code
label variable Actor1Type2Code "second CAMEO role of the actor"
rename v15 Actor1Type3Code
label variable Actor1Type3Code "third CAMEO role of the actor"
rename v16 Actor2Code
label variable Actor2Code "CAMEO code of the recipient: country, group and roles"
rename v17 Actor2Name
label variable Actor2Name "name of the recipient in capitals"
rename v18 Actor2CountryCode
label variable Actor2CountryCode "CAMEO country of the recipient"
rename v19 Actor2KnownGroupCode
label variable Actor2KnownGroupCode "CAMEO code of the organisation that the recipient is"
rename v20 Actor2EthnicCode
label variable Actor2EthnicCode "not known, always empty"
rename v21 Actor2Religion1Code
label variable Actor2Religion1Code "not known, always empty"
rename v22 Actor2Religion2Code
label variable Actor2Religion2Code "not known, always empty"
rename v23 Actor2Type1Code
label variable Actor2Type1Code "first CAMEO role of the recipient"
rename v24 Actor2Type2Code
label variable Actor2Type2Code "second CAMEO role of the recipient"
rename v25 Actor2Type3Code
label variable Actor2Type3Code "third CAMEO role of the recipient"
rename v26 IsRootEvent
label variable IsRootEvent "1 where the event stands in the title or the first sentence, else 0"
rename v27 EventCode
label variable EventCode "CAMEO code with its leading zero"
rename v28 EventBaseCode
label variable EventBaseCode "its first three digits"
rename v29 EventRootCode
label variable EventRootCode "its first two digits"
rename v30 QuadClass
label variable QuadClass "1 verbal and 2 material cooperation, 3 verbal and 4 material conflict"
rename v31 GoldsteinScale
label variable GoldsteinScale "Goldstein's value of the code, -10 to 10"
rename v32 NumMentions
label variable NumMentions "1: a row stands for one mention"
rename v33 NumSources
label variable NumSources "1: a row stands for one source"
rename v34 NumArticles
label variable NumArticles "1: a row stands for one report"
rename v35 AvgTone
label variable AvgTone "not measured, always empty"
rename v36 Actor1Geo_Type
label variable Actor1Geo_Type "kind of place of the actor; not known, always empty"
rename v37 Actor1Geo_Fullname
label variable Actor1Geo_Fullname "place of the actor; not known, always empty"
rename v38 Actor1Geo_CountryCode
label variable Actor1Geo_CountryCode "country of the actor; not known, always empty"
rename v39 Actor1Geo_ADM1Code
label variable Actor1Geo_ADM1Code "not known, always empty"
rename v40 Actor1Geo_ADM2Code
label variable Actor1Geo_ADM2Code "not known, always empty"
rename v41 Actor1Geo_Lat
label variable Actor1Geo_Lat "not known, always empty"
rename v42 Actor1Geo_Long
label variable Actor1Geo_Long "not known, always empty"
rename v43 Actor1Geo_FeatureID
label variable Actor1Geo_FeatureID "not known, always empty"
rename v44 Actor2Geo_Type
label variable Actor2Geo_Type "kind of place of the actor; not known, always empty"
rename v45 Actor2Geo_Fullname
label variable Actor2Geo_Fullname "place of the actor; not known, always empty"
rename v46 Actor2Geo_CountryCode
label variable Actor2Geo_CountryCode "country of the actor; not known, always empty"
rename v47 Actor2Geo_ADM1Code
label variable Actor2Geo_ADM1Code "not known, always empty"
rename v48 Actor2Geo_ADM2Code
label variable Actor2Geo_ADM2Code "not known, always empty"
rename v49 Actor2Geo_Lat
label variable Actor2Geo_Lat "not known, always empty"
rename v50 Actor2Geo_Long
label variable Actor2Geo_Long "not known, always empty"
rename v51 Actor2Geo_FeatureID
label variable Actor2Geo_FeatureID "not known, always empty"
rename v52 ActionGeo_Type
label variable ActionGeo_Type "1 country, 2 state of the USA, 3 town of the USA, 4 town elsewhere, 5 state else"
rename v53 ActionGeo_Fullname
label variable ActionGeo_Fullname "place, first-level division and country"
rename v54 ActionGeo_CountryCode
label variable ActionGeo_CountryCode "FIPS 10-4 code of the country"
rename v55 ActionGeo_ADM1Code
label variable ActionGeo_ADM1Code "not known, always empty"
rename v56 ActionGeo_ADM2Code
label variable ActionGeo_ADM2Code "not known, always empty"
rename v57 ActionGeo_Lat
label variable ActionGeo_Lat "latitude in degrees"
rename v58 ActionGeo_Long
label variable ActionGeo_Long "longitude in degrees"
rename v59 ActionGeo_FeatureID
label variable ActionGeo_FeatureID "not known, always empty"
rename v60 DATEADDED
label variable DATEADDED "day of publication, YYYYMMDD000000"
rename v61 SOURCEURL
label variable SOURCEURL "address of the report, or its identity where it has none"
