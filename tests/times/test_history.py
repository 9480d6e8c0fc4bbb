"""Histories of wars: dates take their years from one another, never from publication."""

from __future__ import annotations

from typing import Final

import pytest

from dragoman.times.api import TimeFinder

HISTORIES: Final = {
    "seven years": (
        "The Seven Years' War opened on 29 August 1756, when Prussian troops crossed into "
        "Saxony. Dresden was taken in early September, and the Saxon army laid down its arms "
        "on 14 October. The following spring Frederick marched on Prague. He won a costly "
        "battle outside the city on 6 May, but six weeks later he was beaten at Kolin. In "
        "November he turned west and routed the French at Rossbach. A month later, on 5 "
        "December, he won again at Leuthen. By the summer of 1758 the Russians had reached the "
        "Oder. The battle of Zorndorf on 25 August cost each side a third of its men. In "
        "mid-October the Austrians surprised him at Hochkirch. The next year was worse: on 12 "
        "August 1759 his army was broken at Kunersdorf. Berlin was held by raiders for three "
        "days in October 1760. Empress Elizabeth died on 5 January 1762, and in May her heir "
        "made peace. The treaty of Hubertusburg was signed on 15 February 1763, seven years "
        "after the war had begun.",
        "29 August 1756: 1756-08-29 ; early September: 1756-09 ; 14 October: 1756-10-14 ; "
        "The following spring: 1757-SP ; 6 May: 1757-05-06 ; six weeks later: 1757-06-17 ; "
        "November: 1757-11 ; A month later: 1757-12 ; 5 December: 1757-12-05 ; "
        "the summer of 1758: 1758-SU ; 25 August: 1758-08-25 ; mid-October: 1758-10 ; "
        "The next year: 1759 ; 12 August 1759: 1759-08-12 ; three days: P3D ; "
        "October 1760: 1760-10 ; 5 January 1762: 1762-01-05 ; May: 1762-05 ; "
        "15 February 1763: 1763-02-15 ; seven years: P7Y",
    ),
    "napoleon": (
        "Napoleon entered Russia on the night of 23–24 June 1812 with more than half a million "
        "men. Vilna fell on 28 June, and Smolensk burned on 17 August. Three weeks later, on 7 "
        "September, the armies met at Borodino. One week after that he rode into Moscow, and "
        "the fires began the same evening. He waited there for five weeks. On 19 October the "
        "retreat started; the first snow fell in early November. The crossing of the Berezina "
        "took place between 26 and 29 November 1812. By mid-December the last stragglers had "
        "recrossed the Niemen. In the spring of 1813 Prussia changed sides. That autumn the "
        "allies closed in, and from 16 to 19 October they fought the largest battle of the age "
        "at Leipzig. By the end of the year the French were behind the Rhine. Paris "
        "surrendered on 31 March 1814. Napoleon gave up his throne on 6 April and landed on "
        "Elba a month later. Within a year he was back: he left the island on 26 February 1815 "
        "and reached Paris on 20 March. On the morning of 18 June he faced Wellington. Four "
        "days later he abdicated for the second time. In late July he was put aboard a British "
        "ship, and he reached Saint Helena in October.",
        "the night of 23–24 June 1812: 1812-06-23TNI ; 28 June: 1812-06-28 ; "
        "17 August: 1812-08-17 ; Three weeks later: 1812-09-07 ; 7 September: 1812-09-07 ; "
        "One week after that: 1812-09-14 ; the same evening: 1812-09-14TEV ; five weeks: P5W ; "
        "19 October: 1812-10-19 ; early November: 1812-11 ; 26: 1812-11-26 ; "
        "29 November 1812: 1812-11-29 ; mid-December: 1812-12 ; the spring of 1813: 1813-SP ; "
        "That autumn: 1813-FA ; 16: 1813-10-16 ; 19 October: 1813-10-19 ; "
        "the end of the year: 1813 ; 31 March 1814: 1814-03-31 ; 6 April: 1814-04-06 ; "
        "a month later: 1814-05 ; a year: P1Y ; 26 February 1815: 1815-02-26 ; "
        "20 March: 1815-03-20 ; the morning of 18 June: 1815-06-18TMO ; "
        "Four days later: 1815-06-22 ; late July: 1815-07 ; October: 1815-10",
    ),
    "civil war": (
        "The guns at Charleston opened fire at 4:30 a.m. on April 12, 1861. The garrison of "
        "the fort held out for 34 hours and surrendered on April 13. Two days later Lincoln "
        "called for 75,000 men. Virginia seceded on April 17, and by June three more states "
        "had followed. On July 21 the Union army was beaten at Bull Run. The following winter "
        "was spent drilling. In February 1862 Grant took two forts on the rivers of Tennessee, "
        "and in early April he fought at Shiloh. New Orleans fell at the end of April. From "
        "June 25 to July 1 Lee drove McClellan from Richmond. In September he crossed the "
        "Potomac. September 17, 1862 remains the bloodiest day of the war. Five days later "
        "Lincoln announced that the slaves would be freed on January 1, 1863. In May 1863 Lee "
        "won at Chancellorsville, and a month later he marched north. The armies met at "
        "Gettysburg on July 1–3. On July 4 Vicksburg surrendered after a siege of 47 days. In "
        "the fall of 1863 the fighting moved to Chattanooga. The next spring Grant took "
        "command, and in May 1864 he crossed the Rapidan. Atlanta fell on September 2. In "
        "November Sherman set out for the sea, and he reached Savannah on December 21. "
        "Richmond was given up on the night of April 2, 1865. A week later, on April 9, Lee "
        "surrendered. Lincoln was shot on April 14 and died the next morning.",
        "4:30 a.m. on April 12, 1861: 1861-04-12T04:30 ; 34 hours: PT34H ; "
        "April 13: 1861-04-13 ; Two days later: 1861-04-15 ; April 17: 1861-04-17 ; "
        "June: 1861-06 ; July 21: 1861-07-21 ; The following winter: 1861-WI ; "
        "February 1862: 1862-02 ; early April: 1862-04 ; the end of April: 1862-04 ; "
        "June 25: 1862-06-25 ; July 1: 1862-07-01 ; September: 1862-09 ; "
        "September 17, 1862: 1862-09-17 ; Five days later: 1862-09-22 ; "
        "January 1, 1863: 1863-01-01 ; May 1863: 1863-05 ; a month later: 1863-06 ; "
        "July 1: 1863-07-01 ; 3: 1863-07-03 ; July 4: 1863-07-04 ; 47 days: P47D ; "
        "the fall of 1863: 1863-FA ; The next spring: 1864-SP ; May 1864: 1864-05 ; "
        "September 2: 1864-09-02 ; November: 1864-11 ; December 21: 1864-12-21 ; "
        "the night of April 2, 1865: 1865-04-02TNI ; A week later: 1865-04-09 ; "
        "April 9: 1865-04-09 ; April 14: 1865-04-14 ; the next morning: 1865-04-15TMO",
    ),
    "great war": (
        "On 28 June 1914 the heir to the Austrian throne was shot in Sarajevo. A month later, "
        "on 28 July, Austria declared war on Serbia. Within a week most of Europe was at war. "
        "German troops entered Belgium on the morning of 4 August, and Britain declared war "
        "that evening. In late August the Russians were beaten at Tannenberg. The battle of "
        "the Marne lasted from 5 to 12 September. By the end of November the front ran from "
        "the sea to the Alps. In April 1915 the allies landed at Gallipoli. Italy joined the "
        "war in May. Serbia was overrun that autumn. The troops at Gallipoli left again in "
        "December and January. On 21 February 1916 the Germans attacked at Verdun. The battle "
        "went on until December. On the first day of the Somme, 1 July, nearly 20,000 British "
        "soldiers died. In March 1917 the tsar fell, and the following month the United States "
        "entered the war. The Bolsheviks took power on the night of 6–7 November 1917. An "
        "armistice in the east followed in December. On 3 March 1918 Russia signed away a "
        "third of its people. Later that month the Germans struck in the west. On 8 August the "
        "tide turned. Bulgaria asked for terms in late September, the Ottomans on 30 October, "
        "and Austria-Hungary on 3 November. The Kaiser fled on 9 November. Two days later, at "
        "11 a.m., the guns fell silent. The war had lasted four years and three months.",
        "28 June 1914: 1914-06-28 ; A month later: 1914-07 ; 28 July: 1914-07-28 ; a week: P1W "
        "; the morning of 4 August: 1914-08-04TMO ; that evening: 1914-08-04TEV ; "
        "late August: 1914-08 ; 5: 1914-09-05 ; 12 September: 1914-09-12 ; "
        "the end of November: 1914-11 ; April 1915: 1915-04 ; May: 1915-05 ; "
        "that autumn: 1915-FA ; December: 1915-12 ; January: 1916-01 ; "
        "21 February 1916: 1916-02-21 ; December: 1916-12 ; 1 July: 1916-07-01 ; "
        "March 1917: 1917-03 ; the following month: 1917-04 ; "
        "the night of 6–7 November 1917: 1917-11-06TNI ; December: 1917-12 ; "
        "3 March 1918: 1918-03-03 ; "
        "Later that month: 1918-03 ; 8 August: 1918-08-08 ; late September: 1918-09 ; "
        "30 October: 1918-10-30 ; 3 November: 1918-11-03 ; 9 November: 1918-11-09 ; "
        "Two days later: 1918-11-11 ; 11 a.m.: 1918-11-11T11:00 ; "
        "four years and three months: P4Y3M",
    ),
    "second war": (
        "Germany invaded Poland on 1 September 1939, and two days later Britain and France "
        "declared war. Soviet troops crossed the eastern border on 17 September. Warsaw held "
        "out until 28 September. On 30 November the Red Army attacked Finland; the Winter War "
        "ended on 13 March 1940. In April Denmark and Norway were invaded. On 10 May the "
        "Germans struck in the west, and within five days the Dutch had given up. The "
        "evacuation of Dunkirk ran from 26 May to 4 June. France signed an armistice on 22 "
        "June. Throughout the summer the air battle over England went on. In September 1940 "
        "Italy moved into Egypt, and in late October into Greece. In the early hours of 22 "
        "June 1941 three million men crossed the Soviet border. Minsk fell six days later, "
        "Kiev on 19 September. By the winter of 1941 the Germans were outside Moscow. On 5 "
        "December the Soviets struck back. On the morning of 7 December Japan attacked Pearl "
        "Harbor, and the next day the United States declared war. Singapore surrendered on 15 "
        "February 1942. In early June of 1942 four Japanese carriers were sunk off Midway. "
        "That August the Marines landed on Guadalcanal. The fight for Stalingrad began in late "
        "August and ended on 2 February 1943. In July of that year the allies landed in "
        "Sicily, and on 8 September Italy's surrender was made public. Rome fell on 4 June "
        "1944. On 6 June the allies landed in Normandy. Paris was freed on 25 August. By the "
        "spring of 1945 the war in Europe was all but over. Hitler killed himself on 30 April, "
        "and a week later Germany surrendered. Japan fought on for three more months. "
        "Hiroshima was bombed on 6 August and Nagasaki three days later. On 15 August the "
        "emperor spoke on the radio. The surrender was signed on 2 September 1945, six years "
        "and one day after the war began.",
        "1 September 1939: 1939-09-01 ; two days later: 1939-09-03 ; 17 September: 1939-09-17 "
        "; 28 September: 1939-09-28 ; 30 November: 1939-11-30 ; 13 March 1940: 1940-03-13 ; "
        "April: 1940-04 ; 10 May: 1940-05-10 ; five days: P5D ; 26 May: 1940-05-26 ; "
        "4 June: 1940-06-04 ; 22 June: 1940-06-22 ; the summer: 1940-SU ; "
        "September 1940: 1940-09 ; late October: 1940-10 ; "
        "the early hours of 22 June 1941: 1941-06-22TMO ; six days later: 1941-06-28 ; "
        "19 September: 1941-09-19 ; the winter of 1941: 1941-WI ; 5 December: 1941-12-05 ; "
        "the morning of 7 December: 1941-12-07TMO ; the next day: 1941-12-08 ; "
        "15 February 1942: 1942-02-15 ; early June of 1942: 1942-06 ; That August: 1942-08 ; "
        "late August: 1942-08 ; 2 February 1943: 1943-02-02 ; July of that year: 1943-07 ; "
        "8 September: 1943-09-08 ; 4 June 1944: 1944-06-04 ; 6 June: 1944-06-06 ; "
        "25 August: 1944-08-25 ; the spring of 1945: 1945-SP ; 30 April: 1945-04-30 ; "
        "a week later: 1945-05-07 ; three more months: P3M ; 6 August: 1945-08-06 ; "
        "three days later: 1945-08-09 ; 15 August: 1945-08-15 ; 2 September 1945: 1945-09-02 ; "
        "six years and one day: P6Y1D",
    ),
    "korea": (
        "At dawn on 25 June 1950 North Korean forces crossed the 38th parallel. Seoul fell "
        "three days later. By the beginning of August the defenders held only a corner in the "
        "south-east. On 15 September 1950 marines landed at Inchon, and on the 29th the "
        "capital was handed back to its government. In October the line was crossed in the "
        "other direction; Pyongyang was captured on the 19th of that month. Chinese troops "
        "attacked in force on 25 November. During December the United Nations troops fell "
        "back. Seoul changed hands for the third time on 4 January 1951 and for the fourth in "
        "March. On 11 April 1951 MacArthur was dismissed. Talks opened on 10 July 1951 and "
        "dragged on for two years. In the first half of 1953 the last offensives were fought. "
        "The armistice was signed at 10 a.m. on 27 July 1953.",
        "dawn on 25 June 1950: 1950-06-25TMO ; three days later: 1950-06-28 ; "
        "the beginning of August: 1950-08 ; 15 September 1950: 1950-09-15 ; "
        "the 29th: 1950-09-29 ; October: 1950-10 ; the 19th of that month: 1950-10-19 ; "
        "25 November: 1950-11-25 ; December: 1950-12 ; 4 January 1951: 1951-01-04 ; "
        "March: 1951-03 ; 11 April 1951: 1951-04-11 ; 10 July 1951: 1951-07-10 ; "
        "two years: P2Y ; the first half of 1953: 1953-H1 ; "
        "10 a.m. on 27 July 1953: 1953-07-27T10:00",
    ),
    "vietnam": (
        "Dien Bien Phu fell on 7 May 1954 after a siege of eight weeks. The accords of July "
        "1954 divided the country. In the years that followed, the south slid into war. On 2 "
        "August 1964 a destroyer was fired on in the Gulf of Tonkin; Congress passed its "
        "resolution five days later. The first combat troops waded ashore at Da Nang on 8 "
        "March 1965. By the end of that year there were 184,000 Americans in the country, and "
        "by late 1967 almost half a million. The Tet offensive began in the small hours of 31 "
        "January 1968. Hue was retaken on 24 February. On 31 March Johnson announced that he "
        "would not run again. Peace talks began in Paris in May. In June 1969 Nixon announced "
        "the first withdrawals. In the spring of the following year troops entered Cambodia. "
        "At Easter 1972 the north attacked across the border. Bombing of Hanoi from 18 to 29 "
        "December 1972 was followed by an agreement the next month. The last American combat "
        "soldiers left on 29 March 1973. Two years later the end came quickly: Hue fell on 25 "
        "March 1975, Da Nang on 29 March, and Saigon on 30 April. The war had cost more lives "
        "in the 1960s and early 1970s than any since 1945.",
        "7 May 1954: 1954-05-07 ; eight weeks: P8W ; July 1954: 1954-07 ; the years: PXY ; "
        "2 August 1964: 1964-08-02 ; five days later: 1964-08-07 ; 8 March 1965: 1965-03-08 ; "
        "the end of that year: 1965 ; late 1967: 1967 ; "
        "the small hours of 31 January 1968: 1968-01-31TMO ; 24 February: 1968-02-24 ; "
        "31 March: 1968-03-31 ; May: 1968-05 ; June 1969: 1969-06 ; "
        "the spring of the following year: 1970-SP ; Easter 1972: 1972-04-02 ; 18: 1972-12-18 "
        "; 29 December 1972: 1972-12-29 ; the next month: 1973-01 ; 29 March 1973: 1973-03-29 "
        "; Two years later: 1975 ; 25 March 1975: 1975-03-25 ; 29 March: 1975-03-29 ; "
        "30 April: 1975-04-30 ; the 1960s: 196 ; early 1970s: 197 ; 1945: 1945",
    ),
    "gulf": (
        "Iraq invaded Iran on 22 September 1980. Khorramshahr fell after a month of street "
        "fighting, on 24 October. The front then hardly moved for eighteen months. In the "
        "spring of 1982 Iran struck back, and by late May the port was in its hands again. In "
        "July the war crossed into Iraq. The tanker war began in 1984 and grew worse in each "
        "of the next three years. In February 1986 Iran took the Faw peninsula; the Iraqis won "
        "it back on 17 April 1988. On 3 July 1988 an American cruiser shot down an airliner "
        "with 290 people on board. A fortnight later Tehran accepted a truce, which took "
        "effect on 20 August. Two years after that, on 2 August 1990, Iraqi tanks rolled into "
        "Kuwait. The council set 15 January 1991 as the last day for a withdrawal. The bombing "
        "began two days later. The ground war opened on 24 February and lasted 100 hours. On "
        "28 February the guns stopped.",
        "22 September 1980: 1980-09-22 ; a month: P1M ; 24 October: 1980-10-24 ; "
        "eighteen months: P18M ; the spring of 1982: 1982-SP ; late May: 1982-05 ; "
        "July: 1982-07 ; 1984: 1984 ; the next three years: P3Y ; February 1986: 1986-02 ; "
        "17 April 1988: 1988-04-17 ; 3 July 1988: 1988-07-03 ; A fortnight later: 1988-W28 ; "
        "20 August: 1988-08-20 ; Two years after that: 1990 ; 2 August 1990: 1990-08-02 ; "
        "15 January 1991: 1991-01-15 ; two days later: 1991-01-17 ; 24 February: 1991-02-24 ; "
        "100 hours: PT100H ; 28 February: 1991-02-28",
    ),
}
PUBLISHED: Final = "2024-05-15"


@pytest.fixture(scope="module")
def finder() -> TimeFinder:
    return TimeFinder()


@pytest.mark.parametrize("name", HISTORIES)
def test_a_history_is_dated_from_within(finder: TimeFinder, name: str) -> None:
    text, wanted = HISTORIES[name]
    found = finder.find(text, date=PUBLISHED)
    assert [f"{time.text}: {time.value}" for time in found] == wanted.split(" ; ")
