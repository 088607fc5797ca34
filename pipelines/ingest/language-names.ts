/** Languages as inputs name them → BCP 47. */

/** Codes of three letters (ISO 639-2, both kinds) and English names, for the languages that news is most written in. */
const CODES: Readonly<Record<string, string>> = Object.fromEntries(
  [
    "ar ara arabic",
    "bg bul bulgarian",
    "bn ben bengali",
    "cs ces cze czech",
    "da dan danish",
    "de deu ger german",
    "el ell gre greek",
    "en eng english",
    "es spa spanish",
    "et est estonian",
    "fa fas per persian farsi",
    "fi fin finnish",
    "fr fra fre french",
    "he heb hebrew",
    "hi hin hindi",
    "hr hrv croatian",
    "hu hun hungarian",
    "id ind indonesian",
    "it ita italian",
    "ja jpn japanese",
    "ko kor korean",
    "lt lit lithuanian",
    "lv lav latvian",
    "ms msa may malay",
    "nl nld dut dutch",
    "no nor norwegian",
    "pl pol polish",
    "pt por portuguese",
    "ro ron rum romanian",
    "ru rus russian",
    "sk slk slo slovak",
    "sl slv slovenian",
    "sq sqi alb albanian",
    "sr srp serbian",
    "sv swe swedish",
    "sw swa swahili",
    "ta tam tamil",
    "th tha thai",
    "tr tur turkish",
    "uk ukr ukrainian",
    "ur urd urdu",
    "vi vie vietnamese",
    "zh zho chi chinese"
  ].flatMap((line) => {
    const [code, ...names] = line.split(" ")
    return names.map((name) => [name, code])
  })
)

/** The primary subtag of a language as declared (`en-GB`, `eng`, `English`), null where it is no language. */
export const languageCode = (declared: string | null | undefined): string | null => {
  const word = /^\s*(?<word>[A-Za-z]+)/u.exec(declared ?? "")?.groups?.word.toLowerCase()
  if (word === undefined) return null
  return CODES[word] ?? (word.length <= 3 && word.length >= 2 && word !== "und" && word !== "mul" ? word : null)
}
