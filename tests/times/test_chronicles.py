"""Short chronicles and mixed news: years come from the text, each kind from its own anchor."""

from __future__ import annotations

from typing import Final

import pytest

from dragoman.times.api import TimeFinder

CHRONICLES: Final = {
    "crimea": (
        "2012-05-14",
        "In July 1853 Russian troops occupied the Danubian principalities. The sultan "
        "declared war on 4 October, and on 30 November his fleet was destroyed at Sinope."
        " Britain and France entered the war in March 1854. Their armies landed in the "
        "Crimea on 14 September and six days later won on the Alma. The siege of "
        "Sevastopol opened on 17 October. A week after that came Balaklava, and on 5 "
        "November, in thick fog, Inkerman. The winter that followed killed more men than "
        "the guns. Tsar Nicholas died on 2 March 1855. In June an assault failed; on 8 "
        "September the French took the Malakoff, and the next day the Russians left the "
        "city. Kars surrendered in late November. Peace was signed in Paris on 30 March "
        "1856.",
        "July 1853: 1853-07 ; 4 October: 1853-10-04 ; 30 November: 1853-11-30 ; March "
        "1854: 1854-03 ; 14 September: 1854-09-14 ; six days later: 1854-09-20 ; 17 "
        "October: 1854-10-17 ; A week after that: 1854-10-24 ; 5 November: 1854-11-05 ; "
        "The winter that followed: 1854-WI ; 2 March 1855: 1855-03-02 ; June: 1855-06 ; 8"
        " September: 1855-09-08 ; the next day: 1855-09-09 ; late November: 1855-11 ; 30 "
        "March 1856: 1856-03-30",
    ),
    "punic": (
        "2012-05-14",
        "The war lasted twenty-three years, from 264 to 241 BC. In 260 BC the Romans "
        "built a fleet. Four years later they won at Ecnomus. In 255 a storm sank most of"
        " their ships. Fighting in Sicily went on until 241 BC, when peace was made.",
        "twenty-three years: P23Y ; 264: BC0264 ; 241 BC: BC0241 ; 260 BC: BC0260 ; Four "
        "years later: BC0256 ; 241 BC: BC0241",
    ),
    "balkan": (
        "2012-05-14",
        "Montenegro declared war on 8 October 1912; its allies followed ten days later. "
        "By the end of the month the Bulgarians stood before Constantinople. An armistice"
        " was signed on 3 December, but talks in London broke down in January. Adrianople"
        " fell on 26 March 1913. The treaty was signed on 30 May. One month later the "
        "victors fell out: on the night of 29–30 June Bulgaria attacked its allies. "
        "Romania crossed the Danube on 10 July, and by the 22nd the Ottomans were back in"
        " Adrianople. The peace of Bucharest of 10 August ended a war of thirty-three "
        "days.",
        "8 October 1912: 1912-10-08 ; ten days later: 1912-10-18 ; the end of the month: "
        "1912-10 ; 3 December: 1912-12-03 ; January: 1913-01 ; 26 March 1913: 1913-03-26 "
        "; 30 May: 1913-05-30 ; One month later: 1913-06 ; the night of 29–30 June: "
        "1913-06-29TNI ; 10 July: 1913-07-10 ; the 22nd: 1913-07-22 ; 10 August: "
        "1913-08-10 ; thirty-three days: P33D",
    ),
    "spain": (
        "2012-05-14",
        "The rising began in Morocco on 17 July 1936 and spread to the mainland the "
        "following day. Within three days Spain was cut in two. Badajoz fell on 14 "
        "August, Toledo in late September. On 1 October Franco was named head of state. "
        "The assault on Madrid opened on 8 November; by the 23rd it had failed. In "
        "February 1937 Malaga was lost, and the same month the Jarama was fought over for"
        " three weeks. Guernica was bombed on 26 April. Bilbao fell on 19 June, Santander"
        " on 26 August, Gijon two months later. In the bitter winter of 1937–38 Teruel "
        "changed hands twice. In April 1938 the Nationalists reached the sea. The Ebro "
        "was crossed on the night of 24/25 July and held until mid-November. Barcelona "
        "fell on 26 January 1939 and Madrid on 28 March. Four days later the war was "
        "declared over.",
        "17 July 1936: 1936-07-17 ; the following day: 1936-07-18 ; three days: P3D ; 14 "
        "August: 1936-08-14 ; late September: 1936-09 ; 1 October: 1936-10-01 ; 8 "
        "November: 1936-11-08 ; the 23rd: 1936-11-23 ; February 1937: 1937-02 ; the same "
        "month: 1937-02 ; three weeks: P3W ; 26 April: 1937-04-26 ; 19 June: 1937-06-19 ;"
        " 26 August: 1937-08-26 ; two months later: 1937-10 ; winter of 1937–38: 1937-WI "
        "; April 1938: 1938-04 ; the night of 24/25 July: 1938-07-24TNI ; mid-November: "
        "1938-11 ; 26 January 1939: 1939-01-26 ; 28 March: 1939-03-28 ; Four days later: "
        "1939-04-01",
    ),
    "algeria": (
        "2012-05-14",
        "On 1 November 1954, All Saints' Day, some seventy attacks were made across "
        "Algeria. In August of the following year the rising spread to the north-east. "
        "From January to September 1957 paratroopers hunted the bombers of the Casbah. On"
        " 13 May 1958 settlers stormed the government building; at the end of the month "
        "de Gaulle was called to power. In September 1959 he spoke of self-determination."
        " The barricades went up on 24 January 1960 and came down on 1 February. On 22 "
        "April 1961 four generals seized Algiers; by the 26th their putsch was over. "
        "Talks at Evian opened in May, broke off in July and began again early the next "
        "year. A ceasefire took effect at noon on 19 March 1962. In the months that "
        "followed a million people left. Independence was proclaimed on 5 July, 132 years"
        " to the day after the French had taken the city.",
        "1 November 1954: 1954-11-01 ; All Saints' Day: 1954-11-01 ; August of the "
        "following year: 1955-08 ; January: 1957-01 ; September 1957: 1957-09 ; 13 May "
        "1958: 1958-05-13 ; the end of the month: 1958-05 ; September 1959: 1959-09 ; 24 "
        "January 1960: 1960-01-24 ; 1 February: 1960-02-01 ; 22 April 1961: 1961-04-22 ; "
        "the 26th: 1961-04-26 ; May: 1961-05 ; July: 1961-07 ; early the next year: 1962 "
        "; noon on 19 March 1962: 1962-03-19T12:00 ; the months: PXM ; 5 July: 1962-07-05"
        " ; 132 years: P132Y",
    ),
    "falklands": (
        "2012-05-14",
        "Argentine marines landed at dawn on 2 April 1982. South Georgia fell the next "
        "day. A task force left Portsmouth on the 5th. On 25 April South Georgia was "
        "retaken; on 1 May Vulcan bombers struck the runway, and the following afternoon "
        "the General Belgrano was sunk. Two days later HMS Sheffield was hit. The "
        "landings at San Carlos began in the early hours of 21 May. Goose Green was taken"
        " on 28–29 May. In the final week, between 11 and 14 June, the hills around "
        "Stanley were stormed one after another. At 9 p.m. on 14 June the garrison "
        "surrendered. The war had lasted 74 days.",
        "dawn on 2 April 1982: 1982-04-02TMO ; the next day: 1982-04-03 ; the 5th: "
        "1982-04-05 ; 25 April: 1982-04-25 ; 1 May: 1982-05-01 ; the following afternoon:"
        " 1982-05-02TAF ; Two days later: 1982-05-04 ; the early hours of 21 May: "
        "1982-05-21TMO ; 28: 1982-05-28 ; 29 May: 1982-05-29 ; 11: 1982-06-11 ; 14 June: "
        "1982-06-14 ; 9 p.m. on 14 June: 1982-06-14T21:00 ; 74 days: P74D",
    ),
    "bosnia": (
        "2012-05-14",
        "Sarajevo came under siege on 5 April 1992. By the summer two thirds of the "
        "country was in Serb hands. In January 1993 fighting broke out between Croats and"
        " Bosniaks, and that spring it spread through the valley of the Lasva. On 9 "
        "November the old bridge at Mostar was shot down. On 5 February 1994 a shell "
        "killed 68 people in a market; later that month NATO shot down four aircraft. The"
        " Washington agreement ended the Croat–Bosniak war in March. In July 1995 "
        "Srebrenica fell; in the days after 11 July some eight thousand men and boys were"
        " killed. On 28 August a second shell struck the market. Two days later NATO "
        "began its bombing, which lasted until 20 September. A truce took hold in "
        "October, and talks in Dayton ran from 1 to 21 November. The agreement was signed"
        " in Paris on 14 December.",
        "5 April 1992: 1992-04-05 ; the summer: 1992-SU ; January 1993: 1993-01 ; that "
        "spring: 1993-SP ; 9 November: 1993-11-09 ; 5 February 1994: 1994-02-05 ; later "
        "that month: 1994-02 ; March: 1994-03 ; July 1995: 1995-07 ; days: PXD ; 11 July:"
        " 1995-07-11 ; 28 August: 1995-08-28 ; Two days later: 1995-08-30 ; 20 September:"
        " 1995-09-20 ; October: 1995-10 ; 1: 1995-11-01 ; 21 November: 1995-11-21 ; 14 "
        "December: 1995-12-14",
    ),
    "eritrea": (
        "2012-05-14",
        "War broke out at Badme on 6 May 1998. In the second week of June aircraft bombed"
        " Asmara and Mekelle. Fighting flared up again in February 1999. By May 2000 "
        "Ethiopia had massed 300,000 men. On the 12th they broke through; Barentu fell "
        "within a week. A truce was signed on 18 June 2000 and a peace treaty on 12 "
        "December of that year. The commission ruled in April 2002.",
        "6 May 1998: 1998-05-06 ; the second week of June: 1998-W24 ; February 1999: "
        "1999-02 ; May 2000: 2000-05 ; the 12th: 2000-05-12 ; a week: P1W ; 18 June 2000:"
        " 2000-06-18 ; 12 December of that year: 2000-12-12 ; April 2002: 2002-04",
    ),
    "chaco": (
        "2012-05-14",
        "Fort Boqueron was attacked on 9 September 1932 and fell on the 29th. In December"
        " 1933 two divisions surrendered at Campo Via. A truce was arranged over "
        "Christmas, but fighting resumed on 7 January. During 1934 the front moved west. "
        "The guns fell silent at noon on 14 June 1935. Three years on, in July 1938, the "
        "peace was signed.",
        "9 September 1932: 1932-09-09 ; the 29th: 1932-09-29 ; December 1933: 1933-12 ; "
        "Christmas: 1933-12-25 ; 7 January: 1934-01-07 ; 1934: 1934 ; noon on 14 June "
        "1935: 1935-06-14T12:00 ; Three years on: P3Y ; July 1938: 1938-07",
    ),
    "finland": (
        "2012-05-14",
        "Helsinki was bombed on the morning of 30 November 1939. The assault on the "
        "isthmus stalled in mid-December. On 7 January 1940 Timoshenko took command, and "
        "on 1 February the barrage began. Ten days later the line broke at Summa. On 5 "
        "March talks were agreed to; Viipuri was still being fought over on the 12th, "
        "when peace was signed in Moscow. Fighting ended at 11 a.m. the next day. The war"
        " had lasted 105 days. Fifteen months later, on 25 June 1941, it began anew.",
        "the morning of 30 November 1939: 1939-11-30TMO ; mid-December: 1939-12 ; 7 "
        "January 1940: 1940-01-07 ; 1 February: 1940-02-01 ; Ten days later: 1940-02-11 ;"
        " 5 March: 1940-03-05 ; the 12th: 1940-03-12 ; 11 a.m. the next day: "
        "1940-03-13T11:00 ; 105 days: P105D ; Fifteen months later: 1941-06 ; 25 June "
        "1941: 1941-06-25",
    ),
    "invasion": (
        "2022-03-03",
        "KYIV, March 2 - Russian forces took Kherson on Wednesday, a week after the "
        "invasion began. The city of 290,000 had been cut off since Feb. 26. In 2014 "
        "Moscow seized Crimea. On Feb. 24 it attacked from the north, east and south. A "
        "second round of talks is set for Thursday. President Zelenskiy said overnight "
        "that 6,000 Russians had been killed in six days. Earlier on Tuesday a missile "
        "hit the television tower. The Kremlin, which sent troops to Syria in September "
        "2015, called it slander. On 30 September that year its jets flew their first "
        "raids.",
        "March 2: 2022-03-02 ; Wednesday: 2022-03-02 ; a week: P1W ; Feb. 26: 2022-02-26 "
        "; 2014: 2014 ; Feb. 24: 2022-02-24 ; Thursday: 2022-03-03 ; overnight: "
        "2022-03-01TNI ; six days: P6D ; Earlier on Tuesday: 2022-03-01 ; September 2015:"
        " 2015-09 ; 30 September that year: 2015-09-30",
    ),
    "siege at a gas plant": (
        "2013-01-21",
        "ALGIERS - The death toll from a four-day siege at a gas plant rose to 81 on "
        "Sunday as troops found more bodies. The attack began before dawn on Wednesday "
        "when gunmen stormed the In Amenas complex. Algerian forces launched a first "
        "assault on Thursday and ended the siege in a final raid on Saturday. Officials "
        "warned the toll would rise further in the coming hours. The founder of the "
        "brigade, who lost an eye in the 1990s, had broken with al Qaeda last year. In "
        "March 2003 his men seized 32 tourists; they were freed in August after five "
        "months in the desert. France sent troops to neighbouring Mali on Jan. 11. Prime "
        "Minister Sellal is due to speak on Monday afternoon.",
        "four-day: P4D ; Sunday: 2013-01-20 ; dawn on Wednesday: 2013-01-16TMO ; "
        "Thursday: 2013-01-17 ; Saturday: 2013-01-19 ; the coming hours: PTXH ; the "
        "1990s: 199 ; last year: 2012 ; March 2003: 2003-03 ; August: 2003-08 ; five "
        "months: P5M ; Jan. 11: 2013-01-11 ; Monday afternoon: 2013-01-21TAF",
    ),
}


@pytest.fixture(scope="module")
def finder() -> TimeFinder:
    return TimeFinder()


@pytest.mark.parametrize("name", CHRONICLES)
def test_each_date_takes_its_year_from_the_right_anchor(finder: TimeFinder, name: str) -> None:
    date, text, wanted = CHRONICLES[name]
    found = finder.find(text, date=date)
    assert [f"{time.text}: {time.value}" for time in found] == wanted.split(" ; ")
